"""How long a finding may be, and what counts as a passage of somebody's own words."""

from __future__ import annotations

import unicodedata

TITLE_LENGTH = 160  # characters
TEXT_LENGTH = 3000  # characters
MOST_PEOPLE = 1_000_000

# What stands where words were left out, so that nobody can be found by them (threat T21).
LEFT_OUT = "[…]"
MOST_PIECES = 20
APOSTROPHES = "'’"


def as_written(words: str) -> str:
    """Words as they are kept: one form of each letter, one way to end a line, one mark for what was left out."""
    told = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    return told.replace("[...]", LEFT_OUT).strip()


def is_passage_of(words: str, original: str) -> bool:
    """Whether these are somebody's own words: whole, or shortened with ``[…]`` where something was left out.

    Nothing may be added or moved, and no word may be cut in two, or "unhappy" could become "happy".
    """
    pieces = [_even(piece) for piece in as_written(words).split(LEFT_OUT)]
    whole, at = _even(original), 0
    if not any(pieces) or len(pieces) > MOST_PIECES:
        return False
    for piece in pieces:
        if not piece:
            continue
        found = _find(piece, whole, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _even(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def _find(piece: str, whole: str, start: int) -> int:
    """Where the piece stands next as whole words; -1 when nowhere."""
    at = whole.find(piece, start)
    while at >= 0 and (_is_inside_a_word(whole, at) or _is_inside_a_word(whole, at + len(piece))):
        at = whole.find(piece, at + 1)
    return at


def _is_inside_a_word(text: str, at: int) -> bool:
    """Whether a cut before this character would go through a word; an apostrophe within one belongs to it."""
    before, after = text[:at].rstrip(APOSTROPHES), text[at:].lstrip(APOSTROPHES)
    between = len(text) - len(before) - len(after)
    return between <= 1 and bool(before and after) and _of_a_word(before[-1]) and _of_a_word(after[0])


def _of_a_word(character: str) -> bool:
    # Marks (M) belong to the letter before them: without this an Urdu word could be cut at a vowel sign.
    return character.isalnum() or unicodedata.category(character).startswith("M")
