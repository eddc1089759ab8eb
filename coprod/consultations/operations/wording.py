"""The words of a consultation, once for each language and way of reading. English is what others are made from."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from coprod.consultations import queries
from coprod.consultations.models import CONSULTATION_TEXTS, Consultation, ConsultationEdition
from coprod.consultations.operations.drafting import note
from coprod.consultations.rules import Stage
from coprod.core import clock, edition_writing, overtaken
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH

OPTION_TEXTS = ("title", "text", "for", "against", "reason")


def word_keys(consultation: Consultation) -> list[str]:
    """Every key that can have words, in the order of the page. The consultation is a whole one."""
    found = list(CONSULTATION_TEXTS)
    for option in sorted(consultation.options, key=lambda each: each.position):
        found += [f"option.{option.key}.{name}" for name in OPTION_TEXTS]
    found += [f"way.{way.key}.text" for way in sorted(consultation.ways, key=lambda each: each.position)]
    return found


def english(consultation: Consultation) -> ConsultationEdition:
    """The English edition as it stands now."""
    found = queries.edition(consultation, ENGLISH, Format.STANDARD)
    if found is None:
        found = ConsultationEdition(
            consultation_id=consultation.id,
            language=ENGLISH,
            format=Format.STANDARD,
            standing=Standing.CHECKED,
            text={},
            changed_at=clock.now(),
        )
        db.session.add(found)
    return found


def write_words(
    consultation: Consultation,
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
) -> ConsultationEdition:
    """All words of one edition at once. Keys that belong to no part are left out.

    ``from_present`` says that it was made from the English words as they stand now, so it is not behind;
    ``seen`` is the fingerprint of what the writer saw. Errors: ``Refused`` when it has changed since, or when
    the English words are already being answered.
    """
    if edition_writing.is_source(language, format_) and consultation.stage is not Stage.DRAFT:
        raise Refused(_("People are answering these words. They cannot change now."))
    edition = queries.edition(consultation, language, format_)
    overtaken.refuse_if_changed(edition.text if edition else {}, seen)
    if edition is None:
        edition = ConsultationEdition(
            consultation_id=consultation.id,
            language=language,
            format=format_,
            text={},
            changed_at=clock.now(),
        )
        db.session.add(edition)
    edition_writing.put(edition, {key: words[key] for key in word_keys(consultation) if key in words})
    edition_writing.credit(
        edition,
        english(consultation).text,
        standing=standing,
        translator=translator,
        checker=checker,
        from_present=from_present,
    )
    note(consultation, "words written", by, language=language, format=format_.value)
    return edition
