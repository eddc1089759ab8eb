"""The queue costs what is on its page: the database does no more for it when there are ten times as many items."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.feedback.models import FeedbackForm, FeedbackItem, FeedbackWord
from coprod.feedback.queries import forms as queries
from coprod.feedback.queries import queue, unread, with_words
from coprod.feedback.rules import Stage
from coprod.questionnaires.models import Channel, Sheet
from coprod.questionnaires.rules.kinds.answering_as import Perspective
from tests.factories.feedback import a_form
from tests.factories.programmes import a_programme

FEW, MANY, RARE = 300, 3000, 5
STEPS = 20  # The database is asked how far it is after so many steps of its own.


def store(form: FeedbackForm, many: int) -> None:
    """So many items; the first few are rare in each way."""
    today = clock.today()
    sheets, items, words = [], [], []
    for number in range(many):
        key, is_rare = secrets.token_hex(16), number < RARE
        sheets.append(
            {
                "key": key,
                "version_id": form.version_id,
                "channel": Channel.ONLINE,
                "language": "en",
                "format": "standard",
                "answers": {},
                "may_publish": False,
                "locator_hash": secrets.token_hex(32),
                "secret_hash": secrets.token_hex(32),
                "released_on": today,
            }
        )
        items.append(
            {
                "key": key,
                "form_id": form.id,
                "sheet_key": key,
                "privacy_notice_id": form.privacy_notice_id,
                "stage": Stage.ASKED if is_rare else Stage.NEW,
                "perspective": "cannot" if is_rare else "myself",
                "on_day": today,
                "due_on": today - timedelta(days=number % 90),
                "keep_until": today,
            }
        )
        words += [{"word": word, "item_key": key} for word in (["rare"] if is_rare else []) + ["common"]]
    for table, rows in ((Sheet, sheets), (FeedbackItem, items), (FeedbackWord, words)):
        db.session.execute(insert(table), rows)


def steps(slug: str, asked: dict[str, Any]) -> int:
    """How far the database has to go for the queue's first page and for what is unread."""
    forms = [form for form in queries.listed() if slug in {"", form.slug}]
    gone = [0]

    def further() -> None:
        gone[0] += 1

    line = db.session.connection().connection.driver_connection
    assert line is not None
    line.set_progress_handler(further, STEPS)
    queue.queue(forms, **asked)
    unread.counted([form.id for form in forms], clock.today())
    line.set_progress_handler(None, 0)
    return gone[0]


@pytest.mark.parametrize(
    ("slug", "asked"),
    [
        ("", {}),
        ("quiet", {}),
        ("", {"stage": Stage.ASKED}),
        ("", {"stage": Stage.NEW}),
        ("", {"view": Perspective.ON_BEHALF}),
        ("", {"view": Perspective.OWN}),
        ("", {"view": Perspective.ON_BEHALF, "stage": Stage.NEW}),
        ("", {"search": "rare"}),
        ("", {"search": "common"}),
        ("", {"search": "common", "view": Perspective.ON_BEHALF}),
        ("quiet", {"search": "common"}),
    ],
    ids=str,
)
def test_ten_times_as_many_items_cost_no_more(
    app: Service, monkeypatch: pytest.MonkeyPatch, slug: str, asked: dict[str, Any]
) -> None:
    for module, name, most in (
        (queue, "MOST_COUNTED", 50),
        (unread, "MOST_COUNTED", 50),
        (with_words, "MOST_FOUND", 100),
        (with_words, "MOST_LOOKED_THROUGH", 150),
    ):
        monkeypatch.setattr(module, name, most)
    costs = []
    with app.app_context():
        with writing():
            programme = a_programme()
            busy, quiet = a_form(programme, slug="busy"), a_form(programme, slug="quiet")
            store(quiet, RARE)
        for many in (FEW, MANY - FEW):
            with writing():
                store(busy, many)
            with reading():
                costs.append(steps(slug, asked))
    few, there = costs
    assert there <= 1.5 * few + 20, costs
