"""Rates, paid roles, applications and agreements. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.involvement.models import (
    Agreement,
    AgreementText,
    AgreementTextEdition,
    Application,
    Criterion,
    Determination,
    InductionItem,
    Opportunity,
    OpportunityEdition,
    Panelist,
    WorkSession,
)
from coprod.involvement.rules.agreements import InductionKind, Route, SessionStage
from coprod.involvement.rules.opportunities import DwpBasis, Expense, Method, Stage
from coprod.people.models import Person
from coprod.programmes import queries as programmes
from coprod.programmes.models import Organisation, Programme
from coprod.questionnaires.models import Questionnaire
from coprod.rates.models import Rate, RateCard
from coprod.rates.rules.pay import Basis
from tests.factories.people import a_person
from tests.factories.programmes import a_programme, an_organisation, long_ago
from tests.factories.questionnaires import a_version

_number = count(1)
WORDS = {
    "title": "Help to choose new staff",
    "summary": "Sit on a panel that asks people who want to work here.",
    "purpose": "Staff who listen.",
    "can_change": "Who is chosen, and what they are asked.",
    "who_for": "People who have used the service in the last five years.",
    "what_you_do": "Read four forms, and ask two questions.",
    "time": "One afternoon a month.",
    "place": "In Preston, near the station.",
    "access": "A room on the ground floor, with a loop.",
    "support": "Ask for Sam Reed, 01234 567890, Monday to Thursday.",
    "telephone": "Ask for Sam Reed, 01234 567890, Monday to Thursday, 9 to 5.",
    "payment": "Within 10 working days of your claim.",
    "expenses": "Travel, care and food.",
    "how_chosen": "Two people read what you write, without your name.",
    "criterion.listens": "Says how they listen to others",
    "criterion.own": "Says what they would want to change",
}


def a_rate_card(organisation: Organisation | None = None, **more: Any) -> RateCard:
    """A card with three kinds of work: a session (£75, £150), an hour (£25), blocks of three hours (£20)."""
    organisation = organisation or an_organisation()
    facts = {
        "name": "Involvement rates",
        "policy_name": "Involvement policy",
        "policy_version": "3",
        "cancellation_hours": 48,
        "from_day": long_ago(),
        **more,
    }
    card = RateCard(organisation_id=organisation.id, **facts)
    db.session.add(card)
    db.session.flush()
    a_rate(card, "session", basis=Basis.SESSION, amount_pence=7500, full_day_pence=15000)
    a_rate(card, "hour", basis=Basis.HOUR, amount_pence=2500)
    a_rate(card, "block", basis=Basis.BLOCK, amount_pence=2000, block_minutes=180)
    return card


def a_rate(card: RateCard, key: str, **facts: Any) -> Rate:
    """One rate of a card, since long ago unless told otherwise."""
    rate = Rate(
        card_id=card.id,
        key=key,
        name=key.capitalize(),
        **{"from_day": long_ago(), "made_at": clock.now(), **facts},
    )
    db.session.add(rate)
    db.session.flush()
    return rate


def an_opportunity(
    programme: Programme | None = None, *, stage: Stage = Stage.OPEN, criteria: bool = True, **more: Any
) -> Opportunity:
    """A role that pays by the session, with its English words; two places; open for two more weeks."""
    programme = programme or a_programme()
    organisation_id = more.pop("organisation_id", None) or an_organisation().id
    words = {**WORDS, **more.pop("words", {})}
    organisation = db.session.get_one(Organisation, organisation_id)
    card = more.pop("rate_card", None) or a_rate_card(organisation)
    facts: dict[str, Any] = {
        "places": 2,
        "closes_on": clock.today() + timedelta(days=14),
        "answers_by": clock.today() + timedelta(days=28),
        "begins_on": clock.today() + timedelta(days=40),
        "dwp_basis": DwpBasis.HEALTH_CARE,
        "dwp_organisation_id": organisation_id,
        "rate_card_id": card.id,
        "rate_key": "session",
        "methods": [Method.BANK.value, Method.CASH.value],
        "expenses": [each.value for each in Expense],
        "session_minutes": 180,
        "preparation_minutes": 30,
        **more,
    }
    if stage is Stage.DRAFT:
        questionnaire = Questionnaire(made_at=clock.now())
        db.session.add(questionnaire)
        db.session.flush()
        asked: dict[str, Any] = {"questionnaire_id": questionnaire.id}
    else:
        version = a_version()
        notice = programmes.latest_notice(programme.id)
        asked = {
            "questionnaire_id": version.questionnaire_id,
            "version_id": version.id,
            "privacy_notice_id": notice.id if notice else None,
            "opened_at": clock.now(),
            "first_closes_on": facts["closes_on"],
        }
    opportunity = Opportunity(
        programme_id=programme.id,
        organisation_id=organisation_id,
        stage=stage,
        made_at=clock.now(),
        **asked,
        **facts,
    )
    db.session.add(opportunity)
    db.session.flush()
    db.session.add(
        OpportunityEdition(
            opportunity_id=opportunity.id,
            language="en",
            format=Format.STANDARD,
            standing=Standing.CHECKED,
            text=words,
            changed_at=clock.now(),
        )
    )
    if criteria:
        for position, key in enumerate(("listens", "own")):
            db.session.add(Criterion(opportunity_id=opportunity.id, key=key, position=position))
    db.session.flush()
    return opportunity


def a_panelist(
    opportunity: Opportunity, person: Person | None = None, *, lived: bool = False, **more: Any
) -> Panelist:
    """Somebody who reads applications."""
    panelist = Panelist(
        opportunity_id=opportunity.id, person_id=(person or a_person()).id, has_lived_experience=lived, **more
    )
    db.session.add(panelist)
    opportunity.panel_people += 1
    opportunity.panel_lived += lived
    db.session.flush()
    return panelist


def an_application(opportunity: Opportunity, person: Person | None = None, **more: Any) -> Application:
    """What somebody sent: with an account if a person is given."""
    number = next(_number)
    facts: dict[str, Any] = {
        "name": person.name if person else f"Applicant {number}",
        "email": (person.email or "") if person else f"applicant{number}@example.org",
        # Long, since no operation looks here whether another application is called so.
        "label": secret.code(8),
        "answers": {},
        "sent_at": clock.now(),
        "locator_hash": secret.code(32),
        "secret_hash": secret.code(32),
        **more,
    }
    application = Application(opportunity_id=opportunity.id, person_id=person.id if person else None, **facts)
    db.session.add(application)
    db.session.flush()
    return application


def an_agreement_text(programme: Programme, *, published: bool = True, version: int = 1) -> AgreementText:
    """What is agreed, in English."""
    text = AgreementText(programme_id=programme.id, version=version, made_at=clock.now())
    db.session.add(text)
    db.session.flush()
    db.session.add(
        AgreementTextEdition(
            text_id=text.id,
            language="en",
            format=Format.STANDARD,
            standing=Standing.CHECKED,
            text={"text": "You can stop at any time. We pay what we said."},
            changed_at=clock.now(),
        )
    )
    db.session.flush()
    if published:
        text.published_on = long_ago()
        db.session.flush()
    return text


def an_agreement(
    opportunity: Opportunity | None = None,
    person: Person | None = None,
    *,
    is_agreed: bool = True,
    route: Route | None = Route.ACCOUNTS_PAYABLE,
    **more: Any,
) -> Agreement:
    """Somebody's place in a role that has begun, with its status determined unless ``route`` is None."""
    opportunity = opportunity or an_opportunity(stage=Stage.DECIDED)
    programme = db.session.get_one(Programme, opportunity.programme_id)
    facts: dict[str, Any] = {
        "starts_on": clock.today() - timedelta(days=200),
        "offered_at": clock.now(),
        **more,
    }
    if is_agreed and "text_id" not in facts:
        from sqlalchemy import select

        text = db.session.scalars(
            select(AgreementText).where(AgreementText.programme_id == programme.id).order_by(AgreementText.id)
        ).first()
        facts["text_id"] = (text or an_agreement_text(programme)).id
        facts["agreed_at"] = clock.now()
    agreement = Agreement(opportunity_id=opportunity.id, person_id=(person or a_person()).id, **facts)
    db.session.add(agreement)
    if route is not None:
        a_determination(opportunity, route)
    db.session.flush()
    return agreement


