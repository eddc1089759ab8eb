"""What a published figure says of itself, in numbers and in words, and how it is kept."""

from __future__ import annotations

import pytest

from coprod.statistics.counts import Counted, Counts
from coprod.statistics.disclosure import PublicCount, PublicTables, TooFew, public_figure, public_tables
from coprod.statistics.release import read, written
from coprod.statistics.rules import Protected

# One table that may be shown, one of many choices with a small count, one that is withheld: a base of 40 is at
# most 42, and an option of 40 at least 38, so that each of the other four could only be 1. And the channels.
COUNTED = Counted(
    42,
    (
        Counts("told", True, {"once": 30, "more": 3}, 33, skipped=9),
        Counts("who", False, {"myself": 38, "carer": 9}, 41, refused=1),
        Counts("alone", True, {"a": 38, "b": 1, "c": 1, "d": 1, "e": 1}, 42),
    ),
    Counts(":channel", True, {"online": 42, "paper": 0}, 42),
)
# As it lies in the database since it was first shown. It must be read the same for ever.
KEPT = {
    "base": 40,
    "tables": [
        {
            "question": "told",
            "one_each": True,
            "options": [["once", 30], ["more", "small"]],
            "withheld": False,
            "answered": 35,
            "skipped": 10,
            "refused": 0,
            "not_shown": 0,
        },
        {
            "question": "who",
            "one_each": False,
            "options": [["myself", 40], ["carer", 10]],
            "withheld": False,
            "answered": 40,
            "skipped": 0,
            "refused": "small",
            "not_shown": 0,
        },
        {
            "question": "alone",
            "one_each": True,
            "options": [[each, "withheld"] for each in "abcde"],
            "withheld": True,
            "answered": "withheld",
            "skipped": "withheld",
            "refused": "withheld",
            "not_shown": "withheld",
        },
    ],
    "channels": {
        "question": ":channel",
        "one_each": True,
        "options": [["online", 40], ["paper", 0]],
        "withheld": False,
        "answered": 40,
        "skipped": 0,
        "refused": 0,
        "not_shown": 0,
    },
}
SMALL = PublicCount(None, protected=True, why=Protected.SMALL)
WITHHELD = PublicCount(None, protected=True, why=Protected.WITHHELD)


@pytest.fixture
def public() -> PublicTables:
    found = public_tables(COUNTED)
    assert isinstance(found, PublicTables)
    return found


@pytest.mark.parametrize(
    ("figure", "value", "sentence", "figures", "text"),
    [
        (public_figure(0), 0, "%(shown)s", {"shown": 0}, "0"),
        (public_figure(1238), 1240, "%(shown)s", {"shown": 1240}, "1,240"),
        (public_figure(3), None, "fewer than %(least)s", {"least": 8}, "fewer than 8"),
        (WITHHELD, None, "not shown", {}, "not shown"),
    ],
)
def test_a_figure_is_said_in_a_sentence_that_can_be_translated(
    figure: PublicCount, value: int | None, sentence: str, figures: dict[str, int], text: str
) -> None:
    assert figure.value == figure.shown == value
    assert (figure.sentence, dict(figure.figures), figure.text, str(figure)) == (
        sentence,
        figures,
        text,
        text,
    )
    assert figure.least == 8


def test_a_protected_figure_says_that_it_is_and_why() -> None:
    assert public_figure(7) == SMALL
    assert public_figure(8) == PublicCount(10, protected=False, why=None)
    assert PublicCount(10).protected is False


@pytest.mark.parametrize(
    ("figure", "base", "percent"),
    [(10, 40, 25), (15, 40, 38), (5, 40, 13), (0, 40, 0), (40, 40, 100), (10, 15, 67), (10, 30, 33)],
)
def test_a_percentage_is_the_nearest_whole_one(figure: int, base: int, percent: int) -> None:
    assert PublicCount(figure).percent_of(PublicCount(base)) == percent


def test_every_figure_of_a_table_stands_where_it_belongs(public: PublicTables) -> None:
    told, who, alone = public.tables

    assert (told.question, told.one_each, told.is_withheld) == ("told", True, False)
    assert (who.question, who.one_each) == ("who", False)
    assert dict(told.options) == {"once": PublicCount(30), "more": SMALL}
    assert (told.answered, told.skipped) == (PublicCount(35), PublicCount(10))
    assert (who.refused, who.not_shown) == (SMALL, PublicCount(0))
    assert (alone.question, alone.one_each, alone.is_withheld) == ("alone", True, True)
    assert set(alone.options.values()) == {WITHHELD}
    assert {alone.answered, alone.skipped, alone.refused, alone.not_shown} == {WITHHELD}
    assert {each.base for each in (*public.tables, public.channels, public)} == {PublicCount(40)}  # type: ignore[union-attr]
    assert public.channels and dict(public.channels.options) == {
        "online": PublicCount(40),
        "paper": PublicCount(0),
    }


def test_a_table_is_found_by_its_question_and_no_other_is_made_up(public: PublicTables) -> None:
    assert public["who"] is public.tables[1]
    for found in (public, COUNTED):
        with pytest.raises(KeyError, match=r"^'nothing'$"):
            found["nothing"]


def test_without_channels_there_is_no_table_of_them() -> None:
    found = public_tables(Counted(42, COUNTED.tables))

    assert isinstance(found, PublicTables) and found.channels is None
    assert written(found)["channels"] is None
    assert read(written(found)) == found


def test_under_forty_answers_only_the_words_say_how_many_it_takes() -> None:
    few = public_tables(Counted(39, ()))

    assert isinstance(few, TooFew)
    assert (few.base, few.fewest, dict(few.figures)) == (PublicCount(40), 40, {"fewest": 40})
    assert few.text == few.sentence % {"fewest": 40}
    assert read({"base": 40, "fewest": 40}) == few
    assert read({"base": "small", "fewest": 30}) == TooFew(SMALL, 30)


def test_what_was_once_shown_is_kept_as_it_always_was_and_read_the_same(public: PublicTables) -> None:
    assert written(public) == KEPT
    assert read(KEPT) == public
