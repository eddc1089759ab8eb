"""What the timetable calls for consultations: each in its own short transaction, so that one cannot hold up the rest."""

from __future__ import annotations

from coprod.consultations import queries
from coprod.consultations.operations import answering, moves
from coprod.core import clock, files
from coprod.core.db import reading, writing


def close_due() -> None:
    """Close every consultation whose closing day is over."""
    with reading():
        references = queries.due_to_close(clock.today())
    for reference in references:
        with writing():
            consultation = queries.one(reference)
            if consultation is not None:
                moves.close(consultation, by=None)


def release_due() -> None:
    """Release the answers that have waited long enough to be among others."""
    with reading():
        references = queries.with_waiting()
    for reference in references:
        with writing():
            consultation = queries.one(reference)
            if consultation is not None:
                answering.release(consultation)


def sweep_uploads() -> None:
    """Remove files whose row never came."""
    with reading():
        known = queries.file_keys()
    files.sweep(known)
