"""What some readers do not get, and why; and what was decided of names (domain rule M7)."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import NameFound, Redaction
from coprod.meetings.operations import noting
from coprod.meetings.queries import known
from coprod.meetings.queries.record import Record, Written
from coprod.meetings.rules import passages
from coprod.meetings.rules.layers import Hidden, touches
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import NameRuling, RedactionReason


def leave_out(
    record: Record,
    written: Written,
    *,
    passage: str,
    instead: str,
    hidden_from: Layer,
    reason: RedactionReason,
    reason_words: str,
    by: int,
) -> Redaction:
    """Keep a passage from everybody, or from members too. Errors: ``Refused`` in words."""
    if hidden_from is Layer.RESTRICTED:
        raise Refused(_("Choose from whom it is kept."))
    if not passages.spans(written.text, passage):
        raise Refused(
            _("This passage does not stand in the minutes now. Look at them again and choose it anew.")
        )
    if touches(instead, [*written.hidden, Hidden(passage)]):
        raise Refused(_("What stands instead must not say anything of what is left out."))
    if reason is RedactionReason.OTHER and not reason_words.strip():
        raise Refused(_("Say the reason in words."))
    redaction = Redaction(
        item_id=written.item.id,
        passage=passage,
        instead=instead,
        hidden_from=hidden_from,
        reason=reason,
        reason_words=reason_words,
        made_at=clock.now(),
        made_by_id=by,
    )
    db.session.add(redaction)
    db.session.flush()
    noting.note(record.meeting, "passage left out", by, redaction=redaction.reference)
    return redaction


def put_back(record: Record, redaction: Redaction, *, by: int) -> None:
    """Let a passage be read again by whoever reads the item."""
    db.session.delete(redaction)
    db.session.flush()
    noting.note(record.meeting, "passage put back", by, redaction=redaction.reference)


def decide(record: Record, name: str, ruling: NameRuling, *, why: str, by: int) -> NameFound:
    """Decide about a name that was found. Errors: ``Refused`` when a member has not agreed to be named."""
    if ruling is NameRuling.KEPT:
        parts = {passages.letters(part) for part in name.split()}
        called = [{passages.letters(part) for part in each.called.split()} for each in known.unnamed(record)]
        # Their own names in full: one word of them is many people's.
        behind = [{passages.letters(part) for part in each.split()} for each in known.names_behind(record)]
        if any(parts & each for each in called) or any(each and each <= parts for each in behind):
            raise Refused(
                _(
                    "A member is called so, and has not agreed that everybody reads their name. Leave it out, or "
                    "ask them: they can agree on their own page of the group."
                )
            )
    found = next((each for each in record.names if each.name == name), None)
    if found is None:
        found = NameFound(meeting_id=record.meeting.id, name=name)
        db.session.add(found)
    found.ruling, found.why, found.ruled_at, found.ruled_by_id = ruling, why, clock.now(), by
    db.session.flush()
    noting.note(record.meeting, f"name {ruling.value}", by)
    return found
