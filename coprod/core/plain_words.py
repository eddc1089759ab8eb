"""How hard a text is to read: long sentences, and words that many people do not know (domain rule A7).

A check helps whoever writes. It never decides what somebody may say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coprod.core import settings, word_lists
from coprod.core.words import _, _l

# Hard words of meetings, and what can be said instead. A programme adds its own (``HARD_WORDS``).
PLAINER: Mapping[str, str] = {
    "accordance": "in line with",
    "accountable": "answers for",
    "additional": "more",
    "approximately": "about",
    "ascertain": "find out",
    "attendees": "people who came",
    "commence": "begin",
    "commission": "pay for, order",
    "commissioner": "the people who pay for services",
    "consequently": "so",
    "coproduction": "making it together",
    "deliverable": "what will be ready",
    "demographic": "who people are",
    "disseminate": "send out",
    "engagement": "listening to people",
    "escalate": "tell somebody higher up",
    "facilitate": "help",
    "feasible": "can be done",
    "governance": "who decides what",
    "holistic": "the whole person",
    "implement": "put into practice",
    "inclusive": "for everybody",
    "initiate": "begin",
    "inpatient": "somebody who stays in hospital",
    "liaise": "talk with",
    "methodology": "way of working",
    "mitigate": "make less bad",
    "multidisciplinary": "people with different jobs",
    "notwithstanding": "even so",
    "objective": "aim",
    "operational": "day to day",
    "outcome": "what came of it",
    "outpatient": "somebody who visits the hospital",
    "parameters": "limits",
    "pathway": "the steps somebody goes through",
    "pertaining": "about",
    "prioritise": "do first",
    "procurement": "buying",
    "provision": "service",
    "quorum": "enough people to decide",
    "ratify": "agree",
    "remit": "what we may do",
    "robust": "strong",
    "safeguarding": "keeping people safe",
    "signpost": "show the way to",
    "stakeholder": "people who have to do with it",
    "strategic": "for the long run",
    "subsequently": "later",
    "sustainable": "that can last",
    "transition": "change over",
    "utilise": "use",
    "wellbeing": "feeling well",
    "workstream": "part of the work",
}
HARD_WORDS: settings.Key[tuple[str, ...]] = settings.Key(
    "words.hard",
    word_lists.read,
    (),
    _l("Words that are hard to read here, besides those that we know"),
    _l("One on each line. A dash alone for none."),
    word_lists.typed,
    "\n".join,
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class HardWord:
    """A word that many people do not know, and a plainer one when we have it."""

    word: str
    plainer: str = ""

    @property
    def sentence(self) -> str:
        if self.plainer:
            return _(
                "“%(word)s” is hard to read. You could say: %(plainer)s.",
                word=self.word,
                plainer=self.plainer,
            )
        return _("“%(word)s” is hard to read. Say it in other words, or explain it.", word=self.word)


def sentences(text: str) -> list[str]:
    """The sentences of a text, in their order."""
    return [each.strip() for each in _SENTENCE.findall(text) if _LETTER.search(each)]


def how_many_words(text: str) -> int:
    return len([each for each in text.split() if _LETTER.search(each)])


def too_long(text: str, most: int) -> list[str]:
    """The sentences with more words than that."""
    return [each for each in sentences(text) if how_many_words(each) > most]


def hard_words(text: str, more: tuple[str, ...] = ()) -> list[HardWord]:
    """The hard words of a text, each once, in the order of the lists: those of a programme first."""
    own = [HardWord(each) for each in more if word_lists.holds_one(text, (each,))]
    known = [
        HardWord(word, plainer)
        for word, plainer in PLAINER.items()
        if word not in more and word_lists.holds_one(text, (word, f"{word}s", f"{word}d"))
    ]
    return [*own, *known]
