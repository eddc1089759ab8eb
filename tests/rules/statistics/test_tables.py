"""From sealed answers to exact counts."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest

from coprod.questionnaires.rules.document import Document, Option, Question, Section
from coprod.statistics.tables import count

CHOICES = (Option("a"), Option("b"), Option("no-say", prefer_not=True))
DOCUMENT = Document(
    (
        Section(
            "s1",
            (
                Question("told", "information"),
                Question("who", "one_of", CHOICES),
                Question("how", "many_of", CHOICES),
                Question("calm", "scale", points=3),
                Question("story", "long_text"),
            ),
        ),
    )
)


def a_row(
    who: Any = None, how: Any = None, calm: Any = None, channel: str = "web"
) -> tuple[str, dict[str, Any]]:
    def sealed(value: Any) -> dict[str, Any]:
        if value is None:
            return {"state": "skipped", "value": None}
        return {"state": "refused" if value in ("no-say", ["no-say"]) else "answered", "value": value}

    return channel, {"who": sealed(who), "how": sealed(how), "calm": sealed(calm)}


def test_each_closed_question_is_counted_with_its_states_apart() -> None:
    rows = [
        a_row("a", ["a", "b"], 1),
        a_row("b", ["b"], 3, channel="paper"),
        a_row("no-say", ["no-say"]),
        a_row(),
        ("web", {"who": {"state": "not_shown", "value": None}}),
        ("web", {}),
    ]

    counted = count(DOCUMENT, rows)

    who, how, calm = counted.tables
    assert (who.question, dict(who.options)) == ("who", {"a": 1, "b": 1})
    assert (who.answered, who.skipped, who.refused, who.not_shown, who.base) == (2, 1, 1, 2, 6)
    assert (dict(how.options), how.answered, how.one_each) == ({"a": 1, "b": 2}, 2, False)
    assert dict(calm.options) == {"1": 1, "2": 0, "3": 1}
    assert (calm.answered, calm.skipped, calm.not_shown) == (2, 2, 2)
    assert counted["how"] is how


def test_channels_are_counted_and_one_that_nobody_used_is_0() -> None:
    counted = count(DOCUMENT, [a_row("a"), a_row("a", channel="paper")], channels=["web", "paper", "phone"])

    assert counted.channels is not None
    assert list(counted.channels.options.items()) == [("web", 1), ("paper", 1), ("phone", 0)]
    assert (counted.channels.question, counted.channels.one_each) == (":channel", True)


def test_no_answers_at_all_are_counted_as_none() -> None:
    counted = count(DOCUMENT, [])

    assert (counted.base, [sum(table.options.values()) for table in counted.tables]) == (0, [0, 0, 0])


@pytest.mark.parametrize(
    "row", [a_row("c"), a_row(calm=4), a_row(how=["a", "c"]), ("web", {"who": {"state": "lost"}})]
)
def test_answers_to_another_version_are_refused_and_never_merged_by_name(row: Any) -> None:
    said = r"^Answers to “(who|how|calm)” do not belong to this version of the questionnaire.$"
    with pytest.raises(ValueError, match=said):
        count(DOCUMENT, [row])


def test_ten_thousand_responses_are_counted_in_well_under_a_second() -> None:
    chance = random.Random(7)
    rows = [a_row(chance.choice("ab"), [chance.choice("ab")], chance.randint(1, 3)) for _ in range(10_000)]
    started = time.perf_counter()

    counted = count(DOCUMENT, rows)

    assert time.perf_counter() - started < 0.8
    assert counted.base == 10_000
