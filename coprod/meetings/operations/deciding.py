"""What was decided, as fields: who, how, who did not agree, and what lived experience changed (domain rules M4, M9)."""

from __future__ import annotations

from dataclasses import asdict

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import AgendaItem, Decision, Meeting
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.showing import show
from coprod.meetings.operations.writing import insist_on_draft
from coprod.meetings.queries import advice, attendance
from coprod.meetings.queries import deciding as queries
from coprod.meetings.rules.advice import due_on
from coprod.meetings.rules.decisions import Decided, DecidedHow, Influence
from coprod.meetings.rules.groups import lacking
from coprod.meetings.rules.meetings import not_wider


def decide(meeting: Meeting, item: AgendaItem, told: Decided, *, by: int) -> Decision:
    """Write down a decision. Errors: ``Refused`` when too few of a role are there and nobody says why it was decided
    all the same (domain rule M2), when a change has no words, or once the minutes are with the members.
    """
    insist_on_draft(meeting)
    decision = Decision(
        meeting_id=meeting.id,
        item_id=item.id,
        position=queries.last_position(item) + 1,
        made_at=clock.now(),
    )
    _write(decision, meeting, item, told)
    db.session.add(decision)
    db.session.flush()
    note(meeting, "decision written", by, decision=decision.reference)
    show(meeting)
    return decision


def change(meeting: Meeting, item: AgendaItem, decision: Decision, told: Decided, *, by: int) -> None:
    """Write it anew. Errors: as ``decide``."""
    insist_on_draft(meeting)
    _write(decision, meeting, item, told)
    note(meeting, "decision changed", by, decision=decision.reference)
    show(meeting)


def remove(meeting: Meeting, decision: Decision, *, by: int) -> None:
    """Take away what was no decision. Errors: ``Refused`` once the minutes are with the members."""
    insist_on_draft(meeting)
    db.session.delete(decision)
    note(meeting, "decision removed", by, decision=decision.reference)
    show(meeting)


def answer_influence(
    meeting: Meeting, decision: Decision, influence: Influence, words: str, *, by: int
) -> None:
    """Say what lived experience changed in a decision, also long afterwards: until then everybody sees that nobody has
    answered (domain rule M9). Errors: ``Refused`` without words for a change, or when it is answered.
    """
    if decision.influence is not Influence.UNANSWERED:
        raise Refused(_("This is answered already. An answer that is wrong is put right by a correction."))
    _check_influence(influence, words)
    decision.influence, decision.influence_words = influence, words
    note(meeting, "influence answered", by, decision=decision.reference)
    show(meeting)


def _check_influence(influence: Influence, words: str) -> None:
    if influence is Influence.CHANGED and not words:
        raise Refused(_("Say what people with lived experience said, and what it changed."))


def _write(decision: Decision, meeting: Meeting, item: AgendaItem, told: Decided) -> None:
    _check_influence(told.influence, told.influence_words)
    if told.layer not in not_wider(item.layer):
        raise Refused(_("What is decided under an item cannot be for more people than the item."))
    lack = lacking(attendance.quorum(meeting), attendance.roles_there(meeting))
    if lack and not told.not_quorate_why:
        raise Refused(
            _(
                "By its terms the group may not decide as it sits there. %(lack)s "
                "Note who is there first, or say below why it was decided all the same.",
                lack=" ".join(each.sentence for each in lack),
            )
        )
    for name, fact in asdict(told).items():
        if name != "is_advice":
            setattr(decision, name, fact)
    _ask(decision, meeting, told.is_advice)
    decision.was_quorate = not lack
    if not lack:
        decision.not_quorate_why = ""
    if told.how is DecidedHow.CONSENSUS:
        decision.votes_for = decision.votes_against = decision.votes_abstained = None
    elif told.votes_for is None or told.votes_against is None:
        raise Refused(_("For a vote, say how many were for it and how many against."))


def _ask(decision: Decision, meeting: Meeting, is_advice: bool) -> None:
    """Whom it is put to, and by when they answer: so many days after the meeting as the terms say (domain rule M10)."""
    asked = advice.asked_by(meeting) if is_advice else None
    if is_advice and asked is None:
        raise Refused(_("The terms of the group do not say who answers its advice. Agree on that first."))
    decision.receiver = asked.receiver if asked else None
    decision.answer_due_on = due_on(meeting.on_day, asked.within_days) if asked else None
