"""What the timetable calls for paid roles: each in its own short transaction; one in trouble holds up no other."""

from __future__ import annotations

from coprod.core import clock, logs
from coprod.core.db import hold, reading, writing
from coprod.involvement.operations import moves
from coprod.involvement.queries import opportunities as queries


def close_due() -> None:
    """Close every opportunity whose last day to apply is over."""
    with reading():
        references = queries.due_to_close(clock.today())
    for reference in references:
        try:
            with writing():
                opportunity = queries.one(reference)
                if opportunity is not None and hold(opportunity):
                    moves.close(opportunity, by=None)
        except Exception:
            logs.trouble("opportunity")
