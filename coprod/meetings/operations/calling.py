"""Calling a meeting, moving and cancelling it: everybody who is asked hears of it, and their calendars too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.emails import inviting
from coprod.meetings.models import Group, Invitation, Meeting, Member
from coprod.meetings.operations.arranging import arrange_anew
from coprod.meetings.operations.details import insist_on_order
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.planning import When, insist_on_a_possible_day, papers_due_on
from coprod.meetings.operations.showing import show
from coprod.meetings.queries import coming, meetings
from coprod.meetings.rules.meetings import MEETINGS, Stage
from coprod.people.models import Person
from coprod.programmes.models import holds

Letter = Callable[..., None]
# What a calendar is told anew, and what people plan by.
WHEN = ("on_day", "begins", "ends", "pre_meet_begins", "pre_meet_ends", "debrief_begins", "debrief_ends")
WHERE = ("venue", "link")


def call(meeting: Meeting, *, by: int) -> None:
    """Ask everybody who belongs to the group, and the guests who were chosen.

    Errors: ``Refused`` when it is over, or when nobody could find it.
    """
    after = MEETINGS.after(meeting.stage, "call")
    if meeting.is_over:
        raise Refused(_("The day of this meeting is over. Change it first."))
    if not (meeting.venue or meeting.link or meeting.telephone):
        raise Refused(_("Say first where it is, or how people join."))
    meeting.stage, meeting.called_at, meeting.changed_at = after, clock.now(), clock.now()
    for member in meeting.members:
        if holds(member, meeting.on_day) and holds(member, clock.today()) and member.paused_on is None:
            _ask_member(meeting, member)
    db.session.flush()
    _tell_all(meeting, inviting.asked)
    note(meeting, "called the meeting", by)
    show(meeting)


def ask_to_what_is_called(group: Group, member: Member) -> None:
    """Ask somebody who joins to what the group has ahead: otherwise they would hear of no change and no end, and
    nobody would arrange what they need. Whoever is away and wants no letters is asked when they are back.
    """
    if member.paused_on is not None:
        return
    for meeting in meetings.coming([group.id]):
        if meeting.is_over or not holds(member, meeting.on_day):
            continue
        if (invitation := _ask_member(meeting, member)) is not None:
            invitation.person = member.person
            db.session.flush()
            says_what = bool(coming.says_what([member.person_id]))
            _tell(invitation, meeting, inviting.asked, says_what=says_what)


def _ask_member(meeting: Meeting, member: Member) -> Invitation | None:
    """``None`` when they are asked already, as a guest or in an earlier place: from now on as this member."""
    held = db.session.scalars(
        select(Invitation).where(
            Invitation.meeting_id == meeting.id, Invitation.person_id == member.person_id
        )
    ).first()
    if held is None:
        return _ask(meeting, member.person_id, member)
    held.member_id, held.member = member.id, member
    return None


def _ask(meeting: Meeting, person_id: int, member: Member | None) -> Invitation:
    invitation = Invitation(
        meeting_id=meeting.id, person_id=person_id, member_id=member.id if member else None
    )
    db.session.add(invitation)
    return invitation


def ask_guest(meeting: Meeting, person: Person, *, by: int) -> None:
    """Ask somebody who is no member. Before the meeting is called they hear of it with everybody else."""
    _insist_it_is_to_come(meeting)
    asked = select(Invitation.id).where(
        Invitation.meeting_id == meeting.id, Invitation.person_id == person.id
    )
    if db.session.scalar(asked) is not None:
        raise Refused(_("This person is asked already."))
    member = next(
        (each for each in meeting.members if each.person_id == person.id and holds(each, clock.today())), None
    )
    invitation = _ask(meeting, person.id, member)
    invitation.person = person
    db.session.flush()
    if meeting.stage is Stage.CALLED:
        _tell(invitation, meeting, inviting.asked)
    note(meeting, "asked a guest", by, person=person.id)


def take_guest_back(meeting: Meeting, invitation: Invitation, *, by: int) -> None:
    """Do not ask a guest after all. Errors: ``Refused`` once they have heard of it."""
    if meeting.stage is not Stage.PLANNED or invitation.sent_at is not None:
        raise Refused(_("They have heard of it already. Tell them yourself that they need not come."))
    person_id = invitation.person_id
    db.session.delete(invitation)
    note(meeting, "did not ask a guest after all", by, person=person_id)


def move(
    meeting: Meeting,
    *,
    on_day: date,
    begins: time,
    ends: time,
    pre_meet_begins: time | None,
    pre_meet_ends: time | None,
    debrief_begins: time | None,
    debrief_ends: time | None,
    venue: str,
    link: str,
    by: int,
) -> None:
    """Change when or where it is. Answers stay, and count as given before the change.

    What is booked for people who need something is booked for the old hours: it must be asked for anew.
    Errors: ``Refused`` when nothing is different, or when it is over.
    """
    meeting.stage = MEETINGS.after(meeting.stage, "move")
    _insist_it_is_to_come(meeting)
    told = dict(
        zip(
            (*WHEN, *WHERE),
            (
                *(on_day, begins, ends, pre_meet_begins, pre_meet_ends, debrief_begins, debrief_ends),
                *(venue, link),
            ),
            strict=True,
        )
    )
    changed = [name for name, fact in told.items() if getattr(meeting, name) != fact]
    if not changed:
        raise Refused(_("Nothing is different. Change the day, the hours or the place."))
    insist_on_a_possible_day(meeting.group_id, on_day, When(begins, ends), but=meeting.id)
    insist_on_order(
        When(begins, ends), _when(pre_meet_begins, pre_meet_ends), _when(debrief_begins, debrief_ends)
    )
    for name in changed:
        setattr(meeting, name, told[name])
    if "on_day" in changed:
        meeting.papers_due_on = papers_due_on(meeting.programme_id, on_day)
    meeting.sequence += 1
    meeting.moved_at = meeting.changed_at = clock.now()
    db.session.flush()
    if set(changed) & {"on_day", "begins", "ends", "venue"}:
        arrange_anew(meeting)
    _tell_all(meeting, inviting.changed)
    note(meeting, "moved the meeting", by, changed=", ".join(changed))
    show(meeting)


def _when(begins: time | None, ends: time | None) -> When | None:
    return When(begins, ends) if begins is not None and ends is not None else None


def cancel(meeting: Meeting, *, why: str, by: int) -> None:
    """Call it off, with a reason. Whoever was asked hears of it. Errors: ``Refused`` when it is over."""
    was_called = meeting.stage is Stage.CALLED
    meeting.stage = MEETINGS.after(meeting.stage, "cancel")
    _insist_it_is_to_come(meeting)
    meeting.cancelled_at = meeting.changed_at = clock.now()
    meeting.cancelled_why = why
    meeting.sequence += 1
    db.session.flush()
    if was_called:
        _tell_all(meeting, inviting.cancelled)
    note(meeting, "cancelled the meeting", by)
    show(meeting)


def told(meeting: Meeting, invitation: Invitation, *, by: int) -> None:
    """Somebody was told by telephone or by post. Errors: ``Refused`` when a letter went or it was said already."""
    if invitation.sent_at is not None:
        raise Refused(_("This person has been told already."))
    invitation.sent_at = clock.now()
    note(meeting, "told somebody of the meeting", by, person=invitation.person_id)


def _insist_it_is_to_come(meeting: Meeting) -> None:
    if meeting.is_over:
        raise Refused(_("This meeting is over."))


def _tell_all(meeting: Meeting, letter: Letter) -> None:
    asked = coming.invitations(meeting)
    say = coming.says_what([each.person_id for each in asked])
    for invitation in asked:
        _tell(invitation, meeting, letter, says_what=invitation.person_id in say)


def _tell(invitation: Invitation, meeting: Meeting, letter: Letter, *, says_what: bool = False) -> None:
    """Write to somebody; whoever gets no e-mail stands on the list of those who must be told until somebody did."""
    letter(invitation, meeting, says_what=says_what)
    invitation.sent_at = clock.now() if invitation.person.mail_address else None
