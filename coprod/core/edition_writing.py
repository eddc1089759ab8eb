"""Writing an edition: its words, who made it, and from which English words it was made: the same for all domains."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from coprod.core import clock
from coprod.core.editions import EditionColumns, Format, Standing, fingerprint, source
from coprod.core.words import ENGLISH


def is_source(language: str, format_: Format) -> bool:
    """Whether an edition is the one from which the others are made."""
    return (language, format_) == (ENGLISH, Format.STANDARD)


def put(edition: EditionColumns, words: Mapping[str, str]) -> None:
    """Put words into an edition; an empty text takes the old one away, and what is not named stays."""
    kept = {key: text for key, text in {**edition.text, **words}.items() if text}
    if kept != edition.text:
        edition.text, edition.changed_at = kept, clock.now()


def credit(
    edition: EditionColumns,
    original: Mapping[str, str],
    *,
    standing: Standing,
    translator: str,
    checker: str,
    from_present: bool,
) -> None:
    """Who made it, whether somebody who speaks the language has read it, and what it was made from.

    ``original`` are the English words as they stand now; ``from_present`` says that it was made from these.
    """
    of_source = is_source(edition.language, edition.format)
    edition.standing = Standing.CHECKED if of_source else standing
    edition.translator, edition.checker = translator, checker
    if not of_source and (from_present or not edition.source_hash):
        edition.source_hash = fingerprint(original)


def drop(held: Iterable[EditionColumns], goes: Callable[[str], bool]) -> None:
    """Take away the words of a part that is removed, in every edition; nothing falls behind because of it."""
    editions = list(held)
    english = source(editions)
    before = fingerprint(english.text) if english else ""
    for edition in editions:
        edition.text = {key: text for key, text in edition.text.items() if not goes(key)}
    after = fingerprint(english.text) if english else ""
    for edition in editions:
        if edition is not english and edition.source_hash == before:
            edition.source_hash = after
