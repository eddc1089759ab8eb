"""Workshops and outreach as everybody sees them: which are coming, and what came of those that are over."""

from __future__ import annotations

from coprod.core import paging
from coprod.core.access import Reply, permit
from coprod.core.forms import page
from coprod.core.rules import everyone
from coprod.meetings.models import ShownMeeting
from coprod.meetings.queries import events as queries
from coprod.meetings.rules.meetings import KIND_WORDS, Kind
from coprod.meetings.views import bp


@bp.get("/events")
@permit(everyone, anonymous=True)
def events() -> Reply:
    """Events that anybody can come to, and those that are over."""
    return page(
        "meetings/events/events.html",
        coming=queries.shown_coming(),
        past=queries.shown_past(paging.wanted()),
        kinds={kind.value: words for kind, words in KIND_WORDS.items()},
    )


@bp.get("/events/<reference>")
@permit(everyone, on=queries.shown_one, anonymous=True, kept=True)
def event(shown: ShownMeeting) -> Reply:
    """One event: when, where, who supports people, and afterwards how many came."""
    return page(
        "meetings/events/event.html",
        event=shown,
        told=shown.shown,
        kind=KIND_WORDS[Kind(shown.shown["kind"])],
    )
