"""The words of a group and of its terms, in each language and way of reading. All are made from the English ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from flask_babel import gettext as _

from coprod.core import clock, edition_writing, editions, overtaken
from coprod.core.db import db
from coprod.core.editions import EditionColumns, Format, Standing
from coprod.core.errors import Refused
from coprod.meetings.models import Group, GroupEdition, Terms, TermsEdition
from coprod.meetings.models.groups import GROUP_TEXTS, TERMS_TEXTS
from coprod.meetings.operations.noting import note

Edition = TypeVar("Edition", GroupEdition, TermsEdition)


def write_group(
    group: Group,
    language: str,
    format_: Format,
    words: Mapping[str, str],
    *,
    by: int | None,
    standing: Standing = Standing.DRAFT,
    translator: str = "",
    checker: str = "",
    from_present: bool = True,
    seen: str | None = None,
) -> GroupEdition:
    """All words of one edition of a group at once. ``from_present`` says that it was made from the English words of now.

    Errors: ``Refused`` when somebody else changed them since ``seen``, or when a group would be left without a name.
    """
    if edition_writing.is_source(language, format_) and not words.get("name", ""):
        raise Refused(_("A group needs a name in English."))
    edition = _edition(
        group.editions, language, format_, lambda: _new(GroupEdition, language, format_, group_id=group.id)
    )
    _write(
        edition,
        group.editions,
        GROUP_TEXTS,
        words,
        standing=standing,
        translator=translator,
        checker=checker,
        from_present=from_present,
        seen=seen,
    )
    note(group, "group words written", by, language=language, format=format_.value)
    return edition


def write_terms(
    group: Group,
    terms: Terms,
    language: str,
    format_: Format,
    words: Mapping[str, str],
    *,
    by: int | None,
    standing: Standing = Standing.DRAFT,
    translator: str = "",
    checker: str = "",
    from_present: bool = True,
    seen: str | None = None,
) -> TermsEdition:
    """All words of one edition of a version of the terms at once.

    Whoever had agreed to other English words has not agreed to these: their names leave the list.
    Errors: ``Refused`` for the English words of agreed terms, and when somebody else changed them since ``seen``.
    """
    if edition_writing.is_source(language, format_) and terms.agreed_on is not None:
        raise Refused(_("These terms are agreed. They do not change any more. Begin the next ones instead."))
    edition = _edition(
        terms.editions, language, format_, lambda: _new(TermsEdition, language, format_, terms_id=terms.id)
    )
    before = dict(edition.text)
    _write(
        edition,
        terms.editions,
        TERMS_TEXTS,
        words,
        standing=standing,
        translator=translator,
        checker=checker,
        from_present=from_present,
        seen=seen,
    )
    if edition_writing.is_source(language, format_) and edition.text != before:
        terms.agreements.clear()
    note(group, "terms written", by, version=terms.version, language=language, format=format_.value)
    return edition


def _edition(held: list[Edition], language: str, format_: Format, make: Callable[[], Edition]) -> Edition:
    found = next((each for each in held if (each.language, each.format) == (language, format_)), None)
    if found is None:
        found = make()
        held.append(found)
        db.session.flush()
    return found


def _new(kind: type[Edition], language: str, format_: Format, **owner: int) -> Edition:
    return kind(language=language, format=format_, text={}, changed_at=clock.now(), **owner)


def _write(
    edition: EditionColumns,
    all_of_them: Sequence[EditionColumns],
    keys: Iterable[str],
    words: Mapping[str, str],
    *,
    standing: Standing,
    translator: str,
    checker: str,
    from_present: bool,
    seen: str | None,
) -> None:
    overtaken.refuse_if_changed(edition.text, seen)
    edition_writing.put(edition, {key: words[key] for key in keys if key in words})
    original = editions.source(all_of_them)
    edition_writing.credit(
        edition,
        original.text if original else {},
        standing=standing,
        translator=translator,
        checker=checker,
        from_present=from_present,
    )
