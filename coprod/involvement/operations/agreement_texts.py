"""The words of agreements, from one version to the next. What is published stays as it is (trigger)."""

from __future__ import annotations

from collections.abc import Mapping

from coprod.core import audit, clock, edition_writing, editions, overtaken
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, _
from coprod.involvement.models import AgreementText, AgreementTextEdition
from coprod.involvement.queries import agreement_texts as queries
from coprod.involvement.rules import agreement_words
from coprod.programmes.models import Programme


def begin(programme: Programme, *, by: int | None) -> AgreementText:
    """The next version: with every word of the one before, or for the first with words to begin with.

    Errors: ``Refused`` while one is being written.
    """
    before = queries.of_programme(programme.id)
    if before and before[0].published_on is None:
        raise Refused(_("The next version is being written already."))
    now = clock.now()
    text = AgreementText(
        programme_id=programme.id,
        version=before[0].version + 1 if before else 1,
        made_at=now,
        editions=[_copy(each) for each in before[0].editions] if before else _first(),
    )
    for each in text.editions:
        each.changed_at = now
    db.session.add(text)
    db.session.flush()
    _note("began an agreement text", programme, text, by)
    return text


def _copy(edition: AgreementTextEdition) -> AgreementTextEdition:
    return AgreementTextEdition(
        language=edition.language,
        format=edition.format,
        standing=edition.standing,
        text=dict(edition.text),
        translator=edition.translator,
        checker=edition.checker,
        source_hash=edition.source_hash,
    )


def _first() -> list[AgreementTextEdition]:
    source = {"text": agreement_words.STANDARD}
    return [
        AgreementTextEdition(
            language=ENGLISH, format=Format.STANDARD, standing=Standing.CHECKED, text=source
        ),
        AgreementTextEdition(
            language=ENGLISH,
            format=Format.EASY_READ,
            standing=Standing.DRAFT,
            text={"text": agreement_words.EASY_READ},
            source_hash=editions.fingerprint(source),
        ),
    ]


def write(
    programme: Programme,
    text: AgreementText,
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
) -> None:
    """The words of one edition. Of a published version only translations and Easy Read are written.

    Errors: ``Refused`` for published English words, and when somebody else changed them since ``seen``.
    """
    if edition_writing.is_source(language, format_) and text.published_on is not None:
        raise Refused(
            _("These words are published. They do not change any more. Begin the next version instead.")
        )
    edition = next(
        (each for each in text.editions if (each.language, each.format) == (language, format_)), None
    )
    overtaken.refuse_if_changed(edition.text if edition else {}, seen)
    if edition is None:
        edition = AgreementTextEdition(language=language, format=format_, text={}, changed_at=clock.now())
        text.editions.append(edition)
    edition_writing.put(edition, {key: words.get(key, "") for key in agreement_words.AGREEMENT_TEXTS})
    original = editions.source(text.editions)
    edition_writing.credit(
        edition,
        original.text if original else {},
        standing=standing,
        translator=translator,
        checker=checker,
        from_present=from_present,
    )
    db.session.flush()
    _note("wrote an agreement text", programme, text, by, language=language, format=format_.value)


def publish(programme: Programme, text: AgreementText, *, by: int | None) -> None:
    """From today on it is what people agree to. Who agreed before, agreed to the version of then.

    Errors: ``Refused`` for one that is published, or that says nothing in English.
    """
    if text.published_on is not None:
        raise Refused(_("This version is published already."))
    source = editions.source(text.editions)
    if source is None or not source.text.get("text"):
        raise Refused(_("Write its words in English first."))
    # Every word first: after the day stands there the database takes none.
    db.session.flush()
    text.published_on = clock.today()
    _note("published an agreement text", programme, text, by)


def _note(deed: str, programme: Programme, text: AgreementText, by: int | None, **details: str) -> None:
    audit.record(
        deed,
        by=by,
        kind="agreement_text",
        number=text.id,
        label=programme.slug,
        version=text.version,
        **details,
    )
