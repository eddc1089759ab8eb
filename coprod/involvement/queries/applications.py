"""Applications: one's own, the one that a code opens, and those of an opportunity for whoever reads or arranges."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock, paging, secret
from coprod.core.db import db, is_writing
from coprod.core.paging import Page
from coprod.involvement.models import Application, Opportunity
from coprod.involvement.rules.applications import ApplicationStage
from coprod.people.models import Person
from coprod.people.rules import same_telephone, tidy_email
from coprod.programmes.models import Programme
from coprod.questionnaires.operations import receipts


def _whole() -> Select[Application]:
    """With its opportunity's words and questions, its programme's words, its writer and its files."""
    return select(Application).options(
        joinedload(Application.person),
        selectinload(Application.files),
        joinedload(Application.opportunity).selectinload(Opportunity.editions),
        joinedload(Application.opportunity).joinedload(Opportunity.version),
        joinedload(Application.opportunity).joinedload(Opportunity.organisation),
        joinedload(Application.opportunity)
        .joinedload(Opportunity.programme)
        .selectinload(Programme.editions),
    )


def one(reference: str) -> Application | None:
    """An application. While somebody writes, its opportunity is held first, as every deed about it does."""
    if is_writing():
        held = (
            select(Opportunity.id)
            .join(Application, Application.opportunity_id == Opportunity.id)
            .where(Application.reference == reference)
        )
        db.session.scalar(held.with_for_update(of=Opportunity))
    return db.session.scalars(_whole().where(Application.reference == reference)).first()


def of_person(person: Person, number: int = 1) -> Page[Application]:
    """Everything that somebody with an account has applied for, the newest first."""
    return paging.page_of(
        _whole()
        .where(Application.person_id == person.id)
        .order_by(Application.sent_at.desc(), Application.id.desc()),
        number,
    )


def by_code(code: str) -> Application | None:
    """The application that a code opens; ``None`` for a wrong one, and for what was taken back.

    One statement for every code, and the rest for the right secret only: the time that a wrong code takes does not tell
    whether somebody has its locator (threat T15).
    """
    receipt = receipts.read_code(code)
    if receipt is None:
        return None
    kept = db.session.scalar(
        select(Application.secret_hash).where(
            Application.locator_hash == receipt.locator_hash,
            Application.stage != ApplicationStage.WITHDRAWN,
        )
    )
    if not secret.same(kept or "", receipt.secret_hash):
        return None
    reference = select(Application.reference).where(Application.locator_hash == receipt.locator_hash)
    return one(db.session.scalars(reference).one())


def has_applied(opportunity_id: int, person_id: int) -> bool:
    """Whether somebody has applied for a role with their account, and has not taken it back."""
    asked = select(Application.id).where(
        Application.opportunity_id == opportunity_id,
        Application.person_id == person_id,
        Application.stage != ApplicationStage.WITHDRAWN,
    )
    return db.session.scalar(asked.limit(1)) is not None


def reached_as(opportunity_id: int, person: Person) -> list[Application]:
    """What somebody sent without an account who is reached at an address or a number of this person's: perhaps theirs.

    Nobody has shown that what they typed is their own, so all that follows is that this person does not judge it.
    """
    found = db.session.scalars(
        select(Application)
        .where(
            Application.opportunity_id == opportunity_id,
            Application.person_id.is_(None),
            Application.stage != ApplicationStage.WITHDRAWN,
        )
        .order_by(Application.id)
    )
    return [each for each in found if is_reached_as(each, person)]


def is_reached_as(application: Application, person: Person) -> bool:
    """Whether an application says the e-mail address or the telephone number of somebody here."""
    email = tidy_email(application.email)
    if email and email in (person.email, person.email_before):
        return True
    return same_telephone(application.telephone, person.telephone)


def position(application: Application) -> int:
    """Where somebody stands on the reserve list: 1 is the next."""
    before = select(func.count(Application.id)).where(
        Application.opportunity_id == application.opportunity_id,
        Application.stage == ApplicationStage.RESERVE,
        Application.reserve_place < application.reserve_place,
    )
    return (db.session.scalar(before) or 0) + 1


def of_opportunity(
    opportunity_id: int, stages: Collection[ApplicationStage] | None = None
) -> list[Application]:
    """Every application for a role that was not taken back, by label: the order says nothing of who came when."""
    found = (
        select(Application)
        .where(Application.opportunity_id == opportunity_id, Application.stage != ApplicationStage.WITHDRAWN)
        .options(joinedload(Application.person), selectinload(Application.files))
        .order_by(Application.label)
    )
    if stages is not None:
        found = found.where(Application.stage.in_(stages))
    return list(db.session.scalars(found))


def past_their_day() -> list[str]:
    """The references of those for whom a place was kept until a day that is over."""
    return list(
        db.session.scalars(
            select(Application.reference)
            .where(Application.stage == ApplicationStage.OFFERED, Application.answer_by < clock.today())
            .order_by(Application.answer_by, Application.id)
        )
    )


def offered(person_id: int) -> list[Application]:
    """What somebody with an account has been offered and has not answered, the first day first."""
    return list(
        db.session.scalars(
            _whole()
            .where(Application.person_id == person_id, Application.stage == ApplicationStage.OFFERED)
            .order_by(Application.answer_by, Application.id)
        )
    )
