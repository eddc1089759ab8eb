"""What the timetable calls for consultations: each in its own short transaction; one in trouble holds up no other."""

from __future__ import annotations

from collections.abc import Callable

from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering, moves
from coprod.core import clock, files, logs
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
    _each(references, answering.release)


def _each(references: list[str], deed: Callable[[Consultation], object]) -> None:
    for reference in references:
        try:
            with writing():
                consultation = queries.one(reference)
                if consultation is not None and hold(consultation):
                    deed(consultation)
        except Exception:
            logs.trouble("consultation")


def sweep_uploads() -> None:
    """Remove files whose row never came."""
    with reading():
        known = queries.file_keys()
    files.sweep(known)
