"""No sentence that somebody added is lost, whoever saves first."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod.meetings.rules import merging
from coprod.meetings.rules.merging import merged, pieces

BASE = "Letters are too long. Nobody reads page two. We meet in June."
CASES = {
    "each added one at the end": (
        BASE,
        f"{BASE} Ann left at ten.",
        f"{BASE} The tea was cold.",
        f"{BASE} Ann left at ten. The tea was cold.",
    ),
    "both began with nothing": ("", "One thing.", "Another thing.", "One thing.\n\nAnother thing."),
    "both began with nothing, in lists": ("", "- One\n- Two", "- Three", "- One\n- Two\n- Three"),
    "each changed another sentence": (
        BASE,
        BASE.replace("too long", "four pages long"),
        BASE.replace("June", "July"),
        "Letters are four pages long. Nobody reads page two. We meet in July.",
    ),
    "both changed the same sentence": (
        BASE,
        BASE.replace("page two", "page three"),
        BASE.replace("page two", "the back"),
        "Letters are too long. Nobody reads page three. Nobody reads the back. We meet in June.",
    ),
    "one took away what the other left alone": (
        BASE,
        "Letters are too long. We meet in June.",
        f"{BASE} Ann left.",
        "Letters are too long. We meet in June. Ann left.",
    ),
    "one took away what the other changed": (
        BASE,
        "Letters are too long. We meet in June.",
        BASE.replace("page two", "the back"),
        "Letters are too long. Nobody reads the back. We meet in June.",
    ),
    "both took away the same": (BASE, "We meet in June.", "We meet in June.", "We meet in June."),
    "both added the same, and one some more": (
        BASE,
        f"{BASE} Ann left.",
        f"{BASE} Ann left. Bob came.",
        f"{BASE} Ann left. Bob came.",
    ),
    "one made a list of what the other wrote on": (
        "One. Two.",
        "- One.\n- Two.",
        "One. Two. Three.",
        "- One.\n- Two. Three.",
    ),
    "a sentence does not slip into the other’s list": (
        "One.",
        "One.\n- an item",
        "One. Three.",
        "One.\n- an item\n\nThree.",
    ),
    "half a sentence stays apart from the other’s": (
        "One.",
        "One. The tea wa",
        "One. Ann left.",
        "One. The tea wa\n\nAnn left.",
    ),
    "a stroke that somebody left as it is does not become the mark of a list": (
        "One",
        "-",
        "One \nTwo",
        "-\nTwo",
    ),
    "an empty line of a list stands below what the other wrote": ("", "One", "- \nTwo", "One\n- \nTwo"),
    "a number that somebody left as it is does not become one of a list": (
        "One.",
        "1.",
        "One. Two.",
        "1.\n\nTwo.",
    ),
    "Urdu": (
        "خط لمبے ہیں۔ ہم جون میں ملتے ہیں۔",
        "خط لمبے ہیں۔ چائے ٹھنڈی تھی۔ ہم جون میں ملتے ہیں۔",
        "خط لمبے ہیں۔ ہم جولائی میں ملتے ہیں۔",
        "خط لمبے ہیں۔ چائے ٹھنڈی تھی۔ ہم جولائی میں ملتے ہیں۔",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_stands_there_after_both(case: str) -> None:
    base, theirs, mine, both = CASES[case]

    assert merged(base, theirs, mine) == both


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("We use, e.g. letters. They help.", ["We use, e.g. letters.", "They help."]),
        ("- one\n- two\n\n1. three\n# Four", ["one", "two", "three", "Four"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("\n \n", []),
    ],
)
def test_what_counts_as_a_sentence(text: str, found: list[str]) -> None:
    assert [piece.words for piece in pieces(text)] == found


sentences = st.sampled_from(
    [f"{word} {number}." for word in ("Letter", "Tea", "Room") for number in range(4)]
)
gaps = st.sampled_from([" ", "\n", "\n\n", "\n- ", "\n1. "])
texts = st.lists(st.tuples(gaps, sentences), max_size=9).map(
    lambda parts: "".join(gap + words for gap, words in parts).strip()
)
anything = st.text(st.sampled_from("ab. \n-#1!ا۔"), max_size=40)


def said(text: str) -> Counter[str]:
    return Counter(piece.words for piece in pieces(text))


@given(texts, texts, texts)
@settings(max_examples=300)
def test_no_sentence_that_either_side_added_is_lost(base: str, theirs: str, mine: str) -> None:
    both = said(merged(base, theirs, mine))

    for side in (theirs, mine):
        added = said(side) - said(base)
        assert not added - both, f"lost: {added - both}"


@given(anything, anything, anything)
def test_whatever_is_typed_no_new_words_are_lost_and_none_are_made_up(
    base: str, theirs: str, mine: str
) -> None:
    both = said(merged(base, theirs, mine))

    assert not (said(theirs) | said(mine)) - said(base) - both
    assert set(both) <= set(said(theirs)) | set(said(mine))


@given(texts, texts)
def test_the_same_change_twice_is_one_change_and_no_change_is_none(base: str, changed: str) -> None:
    assert merged(base, changed, changed) == changed
    assert merged(base, base, changed) == changed
    assert merged(base, changed, base) == changed


@given(st.lists(sentences, unique=True, min_size=2), st.data())
def test_what_one_took_away_and_the_other_left_alone_is_gone(held: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(held))
    place = data.draw(st.integers(0, len(held)))
    theirs = " ".join(words for words in held if words != gone)
    mine = " ".join([*held[:place], "Something new.", *held[place:]])

    both = said(merged(" ".join(held), theirs, mine))

    assert gone not in both
    assert both["Something new."] == 1
    assert both.total() == len(held)


@given(texts, texts, texts)
def test_whoever_is_first_the_same_sentences_stand_there(base: str, one: str, other: str) -> None:
    assert set(said(merged(base, one, other))) == set(said(merged(base, other, one)))


def test_where_everything_was_changed_in_a_very_long_text_both_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_COMPARED", 3)

    both = said(merged("A. B. C.", "D. E. F.", "G. H. I."))

    assert set(both) == {"D.", "E.", "F.", "G.", "H.", "I."}
