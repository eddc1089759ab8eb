"""What the timetable calls for concerns: nobody waits because there was nobody to tell."""

from __future__ import annotations

from coprod.core import logs
from coprod.core.db import hold, reading, writing
from coprod.safety import operations, queries


def tell_late() -> None:
    """Tell the safeguarding leads of concerns of which nobody could be told when they were opened."""
    with reading():
        references = queries.untold()
    for reference in references:
        try:
            with writing():
                concern = queries.one(reference)
                if concern is not None and hold(concern):
                    operations.tell_late(concern)
        except Exception:
            # Which one it was is nobody's business but theirs.
            logs.trouble("job")
