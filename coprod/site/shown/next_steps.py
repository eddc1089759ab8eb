"""What happens next with a consultation, and by when: said to everybody, and to whoever holds a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coprod.consultations.models import Consultation
from coprod.consultations.rules import ANSWER_WITHIN_DAYS, Stage, answer_due
from coprod.core import clock, settings
from coprod.core.words import _


@dataclass(frozen=True)
class Step:
    """One station of the tracker. ``state`` is "done", "now" or "later"."""

    name: str
    state: str
    on: date | None = None
    expected: date | None = None
    late_days: int = 0
    sentence: str = ""


def due(consultation: Consultation) -> date | None:
    """The day by which everybody can read what became of it (domain rule C4); reckoned before it has closed."""
    if consultation.answer_due_on is not None or consultation.closes_on is None:
        return consultation.answer_due_on
    days = settings.get(ANSWER_WITHIN_DAYS, programme=consultation.programme_id)
    return answer_due(consultation.closes_on, days)


def days_late(consultation: Consultation) -> int:
    """How many days the public answer is late; 0 when it is there, or not yet due."""
    if not consultation.is_overdue or consultation.answer_due_on is None:
        return 0
    return (clock.today() - consultation.answer_due_on).days


def closed_on(consultation: Consultation) -> date | None:
    """The day on which it closed, or will: a closing by the clock comes after midnight and counts for the day before."""
    if consultation.closed_at is None:
        return consultation.closes_on
    day = clock.london(consultation.closed_at).date()
    return min(day, consultation.closes_on) if consultation.closes_on else day


def of(consultation: Consultation) -> list[Step]:
    """The stations in the order of their days."""
    is_closed = not consultation.is_open
    is_answered = consultation.stage in (Stage.ANSWERED, Stage.ARCHIVED)
    steps = [
        Step(
            _("The consultation closes"),
            "done" if is_closed else "now",
            on=closed_on(consultation) if is_closed else None,
            expected=consultation.closes_on,
        ),
        Step(
            _("People read every answer"),
            _state(is_answered, is_closed),
            expected=_ahead(consultation.reads_on),
        ),
    ]
    if consultation.decides_on is not None:
        decided = consultation.decides_on < clock.today()
        steps.append(
            Step(
                _("A decision is planned"),
                _state(decided, is_answered),
                on=consultation.decides_on if decided else None,
                expected=consultation.decides_on,
            )
        )
    steps.append(
        Step(
            _("We say in public what we heard, and what we will do"),
            _state(is_answered, is_closed),
            on=clock.london(consultation.answered_at).date() if consultation.answered_at else None,
            expected=due(consultation),
            late_days=days_late(consultation),
        )
    )
    return steps


def _state(is_done: bool, is_now: bool) -> str:
    return "done" if is_done else "now" if is_now else "later"


def _ahead(day: date | None) -> date | None:
    return day if day is not None and day >= clock.today() else None
