"""Two people write in the same minutes at once, and no sentence of either is lost (decision 17).

A text is a row of sentences. Whoever saves began with a text that others may have changed since. What either side has
added stays; a sentence that both have changed stays twice, once as each left it; what one side has taken away and the
other left alone is gone. No marker is put into the text, because minutes are read out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# What may stand before the words of a line: indentation, and the marks of lists, headings and quotations.
_LEAD = re.compile(r"[ \t]*(?:(?:[-*+>]|#{1,6}|\d{1,2}[.)])[ \t]+)*")
_END = re.compile(r"[.!?…۔؟][\"”’'»)\]*_]*[ \t]+")
# Comparing sentence by sentence takes as long as one number times the other. What is larger is not compared inside.
MOST_COMPARED = 1_000_000


@dataclass(frozen=True)
class Piece:
    """One sentence, or a line without an end, and what stands between it and the one before."""

    before: str
    words: str
    # Whether it goes on in the line of the one before.
    goes_on: bool = False


def pieces(text: str) -> list[Piece]:
    """The sentences of a text, in order. A line never holds a part of the next one's sentence."""
    found: list[Piece] = []
    between = ""
    for number, line in enumerate(text.split("\n")):
        between += "\n" if number else ""
        indent = _lead(line)
        words = line[len(indent) :].rstrip()
        if not words:
            between += line
            continue
        for place, sentence in enumerate(_sentences(words)):
            found.append(Piece(" " if place else between + indent, sentence, goes_on=place > 0))
        between = line[len(indent) + len(words) :]
    return found


def _sentences(line: str) -> Iterator[str]:
    begins = 0
    for end in _END.finditer(line):
        rest = line[end.end() :]
        # "e.g. this" goes on; a sentence begins with a large letter, a number, or in a script that has no small ones.
        if rest and not rest[0].islower() and not _lead(f"{rest} "):
            yield line[begins : end.end()].rstrip()
            begins = end.end()
    yield line[begins:]


def _lead(line: str) -> str:
    found = _LEAD.match(line)
    return found.group() if found else ""


def _is_lead(words: str) -> bool:
    """Whether words would be the mark of a list or a heading, and no words any more, with a blank after them."""
    return _lead(f"{words} ") == f"{words} "


def merged(base: str, theirs: str, mine: str) -> str:
    """What stands there after both: ``theirs`` was saved first, and both began with ``base``."""
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    began = pieces(base)
    their_kept, their_new = _changes(began, pieces(theirs))
    my_kept, my_new = _changes(began, pieces(mine))
    found: list[Piece] = []
    for place in range(len(began) + 1):
        found += _both(their_new[place], my_new[place])
        if place < len(began):
            theirs_here, mine_here = their_kept[place], my_kept[place]
            if theirs_here is not None and mine_here is not None:
                moved = mine_here.before != began[place].before
                found.append(mine_here if moved else theirs_here)
    return _joined(found)


def _changes(began: Sequence[Piece], now: Sequence[Piece]) -> tuple[list[Piece | None], list[list[Piece]]]:
    """For each sentence at the beginning what became of it, and for each place before one what is new there."""
    kept: list[Piece | None] = [None] * len(began)
    new: list[list[Piece]] = [[] for _ in range(len(began) + 1)]
    for is_same, i1, i2, j1, j2 in _compared(began, now):
        for offset, piece in enumerate(now[j1:j2]):
            if is_same:
                kept[i1 + offset] = piece
            else:
                new[min(i1 + offset, i2)].append(piece)
    return kept, new


def _compared(one: Sequence[Piece], two: Sequence[Piece]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Which stretches of two texts are the same: (whether, from and to in one, from and to in two), in order."""
    a, b = [piece.words for piece in one], [piece.words for piece in two]
    head = _same_at_the_beginning(a, b)
    tail = _same_at_the_beginning(reversed(a[head:]), reversed(b[head:]))
    yield True, 0, head, 0, head
    inner_a, inner_b = a[head : len(a) - tail], b[head : len(b) - tail]
    if len(inner_a) * len(inner_b) > MOST_COMPARED:
        yield False, head, head + len(inner_a), head, head + len(inner_b)
    else:
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, inner_a, inner_b, autojunk=False).get_opcodes():
            yield tag == "equal", head + i1, head + i2, head + j1, head + j2
    yield True, len(a) - tail, len(a), len(b) - tail, len(b)


def _same_at_the_beginning(one: Iterable[str], two: Iterable[str]) -> int:
    count = 0
    for here, there in zip(one, two, strict=False):
        if here != there:
            break
        count += 1
    return count


def _both(theirs: Sequence[Piece], mine: Sequence[Piece]) -> list[Piece]:
    """What both have added in one place: what is the same stands once, and then theirs before mine."""
    found: list[Piece] = []
    for is_same, i1, i2, j1, j2 in _compared(theirs, mine):
        found += theirs[i1:i2]
        if is_same or j1 == j2:
            continue
        first, *others = mine[j1:j2]
        # It went on in a line; theirs has begun new ones, perhaps a list, into which it must not slip.
        apart = first.goes_on and not all(piece.goes_on for piece in theirs[i1:i2])
        found += [Piece("\n\n", first.words) if apart else first, *others]
    return found


def _joined(found: Sequence[Piece]) -> str:
    """The text of sentences, each of which stays a sentence: what had no end, or stood first, gets a line of its own."""
    told, last = "", ""
    for piece in found:
        before = piece.before
        if not last:
            before = "" if piece.goes_on else before.lstrip("\n")
        elif piece.goes_on:
            stays = len(list(_sentences(f"{last} {piece.words}"))) == 2 and not _is_lead(last)
            before = " " if stays else "\n\n"
        elif not before.lstrip(" \t").startswith("\n"):
            before = ("\n" if before else "\n\n") + before
        elif _is_lead(last):
            before = before.lstrip(" \t")
        told += before + piece.words
        last = piece.words
    return told
