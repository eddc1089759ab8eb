"""A payer sets people up in the finance system once they agreed to a role, and sees a whole account on one page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.involvement.models import Opportunity
from coprod.payments.models import BankDetails, PayeeSetup
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role
from tests.base.html import read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement
from tests.factories.people import a_person
from tests.web.payments.test_running import an_account

PAYEES, TODAY = "/manage/payees", "/manage"


@pytest.fixture
def payer(serving: Callable[..., Visitor]) -> Visitor:
    return serving(Role.PAYER)


@pytest.fixture
def one(kept: Kept, role: Opportunity) -> Callable[..., str]:
    """``one("Ann")`` agreed to the role and gave an account; where a payer finds her."""

    def make(name: str, person: Person | None = None) -> str:
        with kept():
            thing = db.session.get_one(Opportunity, role.id)
            person = person or a_person(name=name)
            an_agreement(thing, person)
            an_account(person)
            slug = db.session.get_one(Programme, thing.programme_id).slug
            paying = db.session.get_one(Organisation, thing.organisation_id).reference
            return f"{PAYEES}/{slug}/{paying}/{person.reference}"

    return make


def test_whoever_agreed_waits_until_the_finance_system_knows_them(
    app: Service, payer: Visitor, one: Callable[..., str]
) -> None:
    ann, bea = one("Ann Partner"), one("Bea Partner")
    assert "Ann Partner" in payer.see(PAYEES).main.text and "5678" in payer.see(ann).main.text
    assert "12345678" not in payer.see(ann).text

    payer.fill(ann, number="P-0017")
    refused = payer.fill(bea, number="P-0017")

    assert "Somebody else has this number" in read(refused.text).text
    with app.app_context(), reading():
        (setup,) = db.session.scalars(select(PayeeSetup))
        assert (setup.number, setup.done_by_id) == ("P-0017", payer.person.id)
    tables = [each.text for each in payer.see(PAYEES).all("table")]
    assert "Bea Partner" in tables[0] and "Ann Partner" in tables[1]


def test_the_whole_account_is_on_one_page_and_the_trail_tells_who_looked(
    app: Service, payer: Visitor, one: Callable[..., str], approver: Visitor, as_role: Callable[..., Visitor]
) -> None:
    at = f"{one('Ann Partner')}/account"

    told = payer.see(at).main.text
    assert "12345678" in told and "112233" in payer.see(at).main.text
    assert "We could not match this account number to this sort code. It may still be right." in told
    with app.app_context(), reading():
        looked = db.session.scalars(
            select(AuditRow.by_person).where(AuditRow.deed == "looked at bank details")
        ).all()
    assert looked == [payer.person.id] * 2
    assert approver.get(at).status_code == 404
    assert as_role(Role.PAYER).get(at).status_code == 404


def test_nobody_sets_themselves_up(payer: Visitor, one: Callable[..., str]) -> None:
    at = one("", payer.person)

    assert "Somebody else must set you up." in read(payer.fill(at, number="P-1").text).text
    assert payer.get(f"{at}/account").status_code == 403


def test_whoever_gave_another_account_waits_again_and_no_whole_number_is_on_those_pages(
    payer: Visitor, one: Callable[..., str], kept: Kept
) -> None:
    ann = one("Ann Partner")
    payer.fill(ann, number="P-0017")
    assert "gave another account" not in payer.see(TODAY).main.text
    with kept():
        person = db.session.scalars(select(Person).where(Person.name == "Ann Partner")).one()
        for each in db.session.scalars(select(BankDetails).where(BankDetails.person_id == person.id)):
            each.replaced_at = clock.now()
        an_account(person, "87654321")

    assert "1 person gave another account: type it into the finance system" in payer.see(TODAY).main.text
    (moved,) = (each for each in payer.see(PAYEES).all("table") if each.get("id") == "moved")
    assert "Ann Partner" in moved.text and "P-0017" in moved.text
    told = payer.see(ann).main.text
    assert "They gave another account" in told and "4321" in told and "87654321" not in told

    stale = payer.fill(ann, number="P-0017", seen="another")
    assert "changed since you opened this page" in read(stale.text).text
    payer.fill(ann, number="P-0017")
    assert "gave another account" not in payer.see(TODAY).main.text + payer.see(PAYEES).main.text
