"""What people who come to a meeting need, as far as they agreed that it may be seen (domain rule A1).

Everything here is for whoever arranges the meeting, and for the person. Each reading with words is written down by the
door that asks (``operations.arranging.look``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from coprod.core import clock, settings
from coprod.core.db import db
from coprod.core.nations import NATION
from coprod.meetings.models import Arrangement, Group, Invitation, Meeting, Member
from coprod.meetings.rules.arranging import is_overdue, needed_by, unmet_people
from coprod.meetings.rules.groups import OFFICERS
from coprod.meetings.rules.invitations import Answer, ArrangementState
from coprod.meetings.rules.meetings import Stage
from coprod.people import queries as people
from coprod.people.models import AccessNeed, Person
from coprod.people.rules.needs import LEAD_TIMES, NeedKind
from coprod.programmes.queries.dated import holds_on


@dataclass(frozen=True)
class Needed:
    """One thing that somebody needs at a meeting, and how far it is."""

    person: Person
    called: str
    kind: NeedKind
    words: str
    needed_by: date
    arrangement: Arrangement | None

    @property
    def state(self) -> ArrangementState:
        return self.arrangement.state if self.arrangement else ArrangementState.TO_ARRANGE

    @property
    def is_overdue(self) -> bool:
        return is_overdue(self.state, self.needed_by, clock.today())


def due_on(meeting: Meeting, kind: NeedKind) -> date:
    """By when a kind of need must be arranged for a meeting."""
    key = LEAD_TIMES.get(kind)
    ahead = settings.get(key, programme=meeting.programme_id) if key is not None else None
    nation = settings.get(NATION, programme=meeting.programme_id)
    return needed_by(kind, meeting.on_day, meeting.papers_due_on, ahead, nation)


def arrangements(meetings: Collection[int]) -> dict[tuple[int, int, NeedKind], Arrangement]:
    """What was arranged for some meetings, by meeting, person and kind."""
    return {
        (each.meeting_id, each.person_id, each.kind): each
        for each in db.session.scalars(
            select(Arrangement).where(Arrangement.meeting_id.in_(meetings)).order_by(Arrangement.id)
        )
    }


def needed(meetings: Sequence[Meeting]) -> dict[int, list[Needed]]:
    """What people need who are asked to some meetings, did not say no, and agreed: by the number of the meeting."""
    numbers = [each.id for each in meetings]
    by_number = {each.id: each for each in meetings}
    asked = [
        each
        for each in db.session.scalars(
            select(Invitation)
            .where(Invitation.meeting_id.in_(numbers), Invitation.answer != Answer.NO)
            .options(joinedload(Invitation.person), joinedload(Invitation.member))
            .order_by(Invitation.id)
        )
        if each.member is None
        or each.member.to_day is None
        or each.member.to_day >= by_number[each.meeting_id].on_day
    ]
    share = people.needs.who_share({each.person_id for each in asked})
    said = people.needs.of_some(share)
    held = arrangements(numbers)
    found: dict[int, list[Needed]] = defaultdict(list)
    for each in asked:
        for need in said.get(each.person_id, ()):
            arrangement = held.get((each.meeting_id, each.person_id, need.kind))
            found[each.meeting_id].append(_needed(by_number[each.meeting_id], each, need, arrangement))
    return found


def _needed(
    meeting: Meeting, invitation: Invitation, need: AccessNeed, arrangement: Arrangement | None
) -> Needed:
    member = invitation.member
    by = arrangement.needed_by if arrangement and arrangement.needed_by else due_on(meeting, need.kind)
    called = member.called if member and member.called else invitation.person.called
    return Needed(invitation.person, called, need.kind, need.words, by, arrangement)


def one(meeting: Meeting, person_reference: str, kind: str) -> Needed | None:
    """One thing that somebody needs at a meeting; ``None`` also when nobody may see it."""
    return next(
        (
            each
            for each in needed([meeting]).get(meeting.id, ())
            if each.person.reference == person_reference and each.kind.value == kind
        ),
        None,
    )


def arranged_by(programmes: Collection[int], person_id: int | None) -> list[Meeting]:
    """The meetings to come that somebody arranges: of the programmes that they lead, and where they hold an office."""
    holds_office = select(Member.group_id).where(
        Member.person_id == person_id, Member.office.in_(OFFICERS), *holds_on(Member, clock.today())
    )
    return list(
        db.session.scalars(
            select(Meeting)
            .where(
                Meeting.stage == Stage.CALLED,
                Meeting.on_day >= clock.today(),
                Meeting.programme_id.in_(programmes) | Meeting.group_id.in_(holds_office),
            )
            .order_by(Meeting.on_day, Meeting.begins, Meeting.id)
        )
    )


def overdue(programmes: Collection[int], person_id: int | None) -> list[tuple[Meeting, int, date]]:
    """Meetings that somebody arranges for which a thing is late: how many, and since which day. No word of what."""
    meetings = arranged_by(programmes, person_id)
    by_meeting = needed(meetings)
    found = []
    for meeting in meetings:
        late = [each for each in by_meeting.get(meeting.id, ()) if each.is_overdue]
        if late:
            found.append((meeting, len(late), min(each.needed_by for each in late)))
    return found


def of_person(meeting: Meeting, person_id: int) -> dict[NeedKind, Arrangement | None]:
    """What somebody needs at a meeting, for themselves: what they share, with what was arranged."""
    held = {
        kind: each
        for (_meeting, person, kind), each in arrangements([meeting.id]).items()
        if person == person_id
    }
    shared = people.needs.of(person_id) if people.needs.who_share([person_id]) else []
    kinds = {each.kind for each in shared} | set(held)
    return {kind: held.get(kind) for kind in NeedKind if kind in kinds}


def unmet(group: Group) -> dict[NeedKind, tuple[int, int]]:
    """For each kind how many people needed it at a meeting of a group, and for how many it was not there."""
    rows = db.session.execute(
        select(
            Arrangement.person_id, Arrangement.kind, Arrangement.met_for_person, Arrangement.met_for_arranger
        )
        .join(Meeting, Meeting.id == Arrangement.meeting_id)
        .where(Meeting.group_id == group.id)
        .order_by(Arrangement.id)
    )
    return {
        kind: (len(needed_it), len(had_it_not))
        for kind, (needed_it, had_it_not) in unmet_people(tuple(row) for row in rows).items()  # type: ignore[misc]
    }


def open_answers(meetings: Sequence[Meeting]) -> dict[int, int]:
    """How many people have not answered yet, by the number of the meeting."""
    rows = db.session.execute(
        select(Invitation.meeting_id, func.count(Invitation.id))
        .where(Invitation.meeting_id.in_([each.id for each in meetings]), Invitation.answer == Answer.NONE)
        .group_by(Invitation.meeting_id)
        .order_by(Invitation.meeting_id)
    )
    return {number: count for number, count in rows}
