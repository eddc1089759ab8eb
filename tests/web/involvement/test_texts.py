"""The words of the agreement and how a role is paid, on the pages of those who may."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, reading
from coprod.involvement.models import AgreementText, Determination
from coprod.involvement.rules.opportunities import Stage
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_opportunity
from tests.factories.programmes import a_membership, a_programme


def test_the_words_are_begun_changed_published_and_then_never_change(
    app: Service, kept: Kept, as_role: Callable[..., Visitor]
) -> None:
    with kept():
        programme = a_programme()
    lead = as_role(Role.LEAD, programme)
    texts = f"/manage/programmes/{programme.slug}/agreement-texts"

    lead.fill(texts, form=f"{texts}/begin")
    lead.fill(f"{texts}/1", **{"t-text": "## We\n\n* pay what we said."})
    lead.fill(
        f"{texts}/1?language=ur", **{"t-text": "ہم ادا کرتے ہیں۔", "standing": "draft", "from_present": "y"}
    )
    lead.fill(f"{texts}/1/publish")

    assert "pay what we said." in lead.see(f"{texts}/1/read").text
    assert lead.post(f"{texts}/1", data={"t-text": "Something else", "seen": ""}).status_code == 422
    lead.fill(f"{texts}/1?language=en&format=easy_read", **{"t-text": "We pay you.", "standing": "draft"})
    lead.fill(texts, form=f"{texts}/begin")
    with app.app_context(), reading():
        rows = db.session.scalars(select(AgreementText).order_by(AgreementText.version)).all()
        assert [(each.version, each.published_on is not None) for each in rows] == [(1, True), (2, False)]
    assert lead.post(f"{texts}/begin").status_code == 409


def test_a_role_is_determined_by_its_lead_or_by_who_approves_for_its_organisation(
    app: Service, kept: Kept, as_role: Callable[..., Visitor], sign_in: Callable[..., Visitor]
) -> None:
    with kept():
        programme = a_programme()
        opportunity = an_opportunity(programme, stage=Stage.DECIDED)
    address = f"/manage/opportunities/{opportunity.reference}/paid"
    lead, member = as_role(Role.LEAD, programme), as_role(Role.LIVED_EXPERIENCE, programme)

    lead.fill(f"{address}/new", route="payroll", basis="Somebody says how and when.")

    page = lead.see(address).text
    assert "Somebody says how and when." in page and lead.person.name in page
    assert "Not looked at: nobody is paid through a company" in page
    member.see(address, status=403)
    # The same first day would leave the one before without a day.
    assert lead.fill(f"{address}/new", route="accounts_payable", basis="Changed").status_code == 422
    with app.app_context(), reading():
        assert len(db.session.scalars(select(Determination)).all()) == 1
    with kept():
        a_membership(member.person, programme, Role.LEAD)
    member.see(address)
