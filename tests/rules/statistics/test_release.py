"""What was once shown is shown again, to the figure."""

from __future__ import annotations

import json

import pytest

from coprod.statistics.counts import Counted, Counts
from coprod.statistics.disclosure import TooFew, public_tables
from coprod.statistics.release import read, written


def _counted(*options: int) -> Counted:
    base = sum(options)
    asked = Counts("who", True, {f"option-{place}": count for place, count in enumerate(options)}, base)
    ways = Counts(":channel", True, {"online": base - 3, "paper": 3}, base)
    return Counted(base, (asked,), ways)


@pytest.mark.parametrize("options", [(50, 30, 20), (60, 3, 0), (41, 2), (10, 5)])
def test_public_figures_are_the_same_after_they_were_kept(options: tuple[int, ...]) -> None:
    public = public_tables(_counted(*options))

    kept = json.loads(json.dumps(written(public), sort_keys=True))

    assert read(kept) == public


def test_answers_stay_in_the_order_in_which_they_were_asked() -> None:
    asked = Counts("who", True, {"zebra": 50, "ant": 40}, 90)
    public = public_tables(Counted(90, (asked,)))

    again = read(json.loads(json.dumps(written(public), sort_keys=True)))

    assert not isinstance(again, TooFew)
    assert list(again["who"].options) == ["zebra", "ant"]


def test_too_few_answers_are_kept_as_words_and_as_nothing_else() -> None:
    public = public_tables(_counted(3, 3))

    assert written(public) == {"base": "small", "fewest": 40}
