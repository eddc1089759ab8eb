"""The ways to take part in a consultation, in words and with equal standing (domain rules A8, A9, A11, C11)."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from coprod.consultations.models import Consultation, WayToAnswer
from coprod.consultations.rules import WAY_WORDS
from coprod.core.editions import Passage, Reading
from coprod.core.words import LANGUAGES, _, address_in, direction, language
from coprod.questionnaires.operations import frozen

EASY_READ = "en-easy"


@dataclass(frozen=True)
class Way:
    """One way, as the macro ``ways`` draws it."""

    label: str
    href: str | None = None
    lang: str | None = None
    dir: str | None = None


@dataclass(frozen=True)
class OtherWay:
    """A way that is not online: what kind, and how, in the words of the consultation."""

    words: str
    how: Passage


def labels(consultation: Consultation) -> list[Way]:
    """Every way, without links: for a card that is itself a link."""
    found = []
    editions = frozen.document(consultation.version).words if consultation.version else {}
    if consultation.is_open:
        found.append(Way(_("Online")))
    if EASY_READ in editions:
        found.append(Way(_("Easy Read")))
    found += [
        Way(own, lang=code, dir=direction(code))
        for code, own in LANGUAGES.items()
        if code in editions and code != language()
    ]
    return found + [
        Way(str(WAY_WORDS[kind])) for kind in dict.fromkeys(way.kind for way in consultation.ways)
    ]


def to_read(consultation: Consultation, words: Reading, *, easy: bool) -> list[Way]:
    """The other forms in which this page can be read: Easy Read or not, and other languages."""
    here = url_for("site.consultation", reference=consultation.reference)
    found = []
    if easy:
        found.append(Way(_("The full version"), here))
    elif words.has_easy_read:
        found.append(Way(_("Easy Read"), f"{here}?format=easy_read"))
    found += [
        Way(LANGUAGES[code], address_in(code), code, direction(code))
        for code in words.languages
        if code in LANGUAGES and code != language()
    ]
    return found


def other(consultation: Consultation, words: Reading) -> list[OtherWay]:
    """Every way that is not online, with how it goes."""
    return [OtherWay(str(WAY_WORDS[way.kind]), _how(way, words)) for way in consultation.ways]


def _how(way: WayToAnswer, words: Reading) -> Passage:
    return words[f"way.{way.key}.text"]
