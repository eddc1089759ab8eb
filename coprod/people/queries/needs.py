"""What people need to take part, and who has looked at it (domain rule A1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db
from coprod.people.models import AccessNeed, AccessProfile, Person
from coprod.people.rules.needs import READ, NeedKind, review_due

MOST_LOOKS_SHOWN = 20
_ORDER = list(NeedKind)


class Look(NamedTuple):
    """One time that somebody looked at what a person needs."""

    at: datetime
    # "" for somebody of the group who goes by another name there.
    by: str
    # The day of the meeting that they arrange; None for whoever wrote the needs down for the person.
    meeting_on: date | None


def of_some(people: Collection[int]) -> dict[int, list[AccessNeed]]:
    """What each of some people needs, in the order of the kinds."""
    found: dict[int, list[AccessNeed]] = defaultdict(list)
    for need in db.session.scalars(
        select(AccessNeed).where(AccessNeed.person_id.in_(people)).order_by(AccessNeed.id)
    ):
        found[need.person_id].append(need)
    for needs in found.values():
        needs.sort(key=lambda need: _ORDER.index(need.kind))
    return found


def of(person_id: int) -> list[AccessNeed]:
    """What one person needs."""
    return of_some([person_id]).get(person_id, [])


def one(person_id: int, reference: str) -> AccessNeed | None:
    """One of somebody's own needs; anybody else's does not exist."""
    return db.session.scalars(
        select(AccessNeed).where(AccessNeed.person_id == person_id, AccessNeed.reference == reference)
    ).first()


def profile(person_id: int) -> AccessProfile | None:
    """What somebody agreed to, and when they last looked; ``None`` for somebody who was never asked."""
    return db.session.get(AccessProfile, person_id)


def who_share(people: Collection[int]) -> frozenset[int]:
    """Those of some people whose needs may be seen by whoever arranges a meeting that they are asked to."""
    return frozenset(
        db.session.scalars(
            select(AccessProfile.person_id)
            .where(AccessProfile.person_id.in_(people), AccessProfile.is_shared.is_(True))
            .order_by(AccessProfile.person_id)
        )
    )


def review_is_due(person_id: int) -> bool:
    """Whether somebody said more than a year ago what they need."""
    held = profile(person_id)
    return held is not None and review_due(held.reviewed_on) <= clock.today()


def to_review(people: Collection[int] | None = None) -> list[tuple[AccessProfile, Person]]:
    """Those (of some people, or of all) whose year is over, longest ago first."""
    chosen = (
        select(AccessProfile, Person)
        .join(Person, Person.id == AccessProfile.person_id)
        .where(
            AccessProfile.reviewed_on <= clock.today() - timedelta(days=365), Person.forgotten_at.is_(None)
        )
        .order_by(AccessProfile.reviewed_on, AccessProfile.person_id)
    )
    if people is not None:
        chosen = chosen.where(AccessProfile.person_id.in_(people))
    return [
        (held, person)
        for held, person in db.session.execute(chosen)
        if review_due(held.reviewed_on) <= clock.today()
    ]


def looks(person_id: int) -> list[Look]:
    """Who has looked at what somebody needs, the newest first."""
    rows = db.session.execute(
        select(AuditRow, Person)
        .join(Person, Person.id == AuditRow.by_person)
        .where(AuditRow.subject_kind == "person", AuditRow.subject_number == person_id, AuditRow.deed == READ)
        .order_by(AuditRow.id.desc())
        .limit(MOST_LOOKS_SHOWN)
    )
    return [
        Look(
            clock.london(row.at),
            "" if row.details.get("goes_by_another_name") else person.called,
            _day(row.details.get("meeting_on")),
        )
        for row, person in rows
    ]


def _day(told: Any) -> date | None:
    return date.fromisoformat(told) if isinstance(told, str) else None


def copy_of(person: Person) -> dict[str, Any]:
    """What is held of somebody's needs, for the copy of their data (domain rule D5)."""
    held = profile(person.id)
    return {
        "needs": [
            {"kind": each.kind.value, "words": each.words, "recorded_on": each.recorded_on.isoformat()}
            for each in of(person.id)
        ],
        "shared": held.is_shared if held else False,
        "agreed_at": held.consented_at.isoformat() if held and held.consented_at else None,
        "reviewed_on": held.reviewed_on.isoformat() if held else None,
    }
