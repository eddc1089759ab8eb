"""The text of a layer, made from the one text of the minutes (domain rule M7).

What is hidden from a wider circle is cut out wherever it stands, and never by hand. A passage that is no longer found
stops the text: something of it may stand there in other words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coprod.meetings.rules import passages
from coprod.meetings.rules.meetings import LAYERS, Layer

LEFT_OUT = "[left out]"
NOTHING = "[…]"  # Has no letters, and so can be part of nothing that is hidden.


@dataclass(frozen=True)
class Hidden:
    """A passage, what stands in its place, and the smallest circle that does not get it: all wider ones neither."""

    passage: str
    instead: str = ""
    hidden_from: Layer = Layer.PUBLIC

    def is_hidden_in(self, layer: Layer) -> bool:
        return LAYERS.index(layer) <= LAYERS.index(self.hidden_from)


@dataclass(frozen=True)
class Made:
    """A text as one circle reads it, and what should have been hidden in it and was not found."""

    text: str
    lost: Sequence[Hidden] = ()

    @property
    def is_whole(self) -> bool:
        return not self.lost


def narrowest(layers: Iterable[Layer]) -> Layer:
    """The circle of something that belongs to things of several."""
    return max(layers, key=LAYERS.index, default=Layer.PUBLIC)


def lost(text: str, hidden: Iterable[Hidden]) -> list[Hidden]:
    """What should be hidden in a text and is not found there."""
    return [each for each in hidden if not passages.spans(text, each.passage)]


def made(text: str, hidden: Iterable[Hidden], layer: Layer) -> Made:
    """The minutes of one item as a circle reads them. Nothing is read while a passage is lost."""
    kept_from = [each for each in hidden if each.is_hidden_in(layer)]
    if gone := lost(text, kept_from):
        return Made("", gone)
    return Made(without(text, kept_from))


def without(text: str, hidden: Sequence[Hidden]) -> str:
    """A text without what is hidden, wherever it stands. For texts beside the minutes, where a passage may be or not.

    What is put in its place, with what is left on both sides, never makes up another hidden passage.
    """
    once, again = _cut(text, hidden, _instead), ""
    while once != again:  # Each turn leaves fewer letters, so there is a last one.
        again, once = once, _cut(once, hidden, _nothing)
    return once


def _cut(text: str, hidden: Sequence[Hidden], instead: Callable[[Hidden, Sequence[Hidden]], str]) -> str:
    cuts = [
        (passages.widened(text, span), each) for each in hidden for span in passages.spans(text, each.passage)
    ]
    for low, high in reversed(passages.merged(span for span, _each in cuts)):
        first = min((cut for cut in cuts if low <= cut[0][0] < high), key=lambda cut: cut[0])[1]
        text = text[:low] + instead(first, hidden) + text[high:]
    return text


def _instead(one: Hidden, hidden: Sequence[Hidden]) -> str:
    """What stands in the place of a passage: never anything of what is hidden."""
    told = (words for words in (one.instead.strip(), LEFT_OUT) if words and not touches(words, hidden))
    return next(told, NOTHING)


def _nothing(_one: Hidden, _hidden: Sequence[Hidden]) -> str:
    return NOTHING


def touches(words: str, hidden: Iterable[Hidden]) -> bool:
    """Whether words share anything with what is hidden that is more than common words."""
    said = set(passages.uncommon(words))
    return any(said & set(passages.uncommon(each.passage)) for each in hidden)
