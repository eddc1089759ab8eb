"""The files of a paper: what kind each is in words, and which kinds are missing for people who need them (A1, A7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol, TypeVar

from coprod.core.editions import Format
from coprod.core.words import ENGLISH, _
from coprod.people.rules.needs import NeedKind


class Filed(Protocol):
    """One file of a version of a paper."""

    @property
    def language(self) -> str: ...
    @property
    def format(self) -> Format: ...
    @property
    def is_large_print(self) -> bool: ...


def kind_words(language: str, format_: Format, version: int, *, is_large_print: bool) -> str:
    """What kind of file this is: its language, how it is written and printed, its version."""
    told = {"language": language, "version": version}
    if format_ is Format.EASY_READ and is_large_print:
        return _("%(language)s, Easy Read in large print, version %(version)s", **told)
    if format_ is Format.EASY_READ:
        return _("%(language)s, Easy Read, version %(version)s", **told)
    if is_large_print:
        return _("%(language)s, large print, version %(version)s", **told)
    return _("%(language)s, version %(version)s", **told)


def missing(needed: Iterable[NeedKind], files: Iterable[Filed]) -> list[NeedKind]:
    """The kinds that somebody needs and the newest version of a paper has not. Paper itself can always be printed."""
    held = list(files)
    there = {
        NeedKind.LARGE_PRINT: any(each.is_large_print for each in held),
        NeedKind.EASY_READ: any(each.format is Format.EASY_READ for each in held),
    }
    return [kind for kind in NeedKind if kind in set(needed) and not there.get(kind, True)]


File = TypeVar("File", bound=Filed)


def best(files: Sequence[File], kinds: Collection[NeedKind], language: str) -> File | None:
    """The file of a version that fits somebody best: how it is written first, then how large, then its language."""

    def fits(file: File) -> tuple[bool, bool, bool, bool]:
        return (
            (file.format is Format.EASY_READ) == (NeedKind.EASY_READ in kinds),
            file.is_large_print == (NeedKind.LARGE_PRINT in kinds),
            file.language == language,
            file.language == ENGLISH,
        )

    return max(files, key=fits, default=None)
