"""The pages around claims: who is near, who is lent, budgets, what is asked before the day, later rates, fair offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock, settings
from coprod.core.db import db, reading
from coprod.core.words import date_words
from coprod.involvement.models import Agreement, Opportunity
from coprod.meetings.models import Group
from coprod.payments.models import Budget, Claim, ClaimLine, Lending, PreApproval, Relation
from coprod.payments.rules.claims import Choice, ClaimKind, ClaimStage
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role
from coprod.rates.models import Rate, RateCard
from coprod.rates.rules import figures
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import a_rate, a_work_session, an_agreement, an_opportunity
from tests.factories.meetings import a_group, a_meeting
from tests.factories.payments import a_budget, a_claim, a_pre_approval
from tests.factories.people import a_person
from tests.factories.programmes import a_partner, an_organisation, long_ago


@pytest.fixture
def agreement(kept: Kept, role: Opportunity) -> Agreement:
    with kept():
        a_budget(role)
        return an_agreement(role, a_person("Ann"))


@pytest.fixture
def claimant(
    app: Service, agreement: Agreement, kept: Kept, sign_in: Callable[[Visitor, Person], Visitor]
) -> Visitor:
    with kept():
        person = db.session.get_one(Person, agreement.person_id)
    return sign_in(Visitor(app, app.response_class), person)


@pytest.fixture
def lead(as_role: Callable[..., Visitor], kept: Kept, role: Opportunity) -> Visitor:
    with kept():
        programme = db.session.get_one(Programme, role.programme_id)
    return as_role(Role.LEAD, programme)


def one(app: Service, what: type) -> object:
    with app.app_context(), reading():
        found = db.session.scalars(select(what)).one()
        db.session.expunge(found)
        return found


def test_i_name_somebody_near_and_end_it_and_both_of_us_see_it(
    app: Service, claimant: Visitor, approver: Visitor
) -> None:
    assert "do not ask what you are" in claimant.see("/me/relations").text
    claimant.fill("/me/relations", other=approver.person.reference)

    assert "Ann" in approver.see("/me/relations").text
    relation = one(app, Relation)
    assert isinstance(relation, Relation)
    at = f"/me/relations/{relation.reference}/end"
    assert approver.get(at).status_code == 404, "only whoever declared it ends it"
    claimant.fill(at, form=at)
    assert "Over" in claimant.see("/me/relations").text


def test_a_lead_lends_a_partners_approver_and_ends_it(
    app: Service, lead: Visitor, kept: Kept, role: Opportunity
) -> None:
    with kept():
        programme = db.session.get_one(Programme, role.programme_id)
        to, lender = (
            db.session.get_one(Organisation, role.organisation_id),
            an_organisation("Northern Voices"),
        )
        a_partner(programme, to)
        a_partner(programme, lender)
        names = {"to": to.reference, "lender": lender.reference}
    assert "Choose an organisation" in lead.fill("/manage/lendings/new", role="payer").text

    lead.fill("/manage/lendings/new", role="payer", **names)

    assert "Northern Voices lends to" in lead.see("/manage/lendings").text
    lending = one(app, Lending)
    assert isinstance(lending, Lending)
    at = f"/manage/lendings/{lending.reference}/end"
    lead.fill(at, form=at)
    assert f"Until {date_words(clock.today())}" in lead.see("/manage/lendings").text


def test_a_lead_sees_budgets_and_work_without_one_and_adds_one(
    app: Service, lead: Visitor, kept: Kept, role: Opportunity, agreement: Agreement
) -> None:
    with kept():
        a_work_session(agreement)
        programme = db.session.get_one(Programme, role.programme_id)
        partner = an_organisation("Northern Voices")
        a_partner(programme, partner)
        a_work_session(an_agreement(an_opportunity(programme, organisation_id=partner.id)))
    page = lead.see("/manage/budgets")
    assert "Work that has no budget" in page.text and "Northern Voices" in page.text

    year = clock.today().year
    typed = {
        "organisation": partner.reference,
        "name": "Panels",
        "cost_code": "C9",
        "amount": "1,000",
        **{"from_day-day": "1", "from_day-month": "1", "from_day-year": str(year - 1)},
        **{"to_day-day": "31", "to_day-month": "12", "to_day-year": str(year + 1)},
    }
    lead.fill("/manage/budgets/new", **typed)

    page = lead.see("/manage/budgets")
    assert "Work that has no budget" not in page.text
    assert "In all: £1,000.00" in page.text and "Left: £925.00" in page.text
    with app.app_context(), reading():
        at = db.session.scalars(select(Budget.reference).where(Budget.name == "Panels")).one()
    lead.fill(f"/manage/budgets/{at}", amount="50")
    assert "More is planned than there is" in lead.see("/manage/budgets").text


def test_an_approver_sees_their_own_budgets_and_changes_none(
    app: Service, approver: Visitor, agreement: Agreement, kept: Kept
) -> None:
    with kept():
        other = a_budget(an_opportunity(), name="Somebody else’s")
    page = approver.see("/manage/budgets")

    assert "Involvement" in page.text and "Somebody else’s" not in page.text
    assert "Add a budget" not in page.text
    assert approver.get(f"/manage/budgets/{other.reference}").status_code == 404


def test_a_taxi_is_asked_for_and_agreed_to_before_the_day(
    app: Service, claimant: Visitor, approver: Visitor
) -> None:
    day = clock.today() + timedelta(days=2)
    claimant.fill(
        "/me/pre-approvals",
        expense="taxi",
        most="15",
        **{"on_day-day": str(day.day), "on_day-month": str(day.month), "on_day-year": str(day.year)},
    )
    assert "Waits for an answer" in claimant.see("/me/pre-approvals").text
    asked = one(app, PreApproval)
    assert isinstance(asked, PreApproval)
    assert "Ann: Taxi" in approver.see("/manage/pre-approvals").text

    approver.fill(f"/manage/pre-approvals/{asked.reference}", answer="give", most="12")

    assert "Up to £12.00" in claimant.see("/me/pre-approvals").text
    assert "Nobody waits for an answer." in approver.see("/manage/pre-approvals").text


def test_nobody_answers_what_they_asked_for_themselves(
    kept: Kept, agreement: Agreement, serving: Callable[..., Visitor]
) -> None:
    with kept():
        asked = a_pre_approval(a_claim(agreement, db.session.scalars(select(Budget)).one())).reference
        person = db.session.get_one(Person, agreement.person_id)

    assert serving(person=person).get(f"/manage/pre-approvals/{asked}").status_code == 403


def test_a_lead_sees_what_a_later_rate_adds_without_a_name_and_makes_the_claims(
    app: Service, lead: Visitor, kept: Kept, agreement: Agreement, role: Opportunity
) -> None:
    with kept():
        old = db.session.scalars(
            select(Rate).where(Rate.card_id == role.rate_card_id, Rate.key == "session")
        ).one()
        budget = db.session.scalars(select(Budget)).one()
        claim = a_claim(agreement, budget, stage=ClaimStage.PAID)
        lower = a_claim(agreement, budget, stage=ClaimStage.PAID, choice=Choice.LOWER, pence=5000)
        for each, offer in ((claim, 7500), (lower, 7500)):
            line = db.session.scalars(select(ClaimLine).where(ClaimLine.claim_id == each.id)).one()
            line.rate_id, line.offer_pence = old.id, offer
        old.to_day = claim.worked_on - timedelta(days=1)
        card = db.session.get_one(RateCard, old.card_id)
        a_rate(
            card,
            "session",
            basis=old.basis,
            amount_pence=8000,
            full_day_pence=16000,
            from_day=claim.worked_on,
        )

    assert "A later rate adds to 1 claim that was approved" in lead.see("/manage").text
    page = lead.see("/manage/top-ups")
    assert "1 claim gets more" in page.text and "£5.00" in page.text and "Ann" not in page.text

    lead.fill("/manage/top-ups")

    assert "No claim is touched." in lead.see("/manage/top-ups").text
    assert "A later rate adds" not in lead.see("/manage").text
    with app.app_context(), reading():
        assert db.session.scalars(select(Claim.stage).where(Claim.kind == ClaimKind.TOP_UP)).all() == [
            ClaimStage.SENT
        ]


def test_whoever_arranges_a_meeting_learns_that_its_roles_are_paid_differently_and_of_nobodys_choice(
    lead: Visitor, kept: Kept, role: Opportunity
) -> None:
    with kept():
        programme = db.session.get_one(Programme, role.programme_id)
        group: Group = a_group(programme)
        settings.put(figures.LIVING_WAGE, 1271, from_day=long_ago(), source="The law")
        for title, key in (("Panel member", "session"), ("Reader", "block")):
            paid = an_opportunity(programme, rate_key=key, group_id=group.id, words={"title": title})
            an_agreement(paid, a_person("Ann"))
        at = f"/manage/meetings/{a_meeting(group).reference}/pay"
        alone = f"/manage/meetings/{a_meeting(a_group(programme)).reference}/pay"

    page = lead.see(at)
    assert "offered different amounts" in page.text and "Reader: the offer comes to" in page.text
    assert "Ann" not in page.text
    assert "Look at what this meeting pays" in lead.see("/manage").text
    assert "Nobody has a paid role" in lead.see(alone).text


def test_an_approver_finds_what_waits_on_today(approver: Visitor, kept: Kept, agreement: Agreement) -> None:
    with kept():
        claim = a_claim(agreement, db.session.scalars(select(Budget)).one())
        a_pre_approval(claim, on_day=clock.today())

    page = approver.see("/manage")

    assert "1 claim waits for a decision" in page.text
    assert "1 person asks for something before the day" in page.text
