"""What a wider circle reads of the one text of the minutes (domain rule M7)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod.meetings.rules import passages
from coprod.meetings.rules.layers import LEFT_OUT, NOTHING, Hidden, lost, made, narrowest, touches, without
from coprod.meetings.rules.meetings import Layer

PUBLIC, MEMBERS, RESTRICTED = Layer


@pytest.mark.parametrize(
    ("text", "passage", "then"),
    [
        ("Jane Roe was ill.", "Jane Roe", "X was ill."),
        ("JANE\nroe was ill.", "Jane Roe", "X was ill."),
        ("**Jane** Roe was ill.", "Jane Roe", "X was ill."),
        ("Jane **Roe** was ill.", "Jane Roe", "X was ill."),
        ("*Jane Roe* was ill.", "Jane Roe", "*X* was ill."),
        ("J*a*ne Roe was ill.", "Jane Roe", "X was ill."),
        ("Ja\u200bne\u00a0Roe was ill.", "Jane Roe", "X was ill."),
        ("Zoe\u0308 was ill.", "Zoë", "X was ill."),
        ("Zoë was ill.", "Zoe", "X was ill."),
        ("See [Jane Roe](https://a.example/jane-roe).", "Jane Roe", "See X."),
        ("See [her page](https://a.example/jane-roe) now.", "Jane Roe", "See X now."),
        ("One line,\n* Jane\n* Roe", "Jane Roe", "One line,\n* X"),
        ("Jane Roe and jane roe", "Jane Roe", "X and X"),
        ("Janet Roes was ill.", "Jane Roe", "Janet Roes was ill."),
        ("Joanne was ill.", "Anne", "Joanne was ill."),
        ("رضیہ نے کہا", "رضیہ", "X نے کہا"),
        ("Jane Roe", "…!", "Jane Roe"),
    ],
)
def test_a_passage_is_cut_out_whatever_lies_around_it(text: str, passage: str, then: str) -> None:
    assert without(text, [Hidden(passage, "X")]) == then


@pytest.mark.parametrize(
    ("hidden", "then"),
    [
        ([Hidden("Jane Roe", "Somebody"), Hidden("Roe was ill", "X")], "Then Somebody in May."),
        ([Hidden("Roe was ill", "X"), Hidden("Jane Roe", "Somebody")], "Then Somebody in May."),
        ([Hidden("Jane Roe was ill", "X"), Hidden("was", "Y")], "Then X in May."),
        ([Hidden("Jane"), Hidden("Roe")], f"Then {LEFT_OUT} {LEFT_OUT} was ill in May."),
        ([Hidden("Jane Roe", "ill Roe"), Hidden("ill", "X")], f"Then {LEFT_OUT} was X in May."),
        ([Hidden("Jane Roe"), Hidden("left", "X")], f"Then {NOTHING} was ill in May."),
        # What is left on both sides would be the other passage.
        ([Hidden("Jane Roe was", NOTHING), Hidden("Then ill", "X")], f"{NOTHING} in May."),
    ],
)
def test_passages_that_overlap_or_meet_are_all_gone(hidden: list[Hidden], then: str) -> None:
    assert without("Then Jane Roe was ill in May.", hidden) == then


@pytest.mark.parametrize(
    ("hidden_from", "readers"),
    [(PUBLIC, [MEMBERS, RESTRICTED]), (MEMBERS, [RESTRICTED])],
)
def test_each_circle_gets_what_is_not_hidden_from_it(hidden_from: Layer, readers: list[Layer]) -> None:
    hidden = [Hidden("was ill", hidden_from=hidden_from)]

    assert [layer for layer in Layer if "ill" in made("She was ill.", hidden, layer).text] == readers


def test_nothing_is_read_while_a_passage_is_lost() -> None:
    hidden = [Hidden("was ill"), Hidden("gone", hidden_from=MEMBERS)]

    assert made("She was unwell.", hidden[:1], PUBLIC).text == ""
    assert made("She was unwell.", hidden[:1], MEMBERS).text == "She was unwell."
    assert lost("She was ill.", hidden) == [hidden[1]]
    assert not made("She was ill.", hidden, MEMBERS).is_whole
    assert made("She was ill.", hidden, RESTRICTED).is_whole


@pytest.mark.parametrize(
    ("layers", "then"),
    [
        ([], PUBLIC),
        ([PUBLIC, PUBLIC], PUBLIC),
        ([MEMBERS, PUBLIC], MEMBERS),
        ([PUBLIC, RESTRICTED, MEMBERS], RESTRICTED),
    ],
)
def test_what_belongs_to_several_things_belongs_to_the_smallest_circle(
    layers: list[Layer], then: Layer
) -> None:
    assert narrowest(layers) is then


@pytest.mark.parametrize(
    ("words", "then"),
    [("The ward", False), ("her ILLNESS", True), ("she was", False), ("", False), ("Roe’s letter", True)],
)
def test_words_that_share_more_than_common_ones_with_what_is_hidden_are_noticed(
    words: str, then: bool
) -> None:
    assert touches(words, [Hidden("Jane Roe was off with an illness")]) is then


SECRETS = ["Zanzibar", "Quillon", "Ümlaut", "Oxbow", "ڈاکٹر", "Vixen"]
PLAIN = ["the", "letter", "was", "read", "out", "and", "agreed"]
MARKS = st.sampled_from(["", "*", "**", "_", "`", "~~", "(", ", ", "\n", "\n\n* ", "\u200b", " "])


@st.composite
def _written(draw: st.DrawFn) -> tuple[str, list[Hidden]]:
    """A text in which passages stand, in other letters and with marks around, and some of them overlap."""
    run = draw(st.lists(st.sampled_from(SECRETS), min_size=2, max_size=5))
    cuts = draw(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5)), min_size=0, max_size=3))
    chosen = [run, *(part for low, many in cuts if (part := run[low : low + many]))]
    hidden = [Hidden(" ".join(part), draw(st.sampled_from(["", "somebody", *SECRETS]))) for part in chosen]
    words = draw(st.lists(st.sampled_from(PLAIN), max_size=4))
    for part in chosen:
        shape = draw(st.sampled_from([str.upper, str.lower, str.title]))
        said = " ".join(draw(MARKS) + shape(word) + draw(MARKS) for word in part)
        if draw(st.booleans()):
            said = f"[{said.replace(chr(10), ' ')}](https://a.example/{'-'.join(part)})"
        words += [said, *draw(st.lists(st.sampled_from(PLAIN), max_size=2))]
    return " ".join(words), hidden


@settings(max_examples=60)
@given(_written())
def test_no_word_of_a_passage_survives_however_it_is_written(told: tuple[str, list[Hidden]]) -> None:
    text, hidden = told
    read = passages.letters(without(text, hidden))
    told_inside = {passages.letters(word) for each in hidden for word in each.passage.split()}

    assert not lost(text, hidden)
    assert not [word for word in told_inside if word in read]
    for word in re.findall(r"\b(?:letter|agreed)\b", text):
        assert word in read
