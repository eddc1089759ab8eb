"""What the timetable calls for feedback: the day's move, new questions, telling of what is unread, stories, figures."""

from __future__ import annotations

from coprod.core import clock, logs
from coprod.core.db import hold, reading, writing
from coprod.feedback.operations import alerting, counting, moving, publishing, questions
from coprod.feedback.queries import figures, forms
from coprod.feedback.rules import FormStage


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


def begin_new_questions() -> None:
    """Let people answer the questions that were chosen on an earlier day; a form in trouble holds up no other."""
    with reading():
        slugs = [form.slug for form in forms.listed(stages=[FormStage.OPEN, FormStage.PAUSED])]
    for slug in slugs:
        try:
            with writing():
                form = forms.one(slug)
                if form is not None and hold(form):
                    questions.begin(form)
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


def publish_due() -> None:
    """Publish the stories whose seven days are over, and ask their authors again shortly before."""
    with reading():
        numbers = publishing.due()
    for number in numbers:
        try:
            with writing():
                publishing.go_on(number)
        except Exception:
            logs.trouble("feedback")


def count_due() -> None:
    """Publish the figures of the months that are long enough over; a programme in trouble holds up no other."""
    with reading():
        months = [
            (programme_id, month)
            for programme_id in figures.counted_programmes()
            for month in counting.due(programme_id)
        ]
    for programme_id, month in months:
        try:
            with writing():
                counting.count(programme_id, month)
        except Exception:
            logs.trouble("feedback")
