"""Nobody meets half a translation: every sentence has its Urdu draft, with every slot where it was."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).parent.parent.parent / "translations"
SLOT = re.compile(r"%\(\w+\)[sd]|<[^>]+>")
# Letters that Arabic has where Urdu has its own: they look alike and cannot be found by searching.
NOT_URDU = re.compile("[يكه]")


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _sentences(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ours = message.id if isinstance(message.id, tuple | list) else (message.id,)
    theirs = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return tuple(ours), tuple(theirs)


def test_every_sentence_has_an_urdu_draft_that_keeps_its_slots() -> None:
    gathered = {str(message.id) for message in _read(TRANSLATIONS / "messages.pot") if message.id}
    urdu = {
        str(message.id): message
        for message in _read(TRANSLATIONS / "ur/LC_MESSAGES/messages.po")
        if message.id
    }

    assert gathered - urdu.keys() == set(), "run make words, and translate"
    for message in urdu.values():
        ours, theirs = _sentences(message)
        assert all(theirs), ours
        assert not message.fuzzy, ours
        slots = set(SLOT.findall(ours[-1]))
        assert set(SLOT.findall(theirs[-1])) == slots, theirs
        assert not any(NOT_URDU.search(each) for each in theirs), theirs


def test_the_catalogue_says_that_it_needs_a_native_reader() -> None:
    assert "needs a native reader" in (TRANSLATIONS / "ur/LC_MESSAGES/messages.po").read_text()
