"""What is done to groups and meetings stands in the trail, with numbers and references and never with words."""

from __future__ import annotations

from coprod.core import audit
from coprod.meetings.models import Group, Meeting


def note(thing: Group | Meeting, deed: str, by: int | None, **details: str | int | bool) -> None:
    """Write down what was done to a group or a meeting."""
    kind, label = ("group", thing.slug) if isinstance(thing, Group) else ("meeting", thing.reference)
    audit.record(deed, by=by, kind=kind, number=thing.id, label=label, **details)
