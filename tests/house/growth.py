"""The standing world, grown: so many of everything that a service collects over the years."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select

from coprod import Service
from coprod.consultations.models import Consultation, ConsultationEdition, Response
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import Base, db, writing
from coprod.core.outbox import Mail
from coprod.feedback.models import FeedbackChange, FeedbackItem, FeedbackStory
from coprod.influence.models import Answer, Change, Commitment
from coprod.involvement.models import Criterion, Opportunity, OpportunityEdition
from coprod.people.models import Person
from coprod.programmes.models import Membership, Organisation, Partner, Programme, ReviewHolding
from coprod.questionnaires.models import Questionnaire, QuestionnaireVersion, Sheet, SheetText
from coprod.safety.models import Concern, Entry
from coprod.themes.models import Finding, FindingEdition
from tests.house.world import World

A_LIFE = 200  # consultations of one programme
REGISTER = 500  # organisations of a whole service


def grow(app: Service, world: World, many: int) -> None:
    """Copy what there is, so many times, in bulk.

    One programme asks a few hundred questions in its life; the lead and the reviewer here serve both programmes,
    of which the other one has asked thousands.
    """
    with app.app_context():
        with writing():
            _serve_both(world)
        for stage in (Stage.OPEN, Stage.ANSWERED):
            with writing():
                _consultations(world.own.asked[stage].reference, min(many, A_LIFE))
                _consultations(world.other.asked[stage].reference, many)
        with writing():
            _answers(world.own.asked[Stage.CLOSED].reference, many)
            _stories(world.own.asked[Stage.OPEN].item, many)
            _people(world, many)
            _letters(many)
            _concerns(world.own.concern, many)
            _roles(world.own.asked[Stage.OPEN].offers.opportunity, min(many, REGISTER))


def _serve_both(world: World) -> None:
    other = db.session.scalar(select(Programme.id).where(Programme.slug == world.other.slug))
    for role in ("lead", "reviewer"):
        number = _row(Membership, Membership.person_id == world.people[role].id)["id"]
        copies(Membership, Membership.id == number, 1, programme_id=[int(other or 0)])
    holding = _row(ReviewHolding, ReviewHolding.reference == world.own.holding)["id"]
    copies(ReviewHolding, ReviewHolding.id == holding, 1, programme_id=[int(other or 0)])


def _consultations(reference: str, many: int) -> None:
    one = _row(Consultation, Consultation.reference == reference)
    drafts = copies(Questionnaire, Questionnaire.id == one["questionnaire_id"], many)
    versions = copies(
        QuestionnaireVersion, QuestionnaireVersion.id == one["version_id"], many, questionnaire_id=drafts
    )
    asked = copies(
        Consultation, Consultation.id == one["id"], many, questionnaire_id=drafts, version_id=versions
    )
    copies(ConsultationEdition, ConsultationEdition.consultation_id == one["id"], many, consultation_id=asked)
    finding = _row(Finding, Finding.consultation_id == one["id"])["id"]
    findings = copies(Finding, Finding.id == finding, many, consultation_id=asked)
    copies(FindingEdition, FindingEdition.finding_id == finding, many, finding_id=findings)
    answer = _row(Answer, Answer.finding_id == finding)["id"]
    answers = copies(Answer, Answer.id == answer, many, finding_id=findings)
    promise = _row(Commitment, Commitment.answer_id == answer)["id"]
    promises = copies(Commitment, Commitment.id == promise, many, answer_id=answers)
    copies(Change, Change.commitment_id == promise, many, commitment_id=promises)


def _answers(reference: str, many: int) -> None:
    asked = _row(Consultation, Consultation.reference == reference)
    response = _row(Response, Response.consultation_id == asked["id"])
    sheet = _row(Sheet, Sheet.key == response["sheet_key"])
    text = _row(SheetText, SheetText.sheet_key == sheet["key"])
    keys = [secrets.token_hex(16) for _ in range(many)]
    _insert(Sheet, [sheet | {"key": key, "locator_hash": key, "secret_hash": key} for key in keys])
    _insert(
        SheetText, [text | {"key": f"{key[:31]}x", "sheet_key": key, "question": "better"} for key in keys]
    )
    _insert(Response, [response | {"sheet_key": key} for key in keys])


def _stories(item: str, many: int) -> None:
    """Items that have not been moved would be read as today's, and so have words: each has a sheet of its own."""
    one, sheet = _row(FeedbackItem, FeedbackItem.key == item), _row(Sheet, Sheet.key == item)
    text = _row(SheetText, SheetText.sheet_key == item)
    keys = [secrets.token_hex(16) for _ in range(many)]
    _insert(Sheet, [sheet | {"key": key, "locator_hash": key, "secret_hash": key} for key in keys])
    _insert(SheetText, [text | {"key": f"{key[:31]}y", "sheet_key": key} for key in keys])
    _insert(FeedbackItem, [one | {"key": key, "sheet_key": key} for key in keys])
    story = _row(FeedbackStory, FeedbackStory.item_key == item)["id"]
    copies(FeedbackStory, FeedbackStory.id == story, many, item_key=keys)
    change = _row(FeedbackChange, FeedbackChange.item_key == item)["id"]
    copies(FeedbackChange, FeedbackChange.id == change, many, item_key=keys)


