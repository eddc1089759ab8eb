"""A poster with a QR code, as a PDF to print: whoever sees it can say something there and then.

It is set by Typst, which needs nothing from the system, shapes Urdu, and makes tagged PDF (docs/decisions/0011).
What people wrote reaches it as JSON and never as code. The page of the same words is ``components/poster.html``.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from coprod.core import clock, qr
from coprod.core.crisis import Route
from coprod.core.editions import Passage
from coprod.core.words import _, direction, language

LAYOUT = Path(__file__).with_name("poster.typ")
# A host and its path share a line up to here; a longer address has one for each, so that its letters stay large.
ONE_LINE = 40
# Characters of one text; what is longer is cut, so that it all stays readable on one page.
LONGEST = 300
LONGEST_ROUTE = 120
JOINERS = "\u200c\u200d"  # they hold letters of Urdu together or apart


class Unprintable(ValueError):
    """The poster would have letters that none of its fonts has. Its message is for whoever asked for it."""


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
    import fontpkg_amiri
    import fontpkg_noto_sans
    import typst

    fonts = [str(package.ROOT / "files") for package in (fontpkg_noto_sans, fontpkg_amiri)]
    try:
        # Its stub ties the kind of what goes in to that of a file to write, and there is none.
        made: bytes = typst.compile(  # type: ignore[misc]
            LAYOUT,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"poster": json.dumps(_json(told))},
            pdf_standards=["ua-1"],
            timestamp=clock.now().replace(microsecond=0),
        )
    except typst.TypstError as trouble:
        if "could not be displayed" not in str(trouble):
            raise
        raise Unprintable(
            _(
                "We cannot print some of these letters. Use Latin or Arabic letters, or print the page instead."
            )
        ) from None
    return made


def _json(told: Poster) -> dict[str, Any]:
    return {
        "paper": told.paper.value,
        "language": language(),
        "direction": direction(language()),
        "programme": _passage(told.programme),
        "title": _passage(told.title) if _printable(told.title.words, LONGEST) else _address(told),
        "purpose": _passage(told.purpose),
        "scan": told.scan,
        "or_type": told.or_type,
        "typed": told.typed,
        "code": qr.svg(told.address, told.about_code).decode(),
        "about_code": told.about_code,
        "help": told.help_heading,
        "unread": told.unread,
        "routes": [
            {name: _printable(getattr(each, name), LONGEST_ROUTE) for name in ("name", "contact", "when")}
            for each in told.routes
        ],
    }


def _address(told: Poster) -> dict[str, str]:
    """What a poster is called when nobody has called it anything: a document needs a title."""
    return _passage(Passage(told.typed[0], "en", "ltr"))


def _passage(passage: Passage) -> dict[str, str]:
    code = passage.lang or language()
    return {
        "words": _printable(passage.words, LONGEST),
        "language": code,
        "direction": passage.dir or direction(code),
    }


def _printable(words: str, most: int) -> str:
    """Words without what cannot be printed: characters that control, and those of other planes (pictures)."""
    line = " ".join(words.split())
    kept = "".join(each for each in line if (each.isprintable() or each in JOINERS) and ord(each) < 0x10000)
    return kept if len(kept) <= most else kept[: most - 1] + "…"
