"""What a bar chart says, to staff and to everybody."""

from __future__ import annotations

import pytest

from coprod.questionnaires.rules.document import Document, Option, Question, Section, SpokenQuestion
from coprod.statistics.charts import (
    STUB,
    BarChart,
    BarRow,
    plain,
    private_bars,
    private_channel_bars,
    public_bars,
    public_channel_bars,
)
from coprod.statistics.counts import Counted, Counts
from coprod.statistics.disclosure import PublicCount, PublicTable, PublicTables, public_tables
from coprod.statistics.rules import Protected

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
    assert [row.lang for row in public_bars(spoken("ur")[0], by_hand(a=5, b=15)).rows] == [None, "en"]
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


BARS = "Bars, one for each answer. The same figures are in the table below."


def test_a_chart_of_staff_says_all_this_and_no_more() -> None:
    words = (
        "Answered: 1,206. Left empty: 1,005. Preferred not to say: 1,012. Not asked: 1,009. "
        "Everybody who took part: 4,232."
    )
    counts = Counts("who", True, {"a": 1_203, "b": 3}, 1_206, skipped=1_005, refused=1_012, not_shown=1_009)

    chart = private_bars(spoken("ur")[0], counts, direction="rtl")

    assert chart == BarChart(
        "who",
        "کون؟",
        BARS,
        words,
        (
            BarRow("میں خود", 1_203, "1,203", False, 1_203 / 1_206, 100),
            BarRow("A carer", 3, "3", False, 3 / 1_206, 0, lang="en"),
        ),
        "rtl",
        maximum=1_206,
    )
    assert private_bars(spoken()[0], counts).direction == "ltr"


def test_a_chart_of_everybody_says_all_this_and_no_more() -> None:
    counts = Counts("who", True, {"a": 1_203, "b": 3}, 1_206, skipped=1_006, refused=1_012, not_shown=1_019)
    words = (
        "Answered: 1,205. Left empty: 1,005. Preferred not to say: 1,010. Not asked: 1,020. "
        "Everybody who took part: 4,245."
    )

    chart = public_bars(spoken("ur")[0], published(counts).tables[0], direction="rtl")

    assert chart == BarChart(
        "who",
        "کون؟",
        BARS,
        words,
        (
            BarRow("میں خود", 1_205, "1,205", False, 1.0, 100),
            BarRow("A carer", None, "fewer than 8", True, STUB, least=8, lang="en"),
        ),
        "rtl",
        maximum=1_205,
    )
    assert public_bars(spoken()[0], published(counts).tables[0]).direction == "ltr"


def test_charts_of_channels_say_all_this_and_no_more() -> None:
    labels = [("web", "Online"), ("paper", "Paper")]
    counts = Counts(":channel", True, {"paper": 3, "web": 1_060}, 1_063)
    table = published(Counts("who", True, {"a": 1_030, "b": 33}, 1_063), channels=counts).channels
    assert table is not None
    bars = ("channels", "How people took part", BARS)
    exact = (
        BarRow("Online", 1_060, "1,060", False, 1_060 / 1_063, 100),
        BarRow("Paper", 3, "3", False, 3 / 1_063, 0),
    )
    rounded = (
        BarRow("Online", 1_060, "1,060", False, 1_060 / 1_065, 100),
        BarRow("Paper", None, "fewer than 8", True, STUB, least=8),
    )

    staff, everybody = "Everybody who took part: 1,063.", "Everybody who took part: 1,065."
    for told, direction in (({}, "ltr"), ({"direction": "rtl"}, "rtl")):
        assert private_channel_bars(counts, labels, **told) == BarChart(
            *bars, staff, exact, direction, maximum=1_063
        )
        assert public_channel_bars(table, labels, **told) == BarChart(
            *bars, everybody, rounded, direction, maximum=1_065
        )


