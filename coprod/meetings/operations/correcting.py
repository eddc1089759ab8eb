"""Members say what is wrong in the minutes, and the chair answers with a reason (domain rule M7)."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Correction, Meeting, Member, MinuteRevision
from coprod.meetings.operations import noting
from coprod.meetings.queries.record import Record, Written
from coprod.meetings.rules import correcting
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import MINUTES, CorrectionKind, MinutesStage, Ruling

OPEN = (MinutesStage.CIRCULATED, MinutesStage.AMENDED)
TEXT_LENGTH = 2000  # characters


def propose(
    record: Record,
    written: Written,
    member: Member | None,
    *,
    kind: CorrectionKind,
    passage: str,
    proposed: str,
    why: str,
    by: int,
) -> Correction:
    """Say that a passage should say something else, or, once it is published, that somebody objects to it.

    ``member`` is ``None`` when whoever arranges writes down what somebody else told us. Errors: ``Refused``.
    """
    stage = record.meeting.minutes_stage
    published = stage is MinutesStage.PUBLISHED
    if stage not in OPEN and not published:
        raise Refused(
            _(
                "Corrections can be proposed while the minutes are with the members, and once they are published."
            )
        )
    if kind is CorrectionKind.OBJECTION and not published:
        raise Refused(_("An objection goes to the record of published minutes. Propose a correction now."))
    if member is None and not published:
        raise Refused(_("What others tell us can be written down once the minutes are published."))
    if kind is CorrectionKind.CORRECTION:
        if not passage.strip() or not proposed.strip():
            raise Refused(_("Say which passage is wrong, and what it should say."))
        if passage.strip() == proposed.strip():
            raise Refused(_("This is what the passage says already."))
    if passage.strip():
        # Sought in what members read: nobody learns by trying what is hidden from them.
        correcting.place(written.part.read(Layer.MEMBERS).minutes.text, passage)
    correction = Correction(
        meeting_id=record.meeting.id,
        item_id=written.item.id,
        member_id=member.id if member else None,
        kind=kind,
        passage=passage,
        proposed=proposed if kind is CorrectionKind.CORRECTION else "",
        why=why,
        after_publishing=published,
        made_at=clock.now(),
    )
    db.session.add(correction)
    db.session.flush()
    noting.note(record.meeting, f"{kind.value} to the minutes", by, correction=correction.reference)
    return correction


def accept(record: Record, written: Written, correction: Correction, *, why: str, by: int) -> None:
    """Put the passage right; of an objection, write down that it is right. Errors: ``Refused``."""
    _insist_on_waiting(correction)
    if correction.kind is CorrectionKind.CORRECTION:
        _rewrite(record.meeting, written, correction, by=by)
    _rule(record.meeting, correction, Ruling.ACCEPTED, why, by=by)


def refuse(record: Record, correction: Correction, *, why: str, by: int) -> None:
    """Leave the passage as it is, and say why. Errors: ``Refused`` without a reason."""
    _insist_on_waiting(correction)
    if not why.strip():
        raise Refused(_("Say why it is not accepted. Whoever proposed it reads this."))
    _rule(record.meeting, correction, Ruling.REFUSED, why, by=by)


def _rewrite(meeting: Meeting, written: Written, correction: Correction, *, by: int) -> None:
    minute = written.minute
    if minute is None:
        raise Refused(
            _("This passage does not stand in the minutes now. Look at them again and choose it anew.")
        )
    text = correcting.corrected(minute.text, correction.passage, correction.proposed)
    if meeting.minutes_stage is not MinutesStage.PUBLISHED:
        meeting.minutes_stage = MINUTES.after(meeting.minutes_stage, "amend")
    minute.text, minute.revision, minute.changed_at = text, minute.revision + 1, clock.now()
    db.session.add(
        MinuteRevision(
            item_id=minute.item_id,
            number=minute.revision,
            text=text,
            written_at=clock.now(),
            written_by_id=by,
        )
    )


def _rule(meeting: Meeting, correction: Correction, ruling: Ruling, why: str, *, by: int) -> None:
    correction.ruling, correction.ruling_why = ruling, why
    correction.ruled_at, correction.ruled_by_id = clock.now(), by
    db.session.flush()
    noting.note(meeting, f"correction {ruling.value}", by, correction=correction.reference)


def _insist_on_waiting(correction: Correction) -> None:
    if correction.ruling is not Ruling.WAITING:
        raise Refused(_("This was decided already. Look at it again."))
