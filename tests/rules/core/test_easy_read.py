"""Easy Read: what a block is, and how blocks are put in order (domain rule A7)."""

from __future__ import annotations

import pytest

from coprod.core import easy_read
from coprod.core.easy_read import Block
from coprod.core.errors import Refused

ONE, TWO, THREE = Block("people", "We met."), Block("clock", "It took long."), Block("tick", "We agreed.")
HELD = [ONE, TWO]


@pytest.mark.parametrize(
    ("block", "why"),
    [
        (Block("dragon", "We met."), "Choose a picture"),
        (Block("people", "…"), "Write one or two"),
        (Block("people", "One. Two. Three."), "two sentences at most"),
        (Block("people", " ".join(["word"] * 16)), "16 words"),
    ],
)
def test_a_block_that_is_hard_to_read_is_refused_in_words(block: Block, why: str) -> None:
    with pytest.raises(Refused) as refused:
        easy_read.put(HELD, block)

    assert why in str(refused.value.message)


def test_fifteen_words_and_two_sentences_are_well() -> None:
    easy_read.insist(Block("people", " ".join(["word"] * 15) + ". We met."))


@pytest.mark.parametrize(
    ("changed", "then"),
    [
        (easy_read.put(HELD, THREE), [ONE, TWO, THREE]),
        (easy_read.put(HELD, THREE, 1), [THREE, TWO]),
        (easy_read.taken_out(HELD, 2), [ONE]),
        (easy_read.moved(HELD, 2, up=True), [TWO, ONE]),
        (easy_read.moved(HELD, 1, up=False), [TWO, ONE]),
        (easy_read.moved(HELD, 1, up=True), HELD),
        (easy_read.moved(HELD, 2, up=False), HELD),
    ],
)
def test_blocks_are_added_changed_moved_and_taken_out(changed: list[Block], then: list[Block]) -> None:
    assert changed == then


@pytest.mark.parametrize("number", [0, 3])
def test_a_block_that_is_no_longer_there_is_told_so(number: int) -> None:
    with pytest.raises(Refused):
        easy_read.taken_out(HELD, number)


def test_there_are_so_many_blocks_and_no_more() -> None:
    with pytest.raises(Refused):
        easy_read.put([ONE] * easy_read.MOST_BLOCKS, ONE)


def test_an_edition_holds_blocks_in_their_order() -> None:
    held = [ONE, *[TWO] * 10, THREE]

    assert easy_read.blocks({**easy_read.as_text(held), "summary": "x", "easy.x.words": "y"}) == held


def test_every_picture_is_drawn_and_has_words() -> None:
    assert {each.stem for each in easy_read.FOLDER.glob("*.svg")} == set(easy_read.PICTURES)
    assert ONE.alternative == "Three people" and Block("dragon", "").alternative == ""
