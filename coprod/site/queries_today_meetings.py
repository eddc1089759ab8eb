"""What groups and meetings need of somebody: minutes, corrections, arrangements, actions, terms, and an answer."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for

from coprod.core import clock, editions
from coprod.core.editions import Passage
from coprod.core.rules import Viewer
from coprod.core.words import _, language, ngettext
from coprod.meetings.models import Group, Meeting
from coprod.meetings.queries import actions, advice, coming, corrections, groups, minutes, needs
from coprod.meetings.rules.groups import CHAIRS
from coprod.people import queries as people
from coprod.programmes.models import holds
from coprod.programmes.rules import Role
from coprod.site.queries_people import to_ask_again
from coprod.site.tasks import Task


def tasks_of_meetings(viewer: Viewer) -> Iterator[Task]:
    """Everything about meetings that somebody has to do, for the list of Today."""
    if viewer.person_id is None:
        return
    led = viewer.programmes(Role.LEAD.value)
    held = groups.managed(led, viewer.person_id)
    yield from _arranges(held)
    yield from _chairs(held, viewer.person_id)
    for meeting, late, since in needs.overdue(led, viewer.person_id):
        yield Task(
            ngettext(
                "%(num)s thing that somebody needs at a meeting is not arranged yet",
                "%(num)s things that people need at a meeting are not arranged yet",
                late,
            ),
            _of(meeting),
            url_for("meetings.needs", reference=meeting.reference),
            since,
        )
    for group, terms in groups.terms_to_review(led, viewer.person_id):
        yield Task(
            _("Look again at the terms of the group"),
            _name(group),
            url_for("meetings.terms", slug=group.slug),
            terms.review_on,
        )
    for person in to_ask_again(led) if led else ():
        yield Task(
            _("Ask somebody whom no e-mail reaches whether what they need is still right"),
            Passage(person.called),
            url_for("site.needs_of_person", reference=person.reference),
        )
    yield from _takes_part(viewer.person_id)


def _arranges(held: list[Group]) -> Iterator[Task]:
    numbers = [each.id for each in held]
    for meeting in minutes.to_write(numbers):
        yield Task(
            _("Write the minutes, and send them to the members"),
            _of(meeting),
            url_for("meetings.write_minutes", reference=meeting.reference),
        )
    for action in actions.needing_somebody(numbers):
        yield Task(
            _("This needs somebody who takes it on"),
            Passage(action.words),
            url_for("meetings.actions"),
            action.due_on,
        )
    for each in advice.waiting(numbers, due_before=clock.today()):
        yield Task(
            _("Ask for the answer to the group’s advice, and write it down"),
            Passage(each.decision.words),
            url_for(
                "meetings.answer_advice",
                reference=each.meeting.reference,
                item=each.item.reference,
                decision=each.decision.reference,
            ),
            each.due_on,
        )


def _chairs(held: list[Group], person_id: int) -> Iterator[Task]:
    chaired = [
        group.id
        for group in held
        if any(
            each.person_id == person_id and each.office in CHAIRS and holds(each, clock.today())
            for each in group.members
        )
    ]
    for meeting, waiting in corrections.waiting(chaired):
        yield Task(
            ngettext(
                "%(num)s correction of the minutes waits for the chair",
                "%(num)s corrections of the minutes wait for the chair",
                waiting,
            ),
            _of(meeting),
            url_for("meetings.corrections", reference=meeting.reference),
        )


def _takes_part(person_id: int) -> Iterator[Task]:
    if people.needs.review_is_due(person_id):
        yield Task(
            _("Look again at what you need to take part"),
            Passage(_("A year is over.")),
            url_for("people.needs"),
        )
    for each in coming.unanswered(person_id):
        yield Task(
            _("Say whether you come"),
            _of(each.meeting),
            url_for("meetings.my_meeting", reference=each.meeting.reference),
            each.meeting.on_day,
        )
    for action in actions.open_of_person(person_id):
        yield Task(
            _("You have taken this on"), Passage(action.words), url_for("meetings.my_actions"), action.due_on
        )


def _of(meeting: Meeting) -> Passage:
    return Passage(meeting.title)


def _name(group: Group) -> Passage:
    return editions.read(group.editions, language()).name
