"""Whoever holds all that is left cannot tie answers about equality to an application; released at once, they could."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from itertools import count

import pytest
from sqlalchemy import text

from coprod import Service
from coprod.core.db import db, reading, writing
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import monitoring
from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.operations import drafts, releasing
from soak.hostile.linking import attack, right_pairs
from tests.base.service import Kept
from tests.factories.involvement import an_application, an_opportunity

PEOPLE, RUNS, BATCH = 60, 3, 10
# Whoever guesses is right less than once in a run; chance alone may make that some more in so few.
MOST_RIGHT = 5.0
WORDS = "SELECT t.text FROM monitoring_sheet m JOIN sheet_text t ON t.sheet_key = m.sheet_key "
MORE = {"as monitoring lies": WORDS, "by its key": f"{WORDS} ORDER BY m.sheet_key"}
MORE_ON_POSTGRESQL = {"by transaction and place": f"{WORDS} ORDER BY m.xmin::text::bigint, m.ctid"}


def _everybody_answers(
    opportunity: Opportunity, version_id: int, after_each: Callable[[], object] = lambda: None
) -> list[str]:
    """One after the other applies, in an order that the table of applications keeps, and answers at once."""
    said = []
    for _person in range(PEOPLE):
        words = f"words {secrets.token_hex(8)}"
        with writing():
            an_application(opportunity)
        with writing():
            draft = drafts.begin(version_id, drafts.new_key())
            draft.typed = {"gender": {"value": "different", "other": words}}
            monitoring.send(db.session.get_one(QuestionnaireVersion, version_id), draft)
        said.append(words)
        after_each()
    return said


def _release(opportunity: Opportunity, version_id: int) -> int:
    with writing():
        return monitoring.release(opportunity.programme_id, version_id)


def _attack(app: Service, visits: list[str]) -> dict[str, int]:
    more = MORE | (MORE_ON_POSTGRESQL if db.engine.dialect.name == "postgresql" else {})
    with reading():
        orders = {
            name: [str(row[0]) for row in db.session.execute(text(told))] for name, told in more.items()
        }
    return attack(app, visits) | {name: right_pairs(visits, order) for name, order in orders.items()}


@pytest.fixture
def asked(app: Service, kept: Kept) -> tuple[Opportunity, int]:
    app.config["RELEASE_BATCH"] = BATCH
    with kept():
        opportunity = an_opportunity()
        version = monitoring.ready(opportunity.programme_id).version_id or 0
    return opportunity, version


def test_answers_about_equality_are_tied_to_applications_no_better_than_by_guessing(
    database: str, app: Service, asked: tuple[Opportunity, int]
) -> None:
    right: Counter[str] = Counter()
    with app.test_request_context():
        for _run in range(RUNS):
            visits = _everybody_answers(*asked)
            assert _release(*asked) >= PEOPLE - BATCH
            for strategy, pairs in _attack(app, visits).items():
                right[strategy] += pairs
            _forget_everything()
    means = {strategy: pairs / RUNS for strategy, pairs in right.items()}
    print(f"equality linkage on {database}: {max(means.values()):.2f} of {PEOPLE} at most")
    assert max(means.values()) <= MOST_RIGHT, means


def test_released_as_they_come_under_counted_keys_the_same_attack_ties_everybody(
    database: str, app: Service, asked: tuple[Opportunity, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The protection is off: nobody waits for others, and keys count, as those of an ordinary table would.
    in_order = count()
    monkeypatch.setattr(releasing.secrets, "token_hex", lambda _bytes: f"{next(in_order):032d}")
    monkeypatch.setattr(releasing, "all_but_a_batch", lambda _size: releasing.everything)
    whole = releasing.release
    monkeypatch.setattr(releasing, "release", lambda number, **how: whole(number, **{**how, "least": 1}))
    with app.test_request_context():
        visits = _everybody_answers(*asked, lambda: _release(*asked))

        assert max(_attack(app, visits).values()) == PEOPLE


def _forget_everything() -> None:
    with writing():
        for table in ("monitoring_sheet", "sheet_text", "sheet"):
            db.session.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names from the line above
