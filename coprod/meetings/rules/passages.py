"""Where a passage stands in a text, however marks of Markdown, ends of lines, capitals and accents lie around it.

Only letters and figures are compared, so that nothing that stands between them can hide a passage. What is found
begins and ends at whole words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

Span = tuple[int, int]

# A link of Markdown: its words and its address belong together.
_LINK = re.compile(r"!?\[[^\]\[]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|<[a-z][^<>\s]*>")
_MARKS = (
    ("*", re.compile(r"\*+")),
    ("_", re.compile(r"_+")),
    ("~", re.compile(r"~+")),
    ("`", re.compile(r"`+")),
)
# Words that tell nothing by themselves.
_COMMON = (
    "a about after again all also always an and any anybody are as asked at be because been before being but by "
    "can cannot could day did do does done each every everybody few for from get go good had has have he her here "
    "him his how i if in into is it its just know less like made make many may me meeting more most much must my "
    "need never new next no nobody not now of off often on once one only or other our out over own people put "
    "said same say says see she should so some somebody still such take than that the their them then there these "
    "they thing things this those through time to told too under until up us very want wants was we well were "
    "what when where which while who why will with without would yes you your"
)
COMMON = frozenset(_COMMON.split())


@lru_cache(maxsize=256)
def _letters(text: str) -> tuple[str, tuple[int, ...]]:
    """The letters and figures of a text, small and without accents, and where each of them stands."""
    letters: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        for part in unicodedata.normalize("NFKD", sign.casefold()):
            if part.isalnum():
                letters.append(part)
                places.append(at)
    return "".join(letters), tuple(places)


def letters(text: str) -> str:
    """A text as it is compared."""
    return _letters(text)[0]


def spans(text: str, passage: str) -> list[Span]:
    """Where a passage stands as whole words, from its first letter to its last. Nothing stands nowhere."""
    wanted, (held, places) = letters(passage), _letters(text)
    found: list[Span] = []
    start = held.find(wanted) if wanted else -1
    while start != -1:
        low, high = places[start], places[start + len(wanted) - 1] + 1
        if not _joined(text, low - 1) and not _joined(text, high):
            found.append((low, _with_accents(text, high)))
        start = held.find(wanted, start + 1)
    return found


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on at this place."""
    return 0 <= at < len(text) and text[at].isalnum()


def _with_accents(text: str, high: int) -> int:
    while high < len(text) and unicodedata.category(text[high]) in {"Mn", "Cf"}:
        high += 1
    return high


def widened(text: str, span: Span) -> Span:
    """A place with the links that it touches, and without a mark that would be left alone on one side of it."""
    low, high = span
    for link in _LINK.finditer(text):
        if link.start() < high and low < link.end():
            low, high = min(low, link.start()), max(high, link.end())
    for mark, runs in _MARKS:
        if len(runs.findall(text[low:high])) % 2 == 0:
            continue
        if text[high : high + 1] == mark:
            while text[high : high + 1] == mark:
                high += 1
        else:
            while low > 0 and text[low - 1] == mark:
                low -= 1
    return low, high


def merged(places: Iterable[Span]) -> list[Span]:
    """Places in order, those that overlap as one."""
    found: list[Span] = []
    for low, high in sorted(places):
        if found and low < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def uncommon(words: str) -> list[str]:
    """The words of a text that could tell something, as they are compared."""
    found = re.findall(r"[^\W_]+", words)
    return [each for each in map(letters, found) if each and each not in COMMON]
