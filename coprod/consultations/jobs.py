"""What the timetable calls for consultations: each in its own short transaction; one in trouble holds up no other."""

from __future__ import annotations

from collections.abc import Callable

from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering, moves
from coprod.core import clock, logs
from coprod.core.db import hold, reading, writing


def close_due() -> None:
    """Close every consultation whose closing day is over."""
    with reading():
        references = queries.due_to_close(clock.today())
    _each(references, lambda consultation: moves.close(consultation, by=None))


def release_due() -> None:
    """Release the answers that have waited long enough to be among others."""
    with reading():
        references = queries.with_waiting()
    while references:
        # Whoever has more than fits into one transaction comes again, after everybody who has waited to send.
        references = _each(references, lambda one: answering.release(one) == answering.MOST_AT_ONCE)


def _each(references: list[str], deed: Callable[[Consultation], object]) -> list[str]:
    """Do it with each; returns those of which it gave something true."""
    again = []
    for reference in references:
        try:
            with writing():
                consultation = queries.one(reference)
                if consultation is not None and hold(consultation) and deed(consultation):
                    again.append(reference)
        except Exception:
            logs.trouble("consultation")
    return again
