"""Words that put what somebody wrote at the top of the reading list, and do nothing else (domain rule F10).

Whoever reads what people write reads everything on the day that was promised. A programme may name words for which
somebody looks first. Such a word never blocks, delays or changes anything for whoever wrote it, and nothing is decided
by it. Without a setting there is no such list.

A word counts whole, in small or capital letters, with or without its accents, in whatever script; several words count
when they stand together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from coprod.core import settings
from coprod.core.words import _, _l

MOST_WORDS = 300
LONGEST = 80  # characters
NONE = "-"  # How "no words" is written by hand.

_WORD = re.compile(r"\w+")
# Letters that one keyboard has where another has its own: Arabic for Urdu, and the Polish l, which has no accent.
_ALIKE = str.maketrans(
    {
        "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER KAF}": "\N{ARABIC LETTER KEHEH}",
        "\N{ARABIC LETTER HEH}": "\N{ARABIC LETTER HEH GOAL}",
        "\N{ARABIC TATWEEL}": None,
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
    }
)


def holds_one(text: str, words: Collection[str]) -> bool:
    """Whether a text holds one of these words, or several of them that stand together, whole."""
    if not words:
        return False
    looked_for = _compiled(tuple(words))
    said = parts(text)
    return any(
        tuple(said[start : start + len(each)]) in looked_for[said[start]]
        for start in range(len(said))
        if said[start] in looked_for
        for each in looked_for[said[start]]
    )


@lru_cache(maxsize=64)
def _compiled(words: tuple[str, ...]) -> dict[str, frozenset[tuple[str, ...]]]:
    """What is looked for, by its first word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for word in words:
        told = tuple(parts(word))
        if told:
            found.setdefault(told[0], set()).add(told)
    return {first: frozenset(each) for first, each in found.items()}


def parts(text: str) -> Sequence[str]:
    """The words of a text as they are compared: small, without accents and signs that only some people type."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in apart if unicodedata.category(each) not in {"Mn", "Cf"})
    return _WORD.findall(bare.translate(_ALIKE))


def read(value: Any) -> tuple[str, ...]:
    """Read a list of words; an empty one looks for nothing. Errors: ``ValueError`` in words."""
    if not isinstance(value, list) or not all(isinstance(each, str) and parts(each) for each in value):
        raise ValueError(_("Write one word on each line, or a dash alone for none."))
    if len(value) > MOST_WORDS or any(len(each) > LONGEST for each in value):
        raise ValueError(_("Write 300 words or fewer, none longer than 80 letters."))
    return tuple(value)


def typed(told: str) -> list[str]:
    """Words from their lines."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    return [] if lines == [NONE] else lines


READ_FIRST: settings.Key[tuple[str, ...]] = settings.Key(
    "feedback.read_first",
    read,
    (),
    _l("Words that put what people tell us at the top of the reading list"),
    _l("One on each line, in any language. A dash alone switches it off."),
    typed,
    "\n".join,
    _l(
        "What has one of these words in it is read first, and that is all. It never blocks, delays or changes "
        "anything for the person who wrote it, and it decides nothing."
    ),
)
