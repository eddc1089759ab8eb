"""The moves of a consultation, each by the table: open, extend, close, answered, archive."""

from __future__ import annotations

from datetime import date

import structlog
from flask_babel import gettext as _

from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering, drafting, readiness
from coprod.consultations.operations.drafting import note
from coprod.consultations.rules import (
    ANSWER_WITHIN_DAYS,
    CONSULTATIONS,
    KEEP_ANSWERS_YEARS,
    answer_due,
)
from coprod.core import clock, settings
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.programmes.queries import latest_notice
from coprod.questionnaires.operations import freezing
from coprod.questionnaires.operations.releasing import KeyLost
from coprod.questionnaires.queries import draft


def open_(consultation: Consultation, *, by: int | None) -> None:
    """Freeze the questions, fix the privacy notice, and let people answer.

    Errors: ``Refused`` with everything that is missing.
    """
    stage = CONSULTATIONS.after(consultation.stage, "open")
    whole = queries.one_whole(consultation.reference)
    if whole is None:
        raise LookupError(consultation.reference)
    if missing := readiness.what_is_missing(whole):
        raise Refused(" ".join(each.sentence for each in missing))
    notice = latest_notice(whole.programme_id)
    if notice is None or whole.closes_on is None:
        raise AssertionError("What is missing has been asked for.")
    version = freezing.freeze(draft(whole.questionnaire_id), by=by)
    whole.version = version
    whole.privacy_notice_id = notice.id
    whole.opened_at = clock.now()
    whole.first_closes_on = whole.closes_on
    whole.stage = stage
    note(
        whole,
        "consultation opened",
        by,
        version=version.number,
        notice=notice.version,
        closes_on=str(whole.closes_on),
    )
    db.session.flush()


def extend(
    consultation: Consultation, *, closes_on: date, by: int | None, decides_on: date | None = None
) -> None:
    """Keep it open for longer; never for shorter. The first closing day stays known.

    Errors: ``Refused`` when the day is not later, or the decision would come before it.
    """
    stage = CONSULTATIONS.after(consultation.stage, "extend")
    before = consultation.closes_on
    if not consultation.is_open or before is None:
        raise Refused(_("The closing day has passed. It can no longer be kept open."))
    if closes_on <= before:
        raise Refused(_("Give a day later than the present closing day. A consultation is never cut short."))
    decides_on = decides_on or consultation.decides_on
    if reason := drafting.out_of_order(closes_on, consultation.reads_on, decides_on):
        raise Refused(reason)
    consultation.stage, consultation.closes_on, consultation.decides_on = stage, closes_on, decides_on
    note(
        consultation,
        "consultation extended",
        by,
        before=str(before),
        closes_on=str(closes_on),
        decides_on=str(decides_on or ""),
    )


def close(consultation: Consultation, *, by: int | None) -> None:
    """Take no more answers, start the clock for the public answer (domain rule C4), release what waits.

    ``by=None`` is the timetable, which closes only what is over. Errors: ``Refused`` when it cannot be closed.
    Afterwards the consultation is no longer in the session: read it again for more.
    """
    stage = CONSULTATIONS.after(consultation.stage, "close")
    is_early = consultation.is_open
    if by is None and is_early:
        raise Refused(_("The closing day is not over yet."))
    now = clock.now()
    closed_on = min(clock.today(), consultation.closes_on or clock.today())
    programme = consultation.programme_id
    consultation.stage = stage
    consultation.closed_at = now
    consultation.answer_due_on = answer_due(closed_on, settings.get(ANSWER_WITHIN_DAYS, programme=programme))
    consultation.keep_until = clock.years_later(
        closed_on, settings.get(KEEP_ANSWERS_YEARS, programme=programme)
    )
    note(consultation, "consultation closed", by, early=is_early)
    db.session.flush()
    # Last, because it lets go of everything that was read: no trace of a sealed answer stays in memory.
    try:
        answering.release(consultation)
    except KeyLost:
        # Closing does not wait for the keys: the timetable goes on trying to release, and says so in its log.
        structlog.get_logger().error("the key of waiting answers is missing")


def mark_answered(consultation: Consultation, *, by: int | None) -> None:
    """What became of it has been published. Called by whoever publishes it, upstairs."""
    consultation.stage = CONSULTATIONS.after(consultation.stage, "answer")
    consultation.answered_at = clock.now()
    note(consultation, "consultation answered", by, overdue=_is_late(consultation))


def archive(consultation: Consultation, *, by: int | None) -> None:
    """Put it away; it stays public and can be found."""
    consultation.stage = CONSULTATIONS.after(consultation.stage, "archive")
    note(consultation, "consultation archived", by)


def _is_late(consultation: Consultation) -> bool:
    return consultation.answer_due_on is not None and clock.today() > consultation.answer_due_on
