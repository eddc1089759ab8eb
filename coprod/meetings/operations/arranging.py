"""Arranging what people need at a meeting, and saying afterwards whether it was there (domain rule A1).

The trail tells that something was arranged for somebody, and never what: needs are health.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Arrangement, Meeting
from coprod.meetings.operations.noting import note
from coprod.meetings.queries import needs
from coprod.meetings.queries.needs import Needed
from coprod.meetings.rules.invitations import ArrangementState, Met
from coprod.people import operations as people
from coprod.people.models import Person
from coprod.people.rules.needs import NeedKind


def look(meeting: Meeting, read: Iterable[Needed], *, by: int) -> None:
    """Write down for everybody whose needs were read that they were, by whom and for which meeting."""
    for person_id in dict.fromkeys(each.person.id for each in read):
        people.note_look(
            person_id,
            by=by,
            meeting=meeting.reference,
            meeting_on=meeting.on_day.isoformat(),
            goes_by_another_name=_goes_by_another_name(meeting, by),
        )


def _goes_by_another_name(meeting: Meeting, by: int) -> bool:
    """Whether the group knows whoever looks by a name that is not theirs: then nobody reads the other one there."""
    person = db.session.get(Person, by)
    return person is not None and any(
        each.person_id == by and each.called != person.name for each in meeting.members
    )


def _held(meeting: Meeting, person_id: int, kind: NeedKind) -> Arrangement:
    found = db.session.scalars(
        select(Arrangement).where(
            Arrangement.meeting_id == meeting.id, Arrangement.person_id == person_id, Arrangement.kind == kind
        )
    ).first()
    if found is None:
        found = Arrangement(
            meeting_id=meeting.id,
            person_id=person_id,
            kind=kind,
            state=ArrangementState.TO_ARRANGE,
            needed_by=needs.due_on(meeting, kind),
        )
        db.session.add(found)
    return found


def arrange(
    meeting: Meeting, thing: Needed, *, state: ArrangementState, booked_with: str, words: str, by: int
) -> None:
    """Say how far it is: with whom it is booked, and what to know about it. Errors: ``Refused`` when it is over."""
    if meeting.is_over:
        raise Refused(_("This meeting is over."))
    held = _held(meeting, thing.person.id, thing.kind)
    if state is ArrangementState.BOOKED and held.state is not ArrangementState.BOOKED:
        held.booked_on = clock.today()
    elif state is not ArrangementState.BOOKED:
        held.booked_on = None
    held.state, held.booked_with, held.note = state, booked_with, words
    db.session.flush()
    note(meeting, "arranged what somebody needs", by, person=thing.person.id, state=state.value)


def arrange_anew(meeting: Meeting) -> None:
    """The meeting has moved: what is booked is booked for other hours, and each has another last day."""
    for (_meeting, _person, kind), held in needs.arrangements([meeting.id]).items():
        held.needed_by = needs.due_on(meeting, kind)
        if held.state is ArrangementState.BOOKED:
            held.state, held.booked_on = ArrangementState.ASKED_FOR, None
    db.session.flush()


def say_met(meeting: Meeting, thing: Needed, *, met: Met, why: str, by: int) -> None:
    """Whoever arranged it says whether it was there; if not, why. Errors: ``Refused`` before the day."""
    _insist_it_is_over(meeting)
    if met is not Met.YES and not why:
        raise Refused(_("Say why it was not there as it was needed."))
    held = _held(meeting, thing.person.id, thing.kind)
    held.met_for_arranger, held.why_unmet = met, why if met is not Met.YES else ""
    db.session.flush()
    note(meeting, "said whether what somebody needs was there", by, person=thing.person.id, met=met.value)


def say_met_for_me(meeting: Meeting, kind: NeedKind, *, met: Met, by: int) -> None:
    """The person themselves says whether it was there. Errors: ``Refused`` before the day."""
    hold(meeting)  # Two presses at once would write it down twice.
    _insist_it_is_over(meeting)
    _held(meeting, by, kind).met_for_person = met
    db.session.flush()


def _insist_it_is_over(meeting: Meeting) -> None:
    if not meeting.is_over:
        raise Refused(_("The meeting has not been yet."))
