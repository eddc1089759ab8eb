"""What a line of a concern's own log says, and when reading is worth one."""

from __future__ import annotations

import enum
from datetime import datetime, timedelta

from coprod.core.words import _l


class Deed(enum.Enum):
    """What a line of a concern's own log says was done."""

    OPENED = "opened"
    TOLD = "told"
    NOBODY_TOLD = "nobody_told"
    READ = "read"
    ACTION = "action"
    TAKEN = "taken"
    LEFT = "left"
    CLOSED = "closed"
    REOPENED = "reopened"


DEED_WORDS = {
    Deed.OPENED: _l("Opened"),
    Deed.TOLD: _l("Asked by e-mail to look"),
    Deed.NOBODY_TOLD: _l("Nobody could be asked by e-mail"),
    Deed.READ: _l("Read"),
    Deed.ACTION: _l("Done"),
    Deed.TAKEN: _l("Taken on"),
    Deed.LEFT: _l("Given back"),
    Deed.CLOSED: _l("Closed"),
    Deed.REOPENED: _l("Opened again"),
}
ONE_VISIT = timedelta(minutes=10)


def is_new_visit(last_by: int | None, last_at: datetime | None, *, by: int, now: datetime) -> bool:
    """Whether opening a concern is worth a line: not by whoever has just written the last one, for the same visit."""
    return last_at is None or last_by != by or not timedelta(0) <= now - last_at < ONE_VISIT