def _people(world: World, many: int) -> None:
    people = copies(Person, Person.id == world.people["carer"].id, many)
    copies(Membership, Membership.person_id == world.people["carer"].id, many, person_id=people)
    organisation = _row(Organisation, Organisation.reference == world.own.organisation)["id"]
    organisations = copies(Organisation, Organisation.id == organisation, min(many, REGISTER))
    partner = _row(Partner, Partner.reference == world.own.partner)["id"]
    copies(Partner, Partner.id == partner, min(many, 50), organisation_id=organisations[:50])


def _concerns(reference: str, many: int) -> None:
    one = _row(Concern, Concern.reference == reference)["id"]
    concerns = copies(Concern, Concern.id == one, many)
    copies(Entry, Entry.concern_id == one, many, concern_id=concerns)


def _roles(reference: str, many: int) -> None:
    one = _row(Opportunity, Opportunity.reference == reference)
    drafts = copies(Questionnaire, Questionnaire.id == one["questionnaire_id"], many)
    versions = copies(
        QuestionnaireVersion, QuestionnaireVersion.id == one["version_id"], many, questionnaire_id=drafts
    )
    roles = copies(
        Opportunity, Opportunity.id == one["id"], many, questionnaire_id=drafts, version_id=versions
    )
    copies(OpportunityEdition, OpportunityEdition.opportunity_id == one["id"], many, opportunity_id=roles)
    copies(Criterion, Criterion.opportunity_id == one["id"], many, opportunity_id=roles)


def _letters(many: int) -> None:
    now = clock.now()
    letter: dict[str, Any] = {
        "kind": "code",
        "to_address": "ada@people.example",
        "subject": "Your code",
        "body": "123456",
    }
    letter |= {"language": "en", "tries": 0}
    _insert(
        Mail,
        [
            {**letter, "message_id": f"<{n}@coprod.example>", "written_at": now, "due_at": now}
            for n in range(many)
        ],
    )


def _row(model: type[Base], which: ColumnElement[bool]) -> dict[str, Any]:
    found = db.session.execute(select(model.__table__).where(which)).mappings().first()
    return dict(found or {})


def copies(
    model: type[Base], which: ColumnElement[bool], many: int, **changed: list[int] | list[str]
) -> list[int]:
    """Copies of a row that differ in number, reference and whatever is given for each of them."""
    row = _row(model, which)
    first = (db.session.scalar(select(func.max(model.__table__.c.id))) or 0) + 1
    rows = []
    for number in range(many):
        copy = row | {"id": first + number} | {name: values[number] for name, values in changed.items()}
        if "reference" in row:
            copy["reference"] = secrets.token_hex(6)
        if "once_hash" in row:
            copy["once_hash"] = secrets.token_hex(32)
        if "email" in row:
            copy |= {"email": f"copy{first + number}@people.example", "name": f"Copy {number}"}
        rows.append(copy)
    _insert(model, rows)
    return [copy["id"] for copy in rows]


def _insert(model: type[Base], rows: list[dict[str, Any]]) -> None:
    if rows:
        db.session.execute(insert(model.__table__), rows)  # type: ignore[arg-type]
