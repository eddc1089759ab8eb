"""Ending sign-ins. What has ended here opens nothing any more, whatever a cookie says (threat T16)."""

from __future__ import annotations

from coprod.core import audit, clock
from coprod.people import queries
from coprod.people.models import Person, SignIn


def sign_out(sign_in: SignIn, *, by: int | None) -> None:
    """End one sign-in. ``by=None`` is the command line."""
    sign_in.ended_at = clock.now()
    audit.record("signed out", by=by, kind="person", number=sign_in.person_id)


def end_others(person: Person, *, kept: SignIn | None, by: int | None) -> int:
    """End all sign-ins of somebody but one (none is kept for ``None``). Returns how many ended."""
    others = [each for each in queries.open_sign_ins(person.id) if kept is None or each.id != kept.id]
    for each in others:
        sign_out(each, by=by)
    return len(others)
