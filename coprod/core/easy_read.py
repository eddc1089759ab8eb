"""Easy Read: one picture on the left, one or two short sentences on the right (domain rule A7).

An Easy Read edition (``core/editions.py``) holds its blocks as texts: ``easy.1.picture``, ``easy.1.words``, and so on.
The pictures are our own, in ``templates/pictures``; each has words for whoever does not see it. Drawn by
``components/easy_read.html``, edited with ``components/easy_read_editor.html``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coprod.core import plain_words
from coprod.core.errors import Refused
from coprod.core.words import _, _l, ngettext

MOST_WORDS, MOST_SENTENCES, MOST_BLOCKS, LONGEST = 15, 2, 60, 300
FOLDER = Path(__file__).parent.parent / "templates" / "pictures"
PICTURES: Mapping[str, str] = {
    "people": _l("Three people"),
    "meeting": _l("People around a table"),
    "speech": _l("Somebody says something"),
    "calendar": _l("A calendar"),
    "clock": _l("A clock"),
    "map": _l("A map with a place on it"),
    "house": _l("A house"),
    "bus": _l("A bus"),
    "telephone": _l("A telephone"),
    "computer": _l("A computer"),
    "letter": _l("A letter in its envelope"),
    "paper": _l("A sheet of paper with writing"),
    "list": _l("A list"),
    "money": _l("Money"),
    "doctor": _l("A doctor"),
    "food": _l("A plate with food"),
    "hands": _l("Two hands that hold each other"),
    "eye": _l("An eye that looks"),
    "tick": _l("A tick for yes"),
    "cross": _l("A cross for no"),
    "question": _l("A question mark"),
    "warning": _l("A warning sign"),
    "lock": _l("A closed lock"),
    "star": _l("A star"),
}
_KEY = re.compile(r"easy\.(\d+)\.(picture|words)")


@dataclass(frozen=True)
class Block:
    """A picture and what stands beside it."""

    picture: str
    words: str

    @property
    def alternative(self) -> str:
        """The picture in words."""
        return str(PICTURES.get(self.picture, ""))


def blocks(text: Mapping[str, str]) -> list[Block]:
    """The blocks of an edition, in their order. A picture that we no longer have is left out, its words are not."""
    parts: dict[int, dict[str, str]] = {}
    for key, words in text.items():
        if told := _KEY.fullmatch(key):
            parts.setdefault(int(told[1]), {})[told[2]] = words
    return [
        Block(part.get("picture", ""), part["words"])
        for _number, part in sorted(parts.items())
        if "words" in part
    ]


def as_text(held: Sequence[Block]) -> dict[str, str]:
    """Blocks as an edition holds them."""
    told: dict[str, str] = {}
    for number, block in enumerate(held, 1):
        told |= {f"easy.{number}.picture": block.picture, f"easy.{number}.words": block.words}
    return told


def insist(block: Block) -> None:
    """Errors: ``Refused``, in words, when a block is not Easy Read."""
    told = plain_words.sentences(block.words)
    if block.picture not in PICTURES:
        raise Refused(_("Choose a picture."))
    if not told:
        raise Refused(_("Write one or two short sentences."))
    if len(told) > MOST_SENTENCES:
        raise Refused(_("Write two sentences at most beside one picture. Make another block for the rest."))
    if long := plain_words.too_long(block.words, MOST_WORDS):
        raise Refused(
            ngettext(
                "This sentence has %(num)s word: “%(words)s”. In Easy Read a sentence has %(most)s words at most.",
                "This sentence has %(num)s words: “%(words)s”. In Easy Read a sentence has %(most)s words at most.",
                plain_words.how_many_words(long[0]),
                words=long[0],
                most=MOST_WORDS,
            )
        )


def put(held: Sequence[Block], block: Block, number: int | None = None) -> list[Block]:
    """The blocks with one more, or with one changed (counted from 1). Errors: ``Refused``."""
    insist(block)
    if number is None:
        if len(held) >= MOST_BLOCKS:
            raise Refused(_("An Easy Read text has %(most)s blocks at most. Say less.", most=MOST_BLOCKS))
        return [*held, block]
    _insist_on(held, number)
    return [*held[: number - 1], block, *held[number:]]


def taken_out(held: Sequence[Block], number: int) -> list[Block]:
    """The blocks without one. Errors: ``Refused`` when it is not there."""
    _insist_on(held, number)
    return [*held[: number - 1], *held[number:]]


def moved(held: Sequence[Block], number: int, *, up: bool) -> list[Block]:
    """The blocks with one a step up or down; at an end it stays. Errors: ``Refused`` when it is not there."""
    _insist_on(held, number)
    at, to = number - 1, number - 2 if up else number
    changed = list(held)
    if 0 <= to < len(held):
        changed[at], changed[to] = changed[to], changed[at]
    return changed


def _insist_on(held: Sequence[Block], number: int) -> None:
    if not 1 <= number <= len(held):
        raise Refused(_("This block is no longer there. Look at the list again."))
