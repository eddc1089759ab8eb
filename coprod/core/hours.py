"""An hour of the day as people write it: 10, 10.30, 10:30, 2pm. Nothing here asks a database or the time."""

from __future__ import annotations

import re
from datetime import time

from flask_babel import gettext as _

_HOUR = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(am|pm)?|(\d{2})(\d{2})", re.ASCII)
NOON = frozenset({"noon", "midday", "12 noon", "12noon"})
HALF, LAST_HOUR, LAST_MINUTE = 12, 23, 59
# From here on a bare figure is taken as it stands; before it, most people mean the afternoon.
MORNING = 7


def read(typed: str) -> time:
    """The hour that somebody wrote. Errors: ``ValueError`` in words, also for what could be either half of the day."""
    text = " ".join(typed.casefold().replace("a.m.", "am").replace("p.m.", "pm").split())
    if text in NOON:
        return time(HALF)
    found = _HOUR.fullmatch(text)
    if found is None:
        raise ValueError(_("Enter a real time, such as 10:30 or 2pm."))
    figures, half = found[1] or found[4], found[3]
    hour, minute = int(figures), int(found[2] or found[5] or 0)
    if half and 1 <= hour <= HALF:
        hour = hour % HALF + (HALF if half == "pm" else 0)
    elif half or hour > LAST_HOUR:
        raise ValueError(_("Enter a real time, such as 10:30 or 2pm."))
    elif len(figures) == 1 and 1 <= hour < MORNING:
        raise ValueError(_("Say which half of the day you mean: %(hour)sam or %(hour)spm.", hour=text))
    if minute > LAST_MINUTE:
        raise ValueError(_("Enter a real time, such as 10:30 or 2pm."))
    return time(hour, minute)


def written(hour: time) -> str:
    """An hour as it stands in a box that can be changed: 09:30, 14:00. Pages say it by ``words.hour_words``."""
    return hour.strftime("%H:%M")
