"""Saying once what one needs, letting it be seen or not, and being asked again every year (domain rule A1)."""

from __future__ import annotations

from sqlalchemy import delete, select

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.people import emails, queries
from coprod.people.models import AccessNeed, AccessProfile, Person
from coprod.people.rules.needs import READ, NeedKind


def _profile(person: Person, by: int) -> AccessProfile:
    """Somebody's row, made when they first say something; saying something is looking at it."""
    held = queries.needs.profile(person.id)
    if held is None:
        held = AccessProfile(person_id=person.id, is_shared=False)
        db.session.add(held)
    held.reviewed_on, held.asked_again_on = clock.today(), None
    if by != person.id:
        # Who wrote down something for somebody else stands in the trail; the words never do.
        audit.record("wrote down what somebody needs", by=by, kind="person", number=person.id)
    return held


def add_need(person: Person, *, kind: NeedKind, words: str, by: int) -> AccessNeed:
    """Write down one more thing that somebody needs. Errors: ``Refused`` for a kind that is there already."""
    _profile(person, by)
    there = select(AccessNeed.id).where(AccessNeed.person_id == person.id, AccessNeed.kind == kind)
    if db.session.scalar(there) is not None:
        raise Refused(_("This is in the list already. Change what stands there."))
    need = AccessNeed(person_id=person.id, kind=kind, words=words, recorded_on=clock.today())
    db.session.add(need)
    db.session.flush()
    return need


def change_need(person: Person, need: AccessNeed, *, words: str, by: int) -> None:
    """Say it in other words."""
    _profile(person, by)
    need.words, need.recorded_on = words, clock.today()


def remove_need(person: Person, need: AccessNeed, *, by: int) -> None:
    """Take one thing away. What was arranged for a meeting is not undone by it: somebody must be told."""
    _profile(person, by)
    db.session.execute(delete(AccessNeed).where(AccessNeed.id == need.id))


def share_needs(person: Person, *, agrees: bool, by: int) -> None:
    """Let whoever arranges a meeting see the needs, or nobody any more, at once."""
    held = _profile(person, by)
    held.is_shared = agrees
    held.consented_at = clock.now() if agrees else None
    deed = "agreed that needs may be seen" if agrees else "took back that needs may be seen"
    audit.record(deed, by=by, kind="person", number=person.id)


def review_needs(person: Person, *, by: int) -> None:
    """All of it is still so."""
    _profile(person, by)


def note_look(person_id: int, *, by: int, meeting: str = "", **details: str | bool) -> None:
    """Write down that somebody read what a person needs: that person can see it. Call this for every reading."""
    audit.record(READ, by=by, kind="person", number=person_id, label=meeting, **details)


def ask_again() -> int:
    """Write to those whose year is over and who were not asked yet. Returns how many were asked."""
    asked = 0
    for held, person in queries.needs.to_review():
        if held.asked_again_on is None:
            held.asked_again_on = clock.today()
            emails.look_again(person)
            asked += 1
    return asked
