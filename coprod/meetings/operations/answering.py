"""Saying whether one comes; and writing it down for somebody who said it on the telephone."""

from __future__ import annotations

from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Invitation, Meeting
from coprod.meetings.operations.noting import note
from coprod.meetings.queries.coming import Coming
from coprod.meetings.rules.invitations import Answer
from coprod.meetings.rules.meetings import Stage


def answer(coming: Coming, *, said: Answer, words: str, by: int) -> None:
    """Answer for oneself. A member who was never asked by letter can answer too. Errors: ``Refused``."""
    hold(coming.meeting)
    invitation = db.session.scalars(
        select(Invitation).where(Invitation.meeting_id == coming.meeting.id, Invitation.person_id == by)
    ).first()
    if invitation is None:
        member = coming.member
        if member is None:
            raise Refused(_("You are not asked to this meeting."))
        invitation = Invitation(
            meeting_id=coming.meeting.id, person_id=by, member_id=member.id, sent_at=clock.now()
        )
        db.session.add(invitation)
    _answer(coming.meeting, invitation, said, words, written_down_by=None)


def write_down(meeting: Meeting, invitation: Invitation, *, said: Answer, words: str, by: int) -> None:
    """Write down what somebody answered. It stands in the trail who did. Errors: ``Refused``."""
    _answer(meeting, invitation, said, words, written_down_by=by)
    note(meeting, "wrote down an answer", by, person=invitation.person_id)


def _answer(
    meeting: Meeting, invitation: Invitation, said: Answer, words: str, *, written_down_by: int | None
) -> None:
    if meeting.stage is Stage.CANCELLED:
        raise Refused(_("This meeting is cancelled. Nobody needs an answer any more."))
    if not meeting.is_soon:
        raise Refused(_("This meeting is over."))
    if said is Answer.ONLINE and not (meeting.link or meeting.telephone):
        raise Refused(_("Nobody can join this meeting online."))
    invitation.answer, invitation.note = said, words
    invitation.answered_at, invitation.written_down_by_id = clock.now(), written_down_by
    db.session.flush()