def test_every_sentence_of_every_chart_goes_through_the_translator() -> None:
    def say(sentence: str, **figures: object) -> str:
        return f"<{sentence % figures}>"

    channels = Counts(":channel", True, {"web": 1_060, "paper": 3}, 1_063)
    tables = published(Counts("who", True, {"a": 1_060, "b": 3}, 1_063), channels=channels)
    assert tables.channels is not None
    labels = [("web", "Online"), ("paper", "Paper")]
    charts = (
        private_bars(spoken()[0], COUNTS, say),
        public_bars(spoken()[0], tables.tables[0], say),
        private_channel_bars(channels, labels, say),
        public_channel_bars(tables.channels, labels, say),
    )

    assert {chart.description for chart in charts} == {f"<{BARS}>"}
    assert {chart.base[0] for chart in charts} == {"<"}
    assert [chart.title for chart in charts] == ["Who?", "Who?", *["<How people took part>"] * 2]
    assert [chart.rows[1].shown for chart in charts] == ["3", "<fewer than 8>", "3", "<fewer than 8>"]


def by_hand(answered: int = 0, **options: int) -> PublicTable:
    nobody = PublicCount(0)
    figures = {option: PublicCount(count) for option, count in options.items()}
    return PublicTable("who", True, figures, PublicCount(answered), nobody, nobody, nobody, PublicCount(50))


def test_nobody_s_answers_make_a_chart_without_a_scale() -> None:
    nothing = Counts("who", True, {"a": 0, "b": 0}, 0, not_shown=50)
    nobody = Counts(":channel", True, {}, 0)
    empty = by_hand(a=0, b=0)

    for chart in (
        private_bars(spoken()[0], nothing),
        public_bars(spoken()[0], empty),
        private_channel_bars(nobody, [("web", "Online")]),
    ):
        assert chart.maximum is None
        assert {(row.share, row.percent) for row in chart.rows} == {(0.0, None)}


def test_a_bar_is_no_longer_than_all_who_answered_and_half_a_hundredth_is_one_more() -> None:
    exact = private_bars(spoken()[0], Counts("who", True, {"a": 1, "b": 199}, 200))

    assert [(row.share, row.percent) for row in exact.rows] == [(0.005, 1), (0.995, 100)]
    nearly = private_bars(spoken()[0], Counts("who", True, {"a": 994, "b": 6}, 1_000))
    assert [row.percent for row in nearly.rows] == [99, 1]
    assert public_bars(spoken()[0], by_hand(a=15, b=0, answered=10)).rows[0].share == 1.0


def test_a_bar_says_no_more_than_it_is_told_and_a_sentence_without_slots_is_left_as_it_is() -> None:
    bar, chart = BarRow("Myself", 1, "1", False, 0.5), BarChart("who", "Who?", "", "", (), "ltr")

    assert (bar.percent, bar.words, bar.least, bar.apart, bar.lang) == (None, None, None, False, None)
    assert (chart.unit, chart.maximum) == ("", None)
    assert plain("Half of them: 50 %") == "Half of them: 50 %"
    assert 0 < STUB < 0.1


@pytest.mark.parametrize("is_withheld", [False, True])
def test_a_figure_that_is_protected_is_protected_in_the_words_below_a_chart_too(is_withheld: bool) -> None:
    few = PublicCount(None, True, Protected.SMALL)
    table = PublicTable("who", True, {"a": few, "b": few}, few, few, few, few, few, is_withheld)
    words = (
        "This table is not shown, because a small number could be worked out from it. "
        if is_withheld
        else "Answered: fewer than 8. Left empty: fewer than 8. Preferred not to say: fewer than 8. "
        "Not asked: fewer than 8. "
    )

    assert public_bars(spoken()[0], table).base == f"{words}Everybody who took part: fewer than 8."
    assert public_channel_bars(table, [("a", "Online")]).base == "Everybody who took part: fewer than 8."
    assert public_bars(spoken()[0], table).maximum is None
