"""Figures about paying: how fast, for whom claims wait, and sums that tell of nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Opportunity
from coprod.payments.models import Budget
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.paying import PaymentStage
from coprod.people.models import Person
from coprod.programmes.rules import Role
from tests.base.html import Element
from tests.base.service import Kept
from tests.base.statements import statements
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement
from tests.factories.payments import a_budget, a_claim, a_payment, an_approval
from tests.factories.people import a_person
from tests.web.payments.test_running import an_account

FIGURES = "/manage/money/figures"


def pay(role: Opportunity, people: int, pence: int = 7000) -> None:
    """So many people of a role were paid for a day ten days ago."""
    role = db.session.get_one(Opportunity, role.id)
    budget = db.session.scalars(select(Budget)).first() or a_budget(role)
    payer = a_person()
    for _each in range(people):
        claim = a_claim(an_agreement(role), budget, pence=pence, on=clock.today() - timedelta(days=10))
        payment = a_payment(claim, payer)
        payment.stage, payment.paid_on, claim.stage = PaymentStage.PAID, clock.today(), ClaimStage.PAID
        claim.paid_at = clock.now()
    db.session.flush()


def table(browser: Visitor, name: str) -> Element:
    return next(each for each in browser.see(FIGURES).all("table") if each.get("id") == name)


def cells(browser: Visitor, name: str) -> list[list[str]]:
    found = table(browser, name)
    return [[cell.text.strip() for cell in row.all("th", "td")] for row in found.all("tr")][1:]


def test_sums_are_shown_when_they_are_about_many_and_not_when_about_few(
    kept: Kept, role: Opportunity, approver: Visitor
) -> None:
    with kept():
        pay(role, 7)
    assert "£490.00" not in approver.see(FIGURES).text
    assert "not shown: few people" in table(approver, "paid").text

    with kept():
        pay(role, 1)
    page = approver.see(FIGURES)
    assert "£560.00" in table(approver, "paid").text and "8 claims were paid." in page.text
    assert "100% were paid within" in page.text


def test_how_work_is_spread_is_shown_as_far_as_it_tells_of_nobody(
    kept: Kept, role: Opportunity, approver: Visitor
) -> None:
    with kept():
        pay(role, 7)
    assert cells(approver, "spread")[0] == ["Once", "fewer than 8"]

    with kept():
        pay(role, 13)
    assert cells(approver, "spread") == [
        ["Once", "20"],
        ["2 to 4 times", "0"],
        ["5 to 12 times", "0"],
        ["More than 12 times", "0"],
    ]


def test_what_waits_stands_beside_whom_it_waits_for(
    kept: Kept, role: Opportunity, serving: Callable[..., Visitor]
) -> None:
    with kept():
        thing = db.session.get_one(Opportunity, role.id)
        budget = a_budget(thing)
        for stage, days in ((ClaimStage.QUERIED, 3), (ClaimStage.SENT, 10), (ClaimStage.SENT, 31)):
            a_claim(an_agreement(thing), budget, stage=stage, sent_at=clock.now() - timedelta(days=days))
        for gave_account in (True, False, False):
            claim = a_claim(an_agreement(thing), budget, sent_at=clock.now() - timedelta(days=10))
            an_approval(claim)
            if gave_account:
                an_account(db.session.get_one(Person, claim.person_id))
    rows = cells(serving(Role.PAYER), "waiting")

    # What nobody can pay, because there is no account yet, waits for the person.
    assert [row[1:] for row in rows] == [["1", "2", "0", "0"], ["0", "1", "0", "1"], ["0", "1", "0", "0"]]


def test_many_claims_ask_no_more_often_than_few(kept: Kept, role: Opportunity, approver: Visitor) -> None:
    asked = []
    for more in (3, 25):
        with kept():
            pay(role, more)
        approver.see(FIGURES)
        with statements() as found:
            approver.see(FIGURES)
        asked.append(len(found))

    assert asked[0] == asked[1]


def test_figures_of_others_are_not_seen(
    kept: Kept, role: Opportunity, as_role: Callable[..., Visitor]
) -> None:
    with kept():
        pay(role, 9)

    assert "Nothing was paid in this time." in as_role(Role.PAYER).see(FIGURES).text
    assert as_role(Role.LIVED_EXPERIENCE).get(FIGURES).status_code == 403