def a_determination(
    opportunity: Opportunity, route: Route = Route.ACCOUNTS_PAYABLE, **more: Any
) -> Determination:
    """Through which office the role is paid."""
    determination = Determination(
        opportunity_id=opportunity.id,
        route=route,
        basis="No control over how the work is done.",
        determined_on=long_ago(),
        from_day=long_ago(),
        **more,
    )
    db.session.add(determination)
    db.session.flush()
    return determination


def a_work_session(
    agreement: Agreement, on: date | None = None, *, minutes: int = 180, **more: Any
) -> WorkSession:
    """Agreed work of three hours, a week ago unless told otherwise."""
    day = on or clock.today() - timedelta(days=7)
    session = WorkSession(
        agreement_id=agreement.id,
        **{
            "title": "Reading of applications",
            "begins_at": clock.end_of_day(day) - timedelta(hours=12),
            "on_day": day,
            "minutes": minutes,
            "stage": SessionStage.AGREED,
            "decided_at": clock.now(),
            **more,
        },
    )
    db.session.add(session)
    db.session.flush()
    return session


def an_induction_item(opportunity: Opportunity, **more: Any) -> InductionItem:
    """One thing that is done in a role before it begins."""
    item = InductionItem(
        opportunity_id=opportunity.id,
        **{
            "kind": InductionKind.TRAINING,
            "position": next(_number),
            "words": "How a panel chooses",
            **more,
        },
    )
    db.session.add(item)
    db.session.flush()
    return item
