"""Secret addresses under which a calendar program reads meetings: made, made anew, and ended by their owner."""

from __future__ import annotations

import secrets

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.meetings.models import CalendarKey, Group
from coprod.meetings.operations.noting import note
from coprod.meetings.queries import calendars
from coprod.people.models import Person

# 192 bits: nobody guesses one.
KEY_BYTES = 24


def make_mine(person: Person, *, says_what: bool, by: int) -> str:
    """A new address for somebody's own meetings; the old one ends. Returns the key: only its hash is kept."""
    end_mine(person, by=by)
    audit.record("made a calendar address", by=by, kind="person", number=person.id)
    return _make(person_id=person.id, group_id=None, says_what=says_what)


def end_mine(person: Person, *, by: int) -> None:
    """From now on nobody reads somebody's meetings under the address."""
    if (held := calendars.of_person(person.id)) is not None:
        held.ended_at = clock.now()
        audit.record("ended a calendar address", by=by, kind="person", number=person.id)
        db.session.flush()


def make_groups(group: Group, *, says_what: bool, by: int) -> str:
    """A new address for the meetings of a group, for those who arrange them; the old one ends."""
    end_groups(group, by=by)
    note(group, "made a calendar address", by)
    return _make(person_id=None, group_id=group.id, says_what=says_what)


def end_groups(group: Group, *, by: int) -> None:
    """From now on nobody reads the group's meetings under the address."""
    if (held := calendars.not_ended([group.id]).get(group.id)) is not None:
        held.ended_at = clock.now()
        note(group, "ended a calendar address", by)
        db.session.flush()


def _make(*, person_id: int | None, group_id: int | None, says_what: bool) -> str:
    key = secrets.token_urlsafe(KEY_BYTES)
    db.session.add(
        CalendarKey(
            key_hash=calendars.key_hash(key),
            person_id=person_id,
            group_id=group_id,
            says_what=says_what,
            made_at=clock.now(),
        )
    )
    db.session.flush()
    return key
