"""What the timetable calls for meetings: each in its own short transaction; one in trouble holds up no other."""

from __future__ import annotations

from coprod.core import logs
from coprod.core.db import reading, writing
from coprod.meetings.operations import reminding
from coprod.meetings.queries import actions


def remind_of_actions() -> None:
    """Write to everybody who has something to do that is near its day or past it."""
    with reading():
        due = sorted({person.id for action, person in actions.with_a_day() if reminding.is_due(action)})
    for number in due:
        try:
            with writing():
                held = actions.with_a_day_of(number)
                if held:
                    reminding.remind(held[0][1], [action for action, _person in held])
        except Exception:
            logs.trouble("action")
