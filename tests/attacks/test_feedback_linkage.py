"""After the day's move nobody who holds what is left can tie feedback to a visit; moved at once, everybody could."""

from __future__ import annotations

import random
import secrets
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest
import time_machine
from sqlalchemy import func, select, text

from coprod import Service
from coprod.core import clock, secret
from coprod.core.db import db, reading, writing
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import moving, saying
from coprod.feedback.queries import forms
from coprod.questionnaires.models import Sheet, WaitingSheet
from coprod.questionnaires.operations import drafts
from coprod.questionnaires.operations.receipts import Found, Receipt
from tests.attacks.linkage import Order, attack, right_pairs
from tests.base.service import Kept
from tests.factories.feedback import a_form

PEOPLE, DAYS = 200, 10
# All of a day leave together, so whoever guesses is right once in 200; with so few days, chance alone may triple that.
MOST_RIGHT = 3.0
WORDS = "SELECT t.text FROM feedback_item i JOIN sheet_text t ON t.sheet_key = i.key "
# What the house's own attack does not know of: the item, its words, what was written back.
MORE = {
    "by the item": WORDS,
    "by the first of its words": (
        "SELECT t.text FROM feedback_word w JOIN sheet_text t ON t.sheet_key = w.item_key WHERE w.word = 'visit'"
    ),
}
MORE_ON_POSTGRESQL = {
    "items by transaction and place": f"{WORDS} ORDER BY i.xmin::text::bigint, i.ctid",
    "words by transaction and place": (
        "SELECT t.text FROM feedback_word w JOIN sheet_text t ON t.sheet_key = w.item_key "
        "WHERE w.word = 'visit' ORDER BY w.xmin::text::bigint, w.ctid"
    ),
}
BACK = {
    "messages as they lie": "SELECT text FROM feedback_message",
    "messages by key": "SELECT text FROM feedback_message ORDER BY key",
}
BACK_ON_POSTGRESQL = {
    "messages by transaction and place": "SELECT text FROM feedback_message ORDER BY xmin::text::bigint, ctid"
}


def _everyone_says_something(
    form: FeedbackForm, *, after_each: Callable[[], None] = lambda: None
) -> list[str]:
    """200 people come one after the other, in one day, each with something that only they could say."""
    chance, visits, lengths = random.Random(7), [], set[int]()
    for number in range(PEOPLE):
        said = (f"visit {number} {secrets.token_hex(8)} " + "and more " * chance.randrange(0, 200)).strip()
        with writing():
            held = forms.to_say(form.slug)
            assert held is not None
            draft = drafts.begin(held.version_id or 0, drafts.new_key())
            draft.typed = {"happened": {"value": said, "other": ""}}
            saying.send(held, draft)
        visits.append(said)
        after_each()
    with reading():
        lengths |= set(db.session.scalars(select(func.length(WaitingSheet.packet))))
    assert len(lengths) <= 1, "the length of a sealed packet tells the length of the words in it"
    return visits


def _move(form: FeedbackForm) -> None:
    with writing():
        moving.move(form_id=form.id, programme_id=form.programme_id, version_id=form.version_id or 0)


def _asked(statements: dict[str, str]) -> dict[str, Order]:
    with reading():
        return {
            name: [str(row[0]) for row in db.session.execute(text(told))] for name, told in statements.items()
        }


def _attack(app: Service, visits: list[str]) -> dict[str, int]:
    more = MORE | (MORE_ON_POSTGRESQL if db.engine.dialect.name == "postgresql" else {})
    return attack(app, visits) | {name: right_pairs(visits, order) for name, order in _asked(more).items()}


def _forget_everything() -> None:
    """Between runs only what was said goes; the journal and the files stay for the next attack to look into."""
    with writing():
        for table in ("feedback_message", "feedback_word", "feedback_item", "sheet_text", "sheet"):
            db.session.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names from the line above


@pytest.fixture
def form(kept: Kept) -> FeedbackForm:
    with kept():
        return a_form()


def test_ten_days_of_200_items_are_tied_to_visits_no_better_than_by_guessing(
    database: str, app: Service, form: FeedbackForm
) -> None:
    right: Counter[str] = Counter()
    with app.test_request_context():
        for _day in range(DAYS):
            visits = _everyone_says_something(form)
            with time_machine.travel(clock.now() + timedelta(days=1)):
                _move(form)
            for strategy, pairs in _attack(app, visits).items():
                right[strategy] += pairs
            assert secret.key_ring().names() == [], "the key of a day that is over is still there"
            _forget_everything()
    means = {strategy: pairs / DAYS for strategy, pairs in right.items()}
    print(f"feedback linkage on {database}: {max(means.values()):.2f} of {PEOPLE} at most")
    assert max(means.values()) <= MOST_RIGHT, means


def test_moved_at_once_under_counted_keys_the_same_attack_ties_everybody(
    database: str, app: Service, form: FeedbackForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The protection is off: each is moved as it comes, under a key in order, as an ordinary table would have it.
    in_order = count()
    monkeypatch.setattr(saying, "item_key", lambda token: f"{next(in_order):032d}")

    def at_once() -> None:
        with time_machine.travel(clock.now() + timedelta(days=1)):
            _move(form)

    with app.test_request_context():
        visits = _everyone_says_something(form, after_each=at_once)

        assert max(_attack(app, visits).values()) == PEOPLE


def test_what_is_written_back_is_tied_to_its_visit_no_better(
    database: str, app: Service, form: FeedbackForm
) -> None:
    """200 people write back on one day, in the order in which they come, to items that moved the day before."""
    right: Counter[str] = Counter()
    runs = 3
    with app.test_request_context():
        for _day in range(runs):
            _everyone_says_something(form)
            with time_machine.travel(clock.now() + timedelta(days=1)):
                _move(form)
                visits = _everyone_writes_back()
            with time_machine.travel(clock.now() + timedelta(days=2)):
                _move(form)
            tried = BACK | (BACK_ON_POSTGRESQL if database == "postgresql" else {})
            for strategy, order in _asked(tried).items():
                assert len(order) == PEOPLE
                right[strategy] += right_pairs(visits, order)
            _forget_everything()
    # Three days only, in which chance alone may be right some more times.
    assert max(right.values()) / runs <= 3 * MOST_RIGHT, right


def _everyone_writes_back() -> list[str]:
    visits = []
    with reading():
        found = [_found(sheet) for sheet in db.session.scalars(select(Sheet).order_by(Sheet.key))]
    for number, each in enumerate(found):
        said = f"back {number} {secrets.token_hex(8)}"
        with writing():
            saying.add(forms.version(each.version_id), each, kind="answer", text=said, token=said.encode())
        visits.append(said)
    return visits


def _found(sheet: Sheet) -> Found:
    """What the holder of the code has opened. The attack needs no code: only what is kept of it."""
    return Found(
        version_id=sheet.version_id,
        channel=sheet.channel.value,
        language=sheet.language,
        format=sheet.format,
        answers=sheet.answers,
        texts=[],
        may_publish=False,
        secret_hash=sheet.secret_hash,
        receipt=HeldHash(sheet.locator_hash),
        sheet_key=sheet.key,
    )


class HeldHash(Receipt):
    """A receipt of which only the hash of its locator is known."""

    def __init__(self, locator_hash: str) -> None:
        super().__init__("", "")
        object.__setattr__(self, "held", locator_hash)

    @property
    def locator_hash(self) -> str:
        return str(self.__dict__["held"])
