"""People who say what happened, or write back, one after the other in a day, and how many the attack ties afterwards."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import count
from unittest.mock import patch

from sqlalchemy import func, select, text

from coprod import Service
from coprod.core import clock, secret
from coprod.core.db import db, reading, writing
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import moving, saying
from coprod.feedback.queries import forms
from coprod.questionnaires.models import Sheet, WaitingSheet
from coprod.questionnaires.operations import drafts
from soak.hostile.linking import BACK, FEEDBACK, attack, orders, right_pairs
from soak.hostile.opened import opened
from tests.factories.feedback import a_form

TABLES = ("feedback_message", "feedback_word", "feedback_item", "sheet_text", "sheet")


def tied(app: Service, form: FeedbackForm, people: int) -> Mapping[str, int]:
    """How many of so many each strategy ties to what they said, once the day's move is over."""
    with app.test_request_context():
        visits = _everyone_says_something(form, people)
        _move(form, days=1)
        if secret.key_ring().names():
            raise AssertionError("the key of a day that is over is still there")
        return _attack(app, visits)


def tied_without_protection(app: Service, form: FeedbackForm, people: int) -> Mapping[str, int]:
    """The control: each is moved as it comes, under a key in order, as an ordinary table would have it."""
    in_order = count()
    with (
        app.test_request_context(),
        patch.object(saying, "item_key", lambda token: f"{next(in_order):032d}"),
    ):
        visits = _everyone_says_something(form, people, after_each=lambda: _move(form, days=1))
        return _attack(app, visits)


def tied_by_what_is_written_back(app: Service, form: FeedbackForm, people: int) -> Mapping[str, int]:
    """They write back on one day, in the order in which they come, to items that moved the day before."""
    with app.test_request_context():
        _everyone_says_something(form, people)
        _move(form, days=1)
        with clock.at(clock.now() + timedelta(days=1)):
            visits = _everyone_writes_back()
        _move(form, days=2)
        found = orders(BACK)
        if {len(order) for order in found.values()} != {people}:
            raise AssertionError("not everybody has written back")
        _forget_everything()
    return {name: right_pairs(visits, order) for name, order in found.items()}


def the_form(app: Service) -> FeedbackForm:
    """A form that is open to everybody."""
    with app.app_context(), writing():
        form = a_form()
        db.session.flush()
        db.session.expunge(form)
    return form


def _everyone_says_something(
    form: FeedbackForm, people: int, *, after_each: Callable[[], None] = lambda: None
) -> list[str]:
    """Each with something that only they could say."""
    chance, visits = random.Random(7), []
    for number in range(people):
        said = (f"visit {number} {secrets.token_hex(8)} " + "and more " * chance.randrange(0, 200)).strip()
        with writing():
            held = forms.to_say(form.slug)
            if held is None:
                raise LookupError("the form is not open")
            draft = drafts.begin(held.version_id or 0, drafts.new_key())
            draft.typed = {"happened": {"value": said, "other": ""}}
            saying.send(held, draft)
        visits.append(said)
        after_each()
    with reading():
        lengths = set(db.session.scalars(select(func.length(WaitingSheet.packet))))
    if len(lengths) > 1:
        raise AssertionError("the length of a sealed packet tells the length of the words in it")
    return visits


def _everyone_writes_back() -> list[str]:
    visits = []
    with reading():
        found = [opened(sheet) for sheet in db.session.scalars(select(Sheet).order_by(Sheet.key))]
    for number, each in enumerate(found):
        said = f"back {number} {secrets.token_hex(8)}"
        with writing():
            saying.add(forms.version(each.version_id), each, kind="answer", text=said, token=said.encode())
        visits.append(said)
    return visits


def _move(form: FeedbackForm, *, days: int) -> None:
    """What the timetable does when that many days are over."""
    with clock.at(clock.now() + timedelta(days=days)), writing():
        moving.move(form_id=form.id, programme_id=form.programme_id, version_id=form.version_id or 0)


def _attack(app: Service, visits: list[str]) -> dict[str, int]:
    found = attack(app, visits) | {
        name: right_pairs(visits, order) for name, order in orders(FEEDBACK).items()
    }
    _forget_everything()
    return found


def _forget_everything() -> None:
    """Between runs only what was said goes; the journal and the files stay for the next attack to look into."""
    with writing():
        for table in TABLES:
            db.session.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names from above
