"""Whose bank holidays a programme keeps: a dated setting, because borders of partnerships move."""

from __future__ import annotations

from typing import Any

from coprod.core import settings
from coprod.core.words import _, _l
from coprod.core.working_days import Nation

NATION_WORDS = {
    Nation.ENGLAND: _l("England"),
    Nation.WALES: _l("Wales"),
    Nation.SCOTLAND: _l("Scotland"),
    Nation.NORTHERN_IRELAND: _l("Northern Ireland"),
}


def read(value: Any) -> Nation:
    """Read a nation. Errors: ``ValueError`` in words."""
    try:
        return Nation(value)
    except ValueError:
        raise ValueError(_choose()) from None


def _typed(text: str) -> str:
    """What is kept for the name of a nation, in English or in the language of the page."""
    name = " ".join(text.split()).casefold()
    for nation, words in NATION_WORDS.items():
        if name in {nation.name.replace("_", " ").casefold(), str(words).casefold()}:
            return nation.value
    raise ValueError(_choose())


def _told(nation: Nation) -> str:
    return str(NATION_WORDS[nation])


def _choose() -> str:
    return _("Write England, Wales, Scotland or Northern Ireland.")


NATION: settings.Key[Nation] = settings.Key(
    "working_days.nation",
    read,
    Nation.ENGLAND,
    _l("Whose bank holidays count when we promise a day"),
    hint=_l("Write England, Wales, Scotland or Northern Ireland."),
    typed=_typed,
    told=_told,
)
