"""The register of public decisions across groups: searched and filtered, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock, word_lists
from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.core.searching import words_of
from coprod.meetings.models import Group, ShownDecision
from coprod.meetings.rules.advice import AdviceStands
from coprod.meetings.rules.decisions import Influence


@dataclass(frozen=True)
class Decided:
    """A public decision with the group that took it; an event has none."""

    row: ShownDecision
    group: Group | None


def listed(
    page: int = 1,
    *,
    search: str = "",
    programme_id: int | None = None,
    group_id: int | None = None,
    workstream_id: int | None = None,
    year: int | None = None,
    influence: Influence | None = None,
    advice: AdviceStands | None = None,
    size: int = 25,
) -> Page[Decided]:
    """One page of the register."""
    asked = select(ShownDecision).order_by(ShownDecision.decided_on.desc(), ShownDecision.id.desc())
    if programme_id is not None:
        asked = asked.where(ShownDecision.programme_id == programme_id)
    if group_id is not None:
        asked = asked.where(ShownDecision.group_id == group_id)
    if workstream_id is not None:
        asked = asked.where(
            ShownDecision.group_id.in_(select(Group.id).where(Group.workstream_id == workstream_id))
        )
    if year is not None:
        asked = asked.where(ShownDecision.decided_on.between(date(year, 1, 1), date(year, 12, 31)))
    if influence is not None:
        asked = asked.where(ShownDecision.shown["influence"].as_string() == influence.value)
    if advice is not None:
        asked = asked.where(*_stands(advice))
    for word in words_of(search):
        for part in word_lists.parts(word):
            asked = asked.where(ShownDecision.searchable.contains(part, autoescape=True))
    found = page_of(asked, page, size)
    return Page(_with_groups(found.rows), found.number, found.size, found.total)


def _stands(advice: AdviceStands) -> list[ColumnElement[bool]]:
    """What the facts of advice must be, today. Days lie there as texts that are in the order of the days."""
    due_on, answered_on = (
        ShownDecision.shown["advice", name].as_string() for name in ("due_on", "answered_on")
    )
    if advice is AdviceStands.ANSWERED:
        return [answered_on.is_not(None)]
    waits = [due_on.is_not(None), answered_on.is_(None)]
    return [*waits, due_on < clock.today().isoformat()] if advice is AdviceStands.LATE else waits


def _with_groups(rows: Sequence[ShownDecision]) -> list[Decided]:
    numbers = {row.group_id for row in rows if row.group_id is not None}
    groups: Mapping[int, Group] = {
        each.id: each for each in db.session.scalars(_groups().where(Group.id.in_(numbers)))
    }
    return [Decided(row, groups.get(row.group_id) if row.group_id else None) for row in rows]


def _groups() -> Select[Group]:
    return select(Group).options(selectinload(Group.editions), joinedload(Group.programme)).order_by(Group.id)


def groups() -> list[Group]:
    """The groups that everybody may know of, to choose from."""
    return list(db.session.scalars(_groups().where(Group.opened_on.is_not(None))))


def years() -> list[int]:
    """The years in which something was decided, the newest first."""
    days = db.session.scalars(
        select(ShownDecision.decided_on).distinct().order_by(ShownDecision.decided_on.desc())
    )
    return list(dict.fromkeys(day.year for day in days))
