"""The editions that there are or could be, each with how far it is and the way to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coprod.core import editions
from coprod.core.editions import EditionColumns, Format, Standing
from coprod.core.words import ENGLISH, LANGUAGES, _


@dataclass(frozen=True)
class EditionChoice:
    """One edition that there is or could be, and how far it is."""

    language: str
    format: str
    own_name: str
    is_easy: bool
    address: str
    words: str
    kind: str


def edition_choices(
    held: Sequence[EditionColumns], address: Callable[[str, str], str]
) -> list[EditionChoice]:
    """Every language in every format, the English standard one first. ``address`` is the way to one of them."""
    by_kind = {(each.language, each.format): each for each in held}
    return [
        EditionChoice(
            code,
            format_.value,
            own_name,
            format_ is Format.EASY_READ,
            address(code, format_.value),
            *_how_far(by_kind.get((code, format_)), held, (code, format_) == (ENGLISH, Format.STANDARD)),
        )
        for code, own_name in LANGUAGES.items()
        for format_ in Format
    ]


def _how_far(
    edition: EditionColumns | None, held: Sequence[EditionColumns], is_source: bool
) -> tuple[str, str]:
    if edition is None or not edition.text:
        return _("Not written"), "draft"
    if is_source:
        return _("The original"), "done"
    if editions.is_behind(edition, held):
        return _("Has fallen behind"), "late"
    if edition.standing is Standing.DRAFT:
        return _("Needs a reader"), "waiting"
    return _("Checked"), "done"
