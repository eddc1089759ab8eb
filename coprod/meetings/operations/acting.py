"""What somebody has taken on: written down, done, handed back without a reason, given to somebody else, dropped."""

from __future__ import annotations

from datetime import date

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Action, AgendaItem, Meeting, Member
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.showing import show
from coprod.meetings.operations.writing import insist_on_draft
from coprod.meetings.queries import actions as queries
from coprod.meetings.rules.actions import ACTIONS, TakenOn
from coprod.meetings.rules.meetings import not_wider


def add(meeting: Meeting, item: AgendaItem, told: TakenOn, *, by: int) -> Action:
    """Write down what somebody has taken on. Errors: ``Refused`` once the minutes are with the members."""
    insist_on_draft(meeting)
    action = Action(
        meeting_id=meeting.id,
        meeting=meeting,
        group_id=meeting.group_id,
        item_id=item.id,
        position=queries.last_position(item) + 1,
        first_due_on=told.due_on,
        made_at=clock.now(),
    )
    _write(action, item, told)
    db.session.add(action)
    db.session.flush()
    _noted(action, "action written", by)
    return action


def change(action: Action, item: AgendaItem, told: TakenOn, *, by: int) -> None:
    """Write it anew while the minutes are a draft. Errors: ``Refused`` once they are with the members."""
    insist_on_draft(action.meeting)
    _write(action, item, told)
    action.first_due_on = told.due_on
    _noted(action, "action changed", by)


def remove(action: Action, *, by: int) -> None:
    """Take away what nobody has taken on. Errors: ``Refused`` once the minutes are with the members."""
    insist_on_draft(action.meeting)
    db.session.delete(action)
    _noted(action, "action removed", by)


def finish(action: Action, evidence: str, *, by: int) -> None:
    """It is done. Errors: ``Refused`` without a sentence that says what shows it."""
    stage = ACTIONS.after(action.stage, "finish")
    if not evidence:
        raise Refused(_("Say in a sentence what was done, and how anybody can see it."))
    action.stage, action.evidence, action.finished_on = stage, evidence, clock.today()
    _noted(action, "action done", by)


def hand_back(action: Action, *, by: int | None) -> None:
    """Somebody cannot do it now. Nobody asks why, and no page says afterwards who it was."""
    action.stage = ACTIONS.after(action.stage, "hand_back")
    action.owner_id, action.owned_by, action.owner = None, None, ""
    _noted(action, "action handed back", by)


def give(action: Action, member: Member | None, words: str, due_on: date | None, *, by: int) -> None:
    """Give it to a member, or to somebody in words, with a day. Errors: ``Refused`` when it is for nobody."""
    stage = ACTIONS.after(action.stage, "give")
    if member is None and not words:
        raise Refused(_("Say who will do it."))
    is_new = member is None or member.id != action.owner_id or due_on != action.due_on
    action.stage, action.owned_by, action.owner_id = stage, member, member.id if member else None
    action.owner, action.due_on = "" if member else words, due_on
    if is_new:
        action.reminded_on = clock.today()  # They hear of it now, and again a week before its day.
    _noted(action, "action given", by)


def drop(action: Action, *, by: int) -> None:
    """It is no longer needed."""
    action.stage, action.finished_on = ACTIONS.after(action.stage, "drop"), clock.today()
    _noted(action, "action dropped", by)


def reopen(action: Action, *, by: int) -> None:
    """It is to be done after all."""
    action.stage, action.finished_on, action.evidence = ACTIONS.after(action.stage, "reopen"), None, ""
    action.reminded_on = clock.today()
    _noted(action, "action opened again", by)


def was_told(action: Action, *, by: int) -> None:
    """Somebody who gets no letters was reminded in another way."""
    action.reminded_on = clock.today()
    note(action.meeting, "action reminded of", by, action=action.reference)


def _write(action: Action, item: AgendaItem, told: TakenOn) -> None:
    if told.owner_id is None and not told.owner:
        raise Refused(_("Say who will do it."))
    if told.layer not in not_wider(item.layer):
        raise Refused(_("What is taken on under an item cannot be for more people than the item."))
    action.words, action.owner_id, action.owner = told.words, told.owner_id, told.owner
    action.due_on, action.workstream_id, action.layer = told.due_on, told.workstream_id, told.layer


def _noted(action: Action, deed: str, by: int | None) -> None:
    note(action.meeting, deed, by, action=action.reference)
    show(action.meeting)
