"""What the body that was asked answered, written down whenever it comes (domain rules M9, M10)."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Decision, Meeting
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.showing import show
from coprod.meetings.rules.advice import Answered, may_be_corrected
from coprod.meetings.rules.minutes import WRITTEN


def answer(meeting: Meeting, decision: Decision, told: Answered, *, by: int | None) -> None:
    """Write down an answer, or put it right on the same day. Everybody who reads the decision reads it at once.

    Errors: ``Refused`` for what is no advice, while the minutes are still written, without a reason or a role, for a
    day before the meeting or one to come, and once the day is over on which an answer was written down.
    """
    today = clock.today()
    if decision.receiver_id is None:
        raise Refused(_("Nobody was asked to answer this decision."))
    if meeting.minutes_stage in WRITTEN:
        raise Refused(_("The minutes are still being written. Send them to the members first."))
    if not may_be_corrected(decision.answer_noted_on, today):
        raise Refused(_("This is answered already. An answer that is wrong is put right by a correction."))
    if not told.words or not told.by:
        raise Refused(_("Say why they do it or not, and who of them answered."))
    if not meeting.on_day <= told.on <= today:
        raise Refused(_("The day of the answer cannot be before the meeting, nor in the future."))
    is_new = decision.answered_on is None
    decision.answered_on, decision.answer_noted_on = told.on, today
    decision.answer_verdict, decision.answer_words, decision.answer_by = told.verdict, told.words, told.by
    note(meeting, "advice answered" if is_new else "answer put right", by, decision=decision.reference)
    show(meeting)
