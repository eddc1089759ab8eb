"""What the timetable calls for feedback: the day's move, and telling somebody when nobody has read in time."""

from __future__ import annotations

from coprod.core import clock, logs
from coprod.core.db import hold, reading, writing
from coprod.feedback.operations import alerting, moving
from coprod.feedback.queries import forms


def move_due() -> None:
    """Move what came in before today; a form in trouble holds up no other."""
    with reading():
        waiting = forms.with_waiting()
    for slug, version_id in waiting:
        try:
            with writing():
                form = forms.one(slug)
                if form is not None and hold(form):
                    moving.move(form_id=form.id, programme_id=form.programme_id, version_id=version_id)
        except Exception:
            logs.trouble("feedback")


def tell_of_unread() -> None:
    """Tell the deputy, then the manager, of what was to be read by now and has not been."""
    with reading():
        slugs = [form.slug for form in forms.listed()]
    for slug in slugs:
        try:
            with writing():
                form = forms.one(slug)
                if form is not None and hold(form):
                    alerting.tell(form, clock.now())
        except Exception:
            logs.trouble("feedback")
