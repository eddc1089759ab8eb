"""What everybody sees of a workshop or outreach: also who supports people there, and how many came in all."""

from __future__ import annotations

from typing import Any

from coprod.meetings.models import Meeting
from coprod.meetings.queries import events as queries
from coprod.meetings.rules.shown import Shown
from coprod.statistics.disclosure import public_figure


def made(event: Meeting) -> Shown:
    """An event as everybody sees it. Its tables' notes are for those who read them, and so are small counts (E6)."""
    return Shown(
        kind=event.kind.value,
        title=event.title,
        about=event.about,
        begins=event.begins.isoformat("minutes"),
        ends=event.ends.isoformat("minutes"),
        venue=event.venue,
        venue_access=event.venue_access,
        is_online=bool(event.link),
        supporter=event.supporter,
        cancelled_why=event.cancelled_why,
        came=_came(event),
        items=[],
        papers=[],
        attendance=[],
        interests=[],
        summary="",
        easy_read=[],
        easy_read_is_behind=False,
        corrections=[],
        actions=[],
        earlier={},
    )


def _came(event: Meeting) -> dict[str, Any] | None:
    counted = sum(queries.heads(event).values())
    if not counted:
        return None
    figure = public_figure(counted)
    return {"figure": figure.value, "protected": figure.protected, "least": figure.least}
