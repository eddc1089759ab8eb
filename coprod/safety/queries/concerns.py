"""Concerns and their logs: one, a page of many, and what waits."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.core.searching import words_of
from coprod.programmes.models import Programme
from coprod.safety.models import Concern, Entry
from coprod.safety.rules import Deed, Stage


def _whole() -> Select[Concern]:
    return select(Concern).options(
        joinedload(Concern.programme).selectinload(Programme.editions),
        joinedload(Concern.opened_by),
        joinedload(Concern.holder),
    )


def one(reference: str) -> Concern | None:
    """A concern with its programme, who opened it and who has it."""
    return db.session.scalars(_whole().where(Concern.reference == reference)).first()


def by_once(once_hash: str) -> Concern | None:
    """What a page opened when it was sent before."""
    return db.session.scalars(select(Concern).where(Concern.once_hash == once_hash)).first()


def entries(concern: Concern) -> list[Entry]:
    """The whole log, oldest first, with the people in it."""
    return list(
        db.session.scalars(
            select(Entry)
            .where(Entry.concern_id == concern.id)
            .options(joinedload(Entry.by), joinedload(Entry.told_person))
            .order_by(Entry.id)
        )
    )


def last_entry(concern: Concern) -> Entry | None:
    """The newest line of the log."""
    newest = select(Entry).where(Entry.concern_id == concern.id).order_by(Entry.id.desc()).limit(1)
    return db.session.scalars(newest).first()


def listed(
    programmes: Collection[int], page: int = 1, *, search: str = "", closed: bool = False
) -> Page[Concern]:
    """One page of the concerns of some programmes: those still open, oldest first, or those that have closed.

    With words, those in which each of them stands: in what they rest on, or in the log.
    """
    fitting = _whole().where(Concern.programme_id.in_(programmes))
    fitting = fitting.where(Concern.stage == Stage.CLOSED if closed else Concern.stage != Stage.CLOSED)
    for word in words_of(search):
        in_log = (
            select(Entry.id)
            .where(
                Entry.concern_id == Concern.id,
                or_(
                    Entry.words.icontains(word, autoescape=True), Entry.told.icontains(word, autoescape=True)
                ),
            )
            .exists()
        )
        fitting = fitting.where(
            or_(
                Concern.reference.icontains(word, autoescape=True),
                Concern.words.icontains(word, autoescape=True),
                Concern.reach_note.icontains(word, autoescape=True),
                in_log,
            )
        )
    order = Concern.closed_at.desc() if closed else Concern.opened_at
    return page_of(fitting.order_by(order, Concern.id), page)


def how_many_open(programmes: Collection[int]) -> tuple[int, int]:
    """How many concerns of some programmes are not closed, and how many of these nobody deals with yet."""
    rows = db.session.execute(
        select(Concern.stage, func.count())
        .where(Concern.programme_id.in_(programmes), Concern.stage != Stage.CLOSED)
        .group_by(Concern.stage)
    )
    found = {stage: count for stage, count in rows}
    return sum(found.values()), found.get(Stage.OPEN, 0)


def untold() -> list[str]:
    """The references of concerns that nobody deals with, of which nobody was told and which nobody has read."""
    known = select(Entry.concern_id).where(Entry.deed.in_((Deed.TOLD, Deed.READ)))
    return list(
        db.session.scalars(
            select(Concern.reference)
            .where(Concern.stage == Stage.OPEN, Concern.id.not_in(known))
            .order_by(Concern.id)
        )
    )


def of_holder(person_id: int) -> list[Concern]:
    """What somebody deals with now, oldest first."""
    return list(
        db.session.scalars(
            select(Concern)
            .where(Concern.holder_id == person_id, Concern.stage == Stage.DEALING)
            .order_by(Concern.id)
        )
    )
