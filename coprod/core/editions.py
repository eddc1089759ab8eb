"""Authored public text, held once per language and once per way of reading.

An *edition* is one language in one format (standard or Easy Read). The English standard edition is the source.
Every other edition remembers the hash of the source that it was made from, so that one that has fallen behind
is flagged, to its author and to its reader.
"""

from __future__ import annotations

import enum
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Enum, String
from sqlalchemy.orm import Mapped, mapped_column, validates

from coprod.core.words import ENGLISH, direction


class Format(enum.Enum):
    """How a text is written."""

    STANDARD = "standard"
    EASY_READ = "easy_read"


class Standing(enum.Enum):
    """How far a translation has come."""

    DRAFT = "draft"  # needs a native reader
    CHECKED = "checked"  # read by somebody who speaks the language


def fingerprint(text: Mapping[str, str]) -> str:
    """The hash of a text, by which an edition knows what it was made from."""
    return hashlib.sha256(json.dumps(dict(text), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class EditionColumns:
    """The columns of an edition. Each domain mixes them into a table of its own, with a key to what is described."""

    language: Mapped[str] = mapped_column(String(10))
    format: Mapped[Format] = mapped_column(
        Enum(Format, native_enum=False, length=20, values_callable=lambda kind: [each.value for each in kind])
    )
    standing: Mapped[Standing] = mapped_column(
        Enum(
            Standing, native_enum=False, length=20, values_callable=lambda kind: [each.value for each in kind]
        ),
        default=Standing.DRAFT,
    )
    text: Mapped[dict[str, str]]
    translator: Mapped[str] = mapped_column(String(120), default="")
    checker: Mapped[str] = mapped_column(String(120), default="")
    source_hash: Mapped[str] = mapped_column(String(64), default="")
    changed_at: Mapped[datetime]


class SearchableColumns(EditionColumns):
    """The columns of an edition that people search in: also all its words in small letters of any script.

    A search in the text as it is stored would miss most of them.
    """

    searchable: Mapped[str] = mapped_column(default="")

    @validates("text")
    def _keep_searchable(self, _name: str, text: dict[str, str]) -> dict[str, str]:
        self.searchable = "\n".join(text.values()).casefold()
        return text


@dataclass(frozen=True)
class Passage:
    """One text as it is to be shown: with its own language and direction when they are not the page's."""

    words: str
    lang: str | None = None
    dir: str | None = None

    def __str__(self) -> str:
        return self.words

    def __bool__(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True)
class Reading:
    """All texts of one thing for one reader: each from the edition asked for, else from the English one."""

    passages: Mapping[str, Passage]
    language: str
    format: Format
    is_behind: bool = False
    needs_native_reader: bool = False
    available: tuple[tuple[str, Format], ...] = ()

    def __getitem__(self, key: str) -> Passage:
        return self.passages.get(key, Passage(""))

    def __getattr__(self, key: str) -> Passage:
        if key.startswith("_"):
            raise AttributeError(key)
        return self[key]

    @property
    def has_easy_read(self) -> bool:
        return any(format_ is Format.EASY_READ for _, format_ in self.available)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted({language for language, format_ in self.available if format_ is Format.STANDARD}))


def source(editions: Iterable[EditionColumns]) -> EditionColumns | None:
    """The English standard edition, from which the others are made."""
    for edition in editions:
        if edition.language == ENGLISH and edition.format is Format.STANDARD:
            return edition
    return None


def is_behind(edition: EditionColumns, editions: Iterable[EditionColumns]) -> bool:
    """Whether the source has changed since this edition was made from it."""
    original = source(editions)
    if original is None or original is edition:
        return False
    return edition.source_hash != fingerprint(original.text)


# Groups of digits with blanks between them, seven digits or more: a telephone number, and hardly anything else.
_TELEPHONE = re.compile(r"(?<![\d\u2066])\+?\d(?:[ \u00a0]?\d){6,}(?![\d\u2069])")


def whole_numbers(words: str, language: str) -> str:
    """Text in which telephone numbers keep their order. From right to left their groups would change places."""
    if direction(language) == "ltr":
        return words
    return _TELEPHONE.sub(lambda number: f"\u2066{number[0]}\u2069", words)


def read(editions: Iterable[EditionColumns], language: str, format_: Format = Format.STANDARD) -> Reading:
    """Choose, text by text: the format and language asked for, then the language, then English."""
    held = list(editions)
    by_kind = {(edition.language, edition.format): edition for edition in held}
    original = by_kind.get((ENGLISH, Format.STANDARD))
    wanted = [
        (language, format_),
        (language, Format.STANDARD),
        (ENGLISH, format_),
        (ENGLISH, Format.STANDARD),
    ]
    chosen: dict[str, Passage] = {}
    for kind in reversed(wanted):
        if (edition := by_kind.get(kind)) is None:
            continue
        foreign = kind[0] != language
        for key, words in edition.text.items():
            if words:
                chosen[key] = Passage(
                    whole_numbers(words, kind[0]),
                    kind[0] if foreign else None,
                    direction(kind[0]) if foreign else None,
                )
    main = by_kind.get((language, format_)) or by_kind.get((language, Format.STANDARD))
    return Reading(
        passages=chosen,
        language=language,
        format=format_,
        is_behind=bool(main and original and is_behind(main, held)),
        needs_native_reader=bool(main and main is not original and main.standing is Standing.DRAFT),
        available=tuple(by_kind),
    )
