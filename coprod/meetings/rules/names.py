"""Names in a text that could be somebody's who was not there (domain rule M7): better too many than too few.

It goes by capital letters and by titles, so it finds nothing in scripts that have none, and no name of which only
the beginning of a sentence tells. A person reads the text too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coprod.meetings.rules.ordinary import BEGINNINGS, IS_SAID_OF, ORDINARY, SPEAKS
from coprod.meetings.rules.passages import letters

_TITLES = "mr mrs ms mx dr prof sir rev revd sgt cllr"
TITLES = frozenset(_TITLES.split())
# Titles that are words for anybody too: in small letters they are none, unless a large one follows.
_CALLINGS = (
    "miss doctor professor dame lord lady reverend father sister nurse matron councillor imam rabbi pc inspector "
    "constable uncle aunt auntie"
)
CALLINGS = frozenset(_CALLINGS.split())
# Small words that stand inside a name.
_INSIDE = "de da di du la le van von der den al el bin ibn ap ab y e"
INSIDE = frozenset(_INSIDE.split())
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+|www\.\S+")
# Where Markdown begins something new, and where a line is only broken.
_APART = re.compile(r"\n(?=[ \t]*(?:[*+>#|\-]|\d+[.)]))|(?<=\n)(?=#)")
_HEADING = re.compile(r"(?m)^(#.*)$")
_BROKEN = re.compile(r"(?<!\n)\n(?!\n)")
_MARKS = re.compile(r"[*_~`#>|\[\]]+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*\.?|[.!?:;…\n]+|[,()\"“”/–—]|\d+")
_ENDS = re.compile(r"[.!?:…\n]")


@dataclass(frozen=True)
class _Word:
    """A word, whether a sentence begins with it, and whether it belongs to a phrase that is known."""

    words: str
    begins: bool
    is_known: bool = False

    @property
    def folded(self) -> str:
        return letters(self.words)

    @property
    def is_title(self) -> bool:
        return self.folded in TITLES | CALLINGS

    @property
    def is_large(self) -> bool:
        """Whether it is written as a name is: not a shortening such as NHS, nor I."""
        first = self.words[0]
        return first.isupper() and (len(self.words) == 1 or not self.words.isupper()) and self.words != "I"


def found(texts: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """The names in some texts, each once, in the order of reading. ``known``: what is nobody's, or may stand there."""
    held = list(texts)
    phrases = sorted({tuple(_folded(each)) for each in known} - {()}, key=len, reverse=True)
    small = {letters(word) for text in held for word in re.findall(r"[^\W\d_]+", text) if word.islower()}
    names: dict[str, str] = {}
    for text in held:
        for name in _names(text, phrases, small):
            names.setdefault(letters(name), name)
    return list(names.values())


def _folded(phrase: str) -> list[str]:
    return [letters(each) for each in re.findall(r"[^\W_]+", phrase)]


def _names(text: str, known: Sequence[tuple[str, ...]], small: Collection[str]) -> Iterator[str]:
    yield from (each for each in _MAIL.findall(text) if tuple(_folded(each)) not in known)
    apart = _HEADING.sub("\\1\n", _APART.sub("\n\n", text))
    bare = _MARKS.sub("", _ADDRESS.sub(" ", _MAIL.sub(" ", _BROKEN.sub(" ", apart))))
    for run in _runs(_marked(list(_read(bare)), known)):
        if name := _as_name(run, small):
            yield name


def _read(text: str) -> Iterator[_Word | None]:
    """The words in order; ``None`` where nothing goes on."""
    begins = True
    for sign in _WORD.findall(text):
        bare = sign.rstrip(".")
        if not bare or not bare[0].isalpha():
            begins = bool(_ENDS.search(sign)) or (begins and not sign.isdigit())
            yield None
            continue
        # A dot after one letter or a title ends no sentence.
        ends = sign.endswith(".") and len(bare) > 1 and letters(bare) not in TITLES
        word = re.sub(r"[’'](?:s|m|d|ll|ve|re)$", "", bare)
        yield _Word(word, begins)
        begins = ends
        if ends or word != bare:
            yield None


def _marked(words: list[_Word | None], known: Sequence[tuple[str, ...]]) -> list[_Word | None]:
    """The same words, with those that make up a known phrase marked: the longest phrases first."""
    parts = [tuple(_folded(each.words)) if each else () for each in words]
    for phrase in known:
        for at in range(len(words)):
            many = _as_many(parts[at:], phrase)
            if many and not any(each.is_known for each in words[at : at + many] if each):
                words[at : at + many] = [
                    replace(each, is_known=True) if each else None for each in words[at : at + many]
                ]
    return words


def _as_many(parts: Sequence[tuple[str, ...]], phrase: tuple[str, ...]) -> int:
    """With how many words a text goes through a phrase from here; 0 when it does not."""
    said: tuple[str, ...] = ()
    for many, part in enumerate(parts, 1):
        said += part
        if said == phrase:
            return many
        if phrase[: len(said)] != said or not part:
            return 0
    return 0


def _runs(words: Sequence[_Word | None]) -> Iterator[tuple[list[_Word], _Word | None]]:
    """Words that stand together as a name does, with the title before them; and the word that comes next."""
    run: list[_Word] = []
    for at, word in enumerate([*words, None]):
        after = words[at + 1] if at + 1 < len(words) else None
        if word is not None and not word.is_known and (_goes_on(word, run) or _is_inside(word, run, after)):
            run.append(word)
            continue
        if run:
            yield run, word
        run = []


def _goes_on(word: _Word, run: Sequence[_Word]) -> bool:
    after_a_title = bool(run) and (run[-1].folded in TITLES or (run[-1].is_title and word.is_large))
    return word.is_large or word.is_title or after_a_title


def _is_inside(word: _Word, run: Sequence[_Word], after: _Word | None) -> bool:
    return bool(run) and word.folded in INSIDE and after is not None and after.is_large


def _as_name(told: tuple[list[_Word], _Word | None], small: Collection[str]) -> str:
    """What of a run can be a name; "" for nothing. A word that only begins a sentence is none, unless it does
    what people do.
    """
    run, after = told
    while run and run[0].begins and not run[0].is_title and run[0].folded in BEGINNINGS:
        run = run[1:]
    if all(each.is_title or each.folded in ORDINARY | INSIDE for each in run):
        return ""
    if len(run) == 1 and run[0].begins and not _does(run[0], after, small):
        return ""
    return " ".join(each.words for each in run)


def _does(word: _Word, after: _Word | None, small: Collection[str]) -> bool:
    """Whether a word at the beginning of a sentence does what people do, or another large one follows."""
    if after is None:
        return False
    if after.folded in SPEAKS or (after.is_known and after.is_large):
        return True
    return after.folded in IS_SAID_OF and word.folded not in small
