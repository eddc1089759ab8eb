"""What a bar chart says, to staff and to everybody."""

from __future__ import annotations

from coprod.questionnaires.rules.document import Document, Option, Question, Section, SpokenQuestion
from coprod.statistics.charts import (
    STUB,
    private_bars,
    private_channel_bars,
    public_bars,
    public_channel_bars,
)
from coprod.statistics.counts import Counted, Counts
from coprod.statistics.disclosure import PublicTables, public_tables

WORDS = {
    "en": {
        "who.title": "Who?",
        "who.a": "Myself",
        "who.b": "A carer",
        "who.no": "Prefer not to say",
        "calm.title": "How calm?",
        "calm.low": "Not at all",
        "calm.high": "Very",
    },
    "ur": {"who.title": "کون؟", "who.a": "میں خود"},
}
WHO = Question("who", "one_of", (Option("a"), Option("b"), Option("no", prefer_not=True)))
DOCUMENT = Document((Section("s1", (WHO, Question("calm", "scale", points=3))),), WORDS)
COUNTS = Counts("who", True, {"a": 1_203, "b": 3}, 1_206, skipped=5, refused=12)


def spoken(edition: str = "en") -> tuple[SpokenQuestion, ...]:
    return DOCUMENT.spoken(edition)[0].questions


def published(*tables: Counts, channels: Counts | None = None) -> PublicTables:
    found = public_tables(Counted(tables[0].base, tables, channels))
    assert isinstance(found, PublicTables)
    return found


def test_staff_see_exact_figures_with_their_base() -> None:
    chart = private_bars(spoken()[0], COUNTS)

    assert chart.title == "Who?"
    assert chart.base == (
        "Answered: 1,206. Left empty: 5. Preferred not to say: 12. Not asked: 0. "
        "Everybody who took part: 1,223."
    )
    assert [(row.label, row.value, row.shown, row.percent) for row in chart.rows] == [
        ("Myself", 1203, "1,203", 100),
        ("A carer", 3, "3", 0),
    ]


def test_everybody_sees_rounded_figures_and_a_hatched_stub_for_a_protected_one() -> None:
    chart = public_bars(spoken()[0], published(COUNTS).tables[0])

    myself, carer = chart.rows
    assert (myself.value, myself.shown, myself.share, myself.percent) == (1_205, "1,205", 1.0, 100)
    assert (carer.value, carer.shown, carer.protected, carer.share, carer.least) == (
        None,
        "fewer than 8",
        True,
        STUB,
        8,
    )
    assert "Left empty: fewer than 8." in chart.base


def test_the_length_of_a_protected_bar_says_nothing() -> None:
    lengths = {
        public_bars(
            spoken()[0], published(Counts("who", True, {"a": 100 - small, "b": small}, 100)).tables[0]
        )
        .rows[1]
        .share
        for small in range(1, 8)
    }

    assert lengths == {STUB}


def test_a_table_that_is_withheld_says_so_and_why() -> None:
    question = Question("who", "one_of", tuple(Option(each) for each in "abcde"))
    words = {"en": {f"who.{each}": each for each in ("title", *"abcde")}}
    asked = Document((Section("s1", (question,)),), words).spoken("en")[0].questions[0]
    table = published(Counts("who", True, dict(zip("abcde", (38, 1, 1, 1, 1), strict=True)), 42)).tables[0]

    chart = public_bars(asked, table)

    assert {(row.words, row.protected, row.value) for row in chart.rows} == {("not shown", True, None)}
    assert chart.base.startswith("This table is not shown, because")


def test_a_sentence_is_translated_whole_with_its_figures() -> None:
    asked_for: list[tuple[str, dict[str, object]]] = []

    def say(sentence: str, **figures: object) -> str:
        asked_for.append((sentence, figures))
        return "ترجمہ"

    chart = public_bars(spoken("ur")[0], published(COUNTS).tables[0], say, "rtl")

    assert chart.direction == "rtl"
    assert chart.rows[1].shown == "ترجمہ"
    assert ("fewer than %(least)s", {"least": 8}) in asked_for
    assert [row.lang for row in chart.rows] == [None, "en"]


def test_the_ends_of_a_scale_are_named() -> None:
    chart = private_bars(spoken()[1], Counts("calm", True, {"1": 1, "2": 0, "3": 2}, 3))

    assert [row.label for row in chart.rows] == ["1: Not at all", "2", "3: Very"]


def test_a_chart_of_nothing_has_bars_of_no_length() -> None:
    chart = private_bars(spoken()[0], Counts("who", True, {"a": 0, "b": 0}, 0))

    assert [(row.share, row.percent, row.shown) for row in chart.rows] == [(0.0, None, "0"), (0.0, None, "0")]


def test_channels_stand_in_the_order_given_and_are_protected_alike() -> None:
    labels = [("web", "Online"), ("paper", "Paper"), ("bsl", "British Sign Language")]
    channels = Counts(":channel", True, {"paper": 3, "web": 60}, 63)
    table = published(Counts("who", True, {"a": 30, "b": 33}, 63), channels=channels).channels
    assert table is not None

    assert [row.shown for row in private_channel_bars(channels, labels).rows] == ["60", "3", "0"]
    assert [(row.label, row.shown) for row in public_channel_bars(table, labels).rows] == [
        ("Online", "60"),
        ("Paper", "fewer than 8"),
    ]
