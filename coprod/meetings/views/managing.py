"""What every page for those who arrange a group's meetings is told."""

from __future__ import annotations

from typing import Any

from flask import abort, url_for

from coprod.core import editions
from coprod.core.access import Reply, viewer
from coprod.core.editions import Reading
from coprod.core.forms import page
from coprod.core.words import _l, language
from coprod.meetings import permissions
from coprod.meetings.models import Group, Meeting
from coprod.meetings.queries import groups as queries
from coprod.meetings.rules.events import EVENT_WORDS
from coprod.meetings.rules.meetings import STAGE_TAGS, STAGE_WORDS
from coprod.meetings.rules.minutes import MINUTES_TAGS, MINUTES_WORDS

# The rooms of one group and of one meeting, in the order in which they are needed: words, endpoint.
EVENT_ROOMS: tuple[tuple[str, str], ...] = (
    (_l("Overview"), "meetings.manage_event"),
    (_l("Details"), "meetings.event_details"),
    (_l("A pack to print"), "meetings.event_pack"),
    (_l("How many came"), "meetings.event_heads"),
    (_l("Who is there"), "meetings.attendance"),
    (_l("What was said"), "meetings.event_notes"),
)
GROUP_ROOMS: tuple[tuple[str, str], ...] = (
    (_l("Overview"), "meetings.manage_group"),
    (_l("Plan a meeting"), "meetings.new_meeting"),
    (_l("Words"), "meetings.group_words"),
    (_l("Terms of reference"), "meetings.terms"),
    (_l("Members"), "meetings.members"),
    (_l("Figures"), "meetings.group_figures"),
    (_l("Needs that were not met"), "meetings.unmet_needs"),
    (_l("What it belongs to"), "meetings.group_basics"),
)
# Rooms that chairs and minute-takers do not enter.
# Rooms that tell who of the programme is who, and how to reach them, are for no other member (domain rule D12).
LEADS_ONLY = frozenset({"meetings.group_basics", "meetings.packs"})
MEETING_ROOMS: tuple[tuple[str, str], ...] = (
    (_l("Overview"), "meetings.manage"),
    (_l("What is said of it"), "meetings.details"),
    (_l("Agenda"), "meetings.agenda"),
    (_l("Papers"), "meetings.papers"),
    (_l("Who comes"), "meetings.people_coming"),
    (_l("What people need"), "meetings.needs"),
    (_l("Interests"), "meetings.interests"),
    (_l("Agendas to print"), "meetings.packs"),
    (_l("Who is there"), "meetings.attendance"),
    (_l("What it pays"), "payments.pay_of_meeting"),
    (_l("Minutes"), "meetings.write_minutes"),
    (_l("The record"), "meetings.manage_record"),
)


def about(group: Group) -> Reading:
    """A group's words in the reader's language."""
    return editions.read(group.editions, language())


def fresh(group: Group) -> Group:
    """The whole of it, read after the door has locked the row, so that nothing kept before is missed."""
    return queries.one_whole(group.slug) or abort(404)


def managed_group(template: str, group: Group, **told: Any) -> Reply:
    """A page within one group: with its words, and the ways to its other rooms."""
    leads = permissions.leads_the_programme(viewer(), group)
    return page(
        template,
        group=group,
        about=about(group),
        leads=leads,
        rooms=[
            (words, url_for(endpoint, slug=group.slug))
            for words, endpoint in GROUP_ROOMS
            if leads or endpoint not in LEADS_ONLY
        ],
        **told,
    )


def managed(template: str, meeting: Meeting, **told: Any) -> Reply:
    """A page within one meeting: with its group's words, its state, and the ways to its other rooms."""
    leads = permissions.leads_the_programme(viewer(), meeting)
    return page(
        template,
        meeting=meeting,
        leads=leads,
        group=meeting.group,
        about=about(meeting.group) if meeting.group is not None else None,
        stage_words=STAGE_WORDS[meeting.stage],
        stage_tag=STAGE_TAGS[meeting.stage],
        minutes_words=MINUTES_WORDS[meeting.minutes_stage],
        minutes_tag=MINUTES_TAGS[meeting.minutes_stage],
        rooms=_rooms(meeting, MEETING_ROOMS if meeting.group is not None else EVENT_ROOMS, leads=leads),
        **told,
    )


def managed_event(template: str, event: Meeting, **told: Any) -> Reply:
    """A page within one event, with its state and the ways to its other rooms."""
    return page(
        template,
        event=event,
        stage_words=EVENT_WORDS[event.stage],
        stage_tag=STAGE_TAGS[event.stage],
        rooms=_rooms(event, EVENT_ROOMS, leads=True),
        **told,
    )


def _rooms(meeting: Meeting, rooms: tuple[tuple[str, str], ...], *, leads: bool) -> list[tuple[str, str]]:
    return [
        (words, url_for(endpoint, reference=meeting.reference))
        for words, endpoint in rooms
        if leads or endpoint not in LEADS_ONLY
    ]
