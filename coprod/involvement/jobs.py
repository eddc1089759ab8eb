"""What the timetable calls for paid roles: each in its own short transaction; one in trouble holds up no other."""

from __future__ import annotations

from coprod.core import clock, logs
from coprod.core.db import hold, reading, writing
from coprod.involvement.operations import choosing, monitoring, moves
from coprod.involvement.queries import applications
from coprod.involvement.queries import monitoring as equality
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


def lapse_places() -> None:
    """Offer places for which nobody said yes in time to the next on the reserve list."""
    with reading():
        due = applications.past_their_day()
    for reference in due:
        try:
            with writing():
                if (application := applications.one(reference)) is not None:
                    choosing.lapse(application)
        except Exception:
            logs.trouble("application")


def release_monitoring() -> None:
    """Release answers about equality that have waited long enough to be among others."""
    with reading():
        waiting = equality.waiting()
    for programme_id, version_id in waiting:
        try:
            with writing():
                monitoring.release(programme_id, version_id)
        except Exception:
            logs.trouble("equality")
