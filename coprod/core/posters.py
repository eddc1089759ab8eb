"""A poster with a QR code, as a PDF to print: whoever sees it can say something there and then.

It is set by Typst (``typesetting``). The page of the same words is ``components/poster.html``.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from coprod.core import qr, typesetting
from coprod.core.crisis import Route
from coprod.core.editions import Passage
from coprod.core.typesetting import Unprintable, passage, printable
from coprod.core.words import _, direction, language

__all__ = ["Paper", "Poster", "Unprintable", "poster"]

LAYOUT = Path(__file__).with_name("poster.typ")
# A host and its path share a line up to here; a longer address has one for each, so that its letters stay large.
ONE_LINE = 40
# Characters of one text; what is longer is cut, so that it all stays readable on one page.
LONGEST = 300
LONGEST_ROUTE = 120


class Paper(enum.Enum):
    """The sizes that a poster is printed in."""

    A4 = "a4"
    A5 = "a5"


@dataclass(frozen=True)
class Poster:
    """What a poster says, in the language of the page; ``purpose`` is one sentence. ``address`` is a web address."""

    programme: Passage
    title: Passage
    purpose: Passage
    address: str
    routes: Sequence[Route]
    paper: Paper = Paper.A4

    @cached_property
    def code(self) -> qr.QrCode:
        return qr.code(self.address)

    @property
    def typed(self) -> list[str]:
        """The address as one types it, without what a browser adds by itself, in one line or two."""
        bare = self.address.partition("://")[2].rstrip("/")
        host, slash, path = bare.partition("/")
        return [bare] if len(bare) <= ONE_LINE or not path else [host, slash + path]

    @property
    def scan(self) -> str:
        return _("Point the camera of your phone at this square.")

    @property
    def or_type(self) -> str:
        return _("Or type this address:")

    @property
    def about_code(self) -> str:
        """What the picture is, for whoever does not see it."""
        return _("A QR code that leads to %(address)s", address=self.address)

    @property
    def help_heading(self) -> str:
        return _("If you need help now")

    @property
    def unread(self) -> str:
        return _("Nobody reads this at once, and nobody can send help.")


def poster(told: Poster) -> bytes:
    """The poster as a PDF of one page that can be read aloud (PDF/UA-1).

    Errors: ``ValueError`` for a bad address; ``Unprintable`` in words when our fonts lack a letter.
    """
    return typesetting.pdf(LAYOUT, _json(told))


def _json(told: Poster) -> dict[str, Any]:
    return {
        "paper": told.paper.value,
        "language": language(),
        "direction": direction(language()),
        "programme": passage(told.programme, LONGEST),
        "title": passage(told.title, LONGEST) if printable(told.title.words, LONGEST) else _address(told),
        "purpose": passage(told.purpose, LONGEST),
        "scan": told.scan,
        "or_type": told.or_type,
        "typed": told.typed,
        "code": qr.svg(told.address, told.about_code).decode(),
        "about_code": told.about_code,
        "help": told.help_heading,
        "unread": told.unread,
        "routes": [
            {name: printable(getattr(each, name), LONGEST_ROUTE) for name in ("name", "contact", "when")}
            for each in told.routes
        ],
    }


def _address(told: Poster) -> dict[str, str]:
    """What a poster is called when nobody has called it anything: a document needs a title."""
    return passage(Passage(told.typed[0], "en", "ltr"), LONGEST)
