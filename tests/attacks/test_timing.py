"""Known or unknown, somebody's or nobody's: the same statements run, the same rows are left, the same page comes back.

What the watch says is measured by ``make soak ARGS=timing``; here it is asked that there is nothing to measure.
"""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from sqlalchemy import func, select

from coprod.core.db import db, reading
from coprod.core.outbox import Mail
from soak.hostile.ground import Ground, a_ground
from soak.hostile.telling import OWN, Kind, auc
from soak.timing import asking, early, flows, guessing_receipts, outsiders, slowly
from tests.base.statements import statements


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    with a_ground() as made:
        yield made


def work(kind: Kind) -> tuple[list[str], tuple[int, bytes]]:
    """The statements that one request runs, and the page that comes back, once everything is warm."""
    kind.ask()
    with statements() as asked:
        reply = kind.ask()
    return asked, (reply.status, OWN.sub(b"", reply.body))


@pytest.mark.parametrize("place", range(4))
def test_a_stranger_gets_the_same_work_and_the_same_page(ground: Ground, place: int) -> None:
    where, (one, other) = list(flows(ground, times=4))[place]

    assert work(one) == work(other), where


def test_pages_of_a_group_with_secrets_are_the_same_work_as_those_of_one_without(ground: Ground) -> None:
    for where, (one, other) in outsiders(ground, many=12):
        assert work(one) == work(other), where


def test_an_unknown_address_leaves_a_letter_as_a_known_one_does(ground: Ground) -> None:
    counted = []
    for kind in asking(ground, times=4):
        kind.ask()
        with ground.app.app_context(), reading():
            counted.append(db.session.scalar(select(func.count()).select_from(Mail)))

    assert counted[1] == counted[0] + 1


def test_control_a_build_that_does_less_for_nobody_runs_other_statements(ground: Ground) -> None:
    with patch("coprod.people.operations.ask_for_code", early):
        known, unknown = (work(kind) for kind in asking(ground, times=4))
    with patch("coprod.questionnaires.operations.receipts.find", slowly):
        theirs, nobodys = (work(kind) for kind in guessing_receipts(ground, waiting=False))

    assert known != unknown
    assert theirs != nobodys


def test_the_figure_of_the_watch_is_one_half_for_equals_and_one_for_slower() -> None:
    assert auc([1, 2, 3], [1, 2, 3]) == 0.5
    assert auc([4, 5, 6], [1, 2, 3]) == 1
    assert auc([1, 2, 3], [4, 5, 6]) == 0
