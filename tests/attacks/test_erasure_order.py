"""Whoever holds an old backup, and everything that is left, cannot tell which visit took which answer back.

The attacker watched the door: they know in which order people took their answers back. They have opened a backup from
before, with the service's secret, so they know each answer's name in the list of erasures. Every place in which names
stand is put in its own order, and paired with the visits (decision 9).
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from sqlalchemy import text

from coprod import Service
from coprod.consultations.operations import answering
from coprod.consultations.rules import Stage
from coprod.core import erasures
from coprod.core.db import db, reading, writing
from coprod.core.erasures import Erasures, Names
from coprod.questionnaires.operations import receipts
from soak.hostile.linking import files, right_pairs
from tests.factories.consultations import a_consultation, a_response
from tests.factories.questionnaires import a_receipt

PEOPLE = 25
# By chance alone one pair is right on average, and nine or more are about once in a million times. Some twenty orders
# are looked at, so that six would be there once in a hundred runs. Whoever knows the order has all 25.
MOST_RIGHT = 8


@pytest.fixture
def inside(database: str, app: Service) -> Service:
    return app


def everybody_takes_theirs_back(app: Service) -> list[str]:
    """One after the other, in the order of the visits. Returns the names that an old backup lets one compute."""
    with app.app_context():
        erasures.file_path().unlink(missing_ok=True)
        theirs = [a_receipt() for _each in range(PEOPLE)]
        with writing():
            consultation = a_consultation(stage=Stage.CLOSED)
            for number, receipt in enumerate(theirs):
                a_response(consultation, f"Words {number}", receipt=receipt)
        random.Random(3).shuffle(theirs)
        for receipt in theirs:
            with writing():
                found = receipts.find(receipt.code)
                assert found is not None
                answering.withdraw(found)
        erasures.export()
        return [erasures.name("answer", receipt.locator_hash) for receipt in theirs]


def guesses(app: Service, names: list[str]) -> dict[str, list[str]]:
    """Every order in which the names can be found."""
    found: dict[str, list[str]] = {}
    with app.app_context():
        with reading():
            found["as the row has them"] = [each for row in db.session.query(Erasures) for each in row.names]
            if db.engine.dialect.name == "postgresql":
                by_transaction = text("SELECT names FROM erasures ORDER BY xmin::text::bigint, ctid")
                found["by transaction"] = [
                    each for (row,) in db.session.execute(by_transaction) for each in row
                ]
        for path in files(app):
            content = path.read_bytes()
            for way, find in (("first", content.find), ("last", content.rfind)):
                placed = sorted((find(name.encode()), name) for name in names)
                found[f"by {way} place in {path.name}"] = [name for place, name in placed if place >= 0]
    return found


def most_right(app: Service) -> dict[str, int]:
    visits = everybody_takes_theirs_back(app)
    # Read forwards and backwards: whoever guesses takes the better one.
    return {
        way: max(right_pairs(visits, order), right_pairs(visits, order[::-1]))
        for way, order in guesses(app, visits).items()
    }


def test_the_list_of_erasures_ties_no_answer_to_a_visit(inside: Service) -> None:
    right = most_right(inside)

    assert right["by first place in erasures"] <= MOST_RIGHT, right
    assert max(right.values()) <= MOST_RIGHT, right


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_list_in_the_order_of_events_ties_everybody_and_is_caught(
    inside: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest: Callable[[Names], None] = erasures.add

    def append(names: Names) -> None:
        before = [each for row in db.session.query(Erasures) for each in row.names]
        honest(names)
        for row in db.session.query(Erasures):
            row.names = [*before, *(each for each in row.names if each not in before)]
        db.session.flush()

    monkeypatch.setattr(erasures, "add", append)

    assert most_right(inside)["as the row has them"] == PEOPLE
