"""The minutes of an item are written by several people at once, and no sentence of anybody is lost (decision 17)."""

from __future__ import annotations

from dataclasses import dataclass

from coprod.core import clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import AgendaItem, Meeting, Minute, MinuteRevision
from coprod.meetings.operations.noting import note
from coprod.meetings.queries import minutes as queries
from coprod.meetings.rules.meetings import Stage
from coprod.meetings.rules.merging import merged
from coprod.meetings.rules.minutes import WRITTEN


@dataclass(frozen=True)
class Sent:
    """What a page sends: the text, the revision that it began with, its own key, and its how manieth sending it is."""

    text: str
    began_with: int = 0
    page: str = ""
    turn: int = 0


@dataclass(frozen=True)
class Saved:
    """What stands there now. ``is_merged`` when that is not what was sent, because others have written too."""

    text: str
    revision: int
    is_merged: bool


def save(meeting: Meeting, item: AgendaItem, sent: Sent, *, by: int) -> Saved:
    """Keep what somebody wrote under an item, together with what others wrote there since they began.

    Errors: ``Refused`` once the minutes are with the members, or when the meeting was cancelled.
    """
    insist_on_draft(meeting)
    hold(item)  # Two savings of one item come one after the other.
    minute = queries.of_item(item)
    if minute is None:
        minute = Minute(item_id=item.id, text="", revision=0, changed_at=clock.now())
        db.session.add(minute)
    before = queries.sent_since(item, sent.page, sent.began_with) if sent.page else None
    if before is not None and before.page_turn > sent.turn:
        # It was overtaken on its way by what the same page sent later.
        return Saved(minute.text, minute.revision, is_merged=True)
    text = merged(_base(item, before, sent), minute.text, sent.text)
    if text != minute.text:
        _keep(item, minute, text, sent, by)
        if minute.revision == 1:
            note(meeting, "minutes begun", by, item=item.reference)
    return Saved(text, minute.revision, is_merged=text != sent.text)


def insist_on_draft(meeting: Meeting) -> None:
    """Errors: ``Refused`` when nobody writes in the minutes any more."""
    if meeting.stage is Stage.CANCELLED:
        raise Refused(_("This meeting was cancelled. There are no minutes to write."))
    if meeting.minutes_stage not in WRITTEN:
        raise Refused(
            _(
                "These minutes are with the members, so nobody writes in them any more. "
                "What is wrong can be put right by a correction."
            )
        )


def _base(item: AgendaItem, before: MinuteRevision | None, sent: Sent) -> str:
    """What both sides knew: what this page sent last, or else the revision that it was opened with."""
    if before is not None:
        return before.text if before.sent is None else before.sent
    began = queries.revision(item, sent.began_with)
    return began.text if began is not None else ""


def _keep(item: AgendaItem, minute: Minute, text: str, sent: Sent, by: int) -> None:
    minute.text, minute.changed_at = text, clock.now()
    minute.revision += 1
    db.session.add(
        MinuteRevision(
            item_id=item.id,
            number=minute.revision,
            text=text,
            written_at=minute.changed_at,
            written_by_id=by,
            page_key=sent.page,
            page_turn=sent.turn,
            sent=sent.text if sent.text != text else None,
        )
    )
    db.session.flush()
