"""The verbs of findings: make, mend, order, translate, quote."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock, erasures, secret
from coprod.core.audit import record
from coprod.core.db import db, hold
from coprod.core.editions import Format, Standing, fingerprint, source
from coprod.core.errors import Refused
from coprod.core.overtaken import refuse_if_changed
from coprod.core.words import ENGLISH
from coprod.themes import queries
from coprod.themes.models import UNKNOWN_LANGUAGE, Finding, FindingEdition, Quote
from coprod.themes.rules import as_written, is_passage_of


def insist_on_unpublished(consultation: Consultation) -> None:
    """Hold the consultation until the transaction ends, and refuse when its findings cannot be worked on now.

    Errors: ``Refused`` while it still takes answers, and once what became of it is public.
    """
    hold(consultation)
    if consultation.stage in (Stage.DRAFT, Stage.OPEN):
        raise Refused(
            _("The consultation has not closed yet. Findings are written when everybody has answered.")
        )
    if consultation.stage is not Stage.CLOSED:
        raise Refused(_("What became of this consultation is public, so this can no longer be changed."))


def add(consultation: Consultation, *, title: str, text: str, how_many: int, by: int) -> Finding:
    """Write down what many answers say. ``how_many`` people said it.

    Errors: ``Refused`` when the consultation has not closed, or more people said it than answered.
    """
    insist_on_unpublished(consultation)
    _insist_on_count(consultation, how_many)
    last = max((finding.position for finding in queries.of(consultation)), default=0)
    finding = Finding(
        reference=secret.reference(),
        consultation=consultation,
        consultation_id=consultation.id,
        position=last + 1,
        how_many=how_many,
        made_at=clock.now(),
        editions=[_english(title, text)],
        quotes=[],
    )
    db.session.add(finding)
    db.session.flush()
    _record("finding made", finding, by)
    return finding


def edit(finding: Finding, *, title: str, text: str, how_many: int, by: int, seen: str | None = None) -> None:
    """Change a finding's English words or its count; other editions are then behind.

    ``seen`` is the fingerprint of the words that the writer's page showed. Errors: ``Refused``.
    """
    insist_on_unpublished(finding.consultation)
    _insist_on_count(finding.consultation, how_many)
    english = source(finding.editions)
    refuse_if_changed(english.text if english else {}, seen)
    finding.how_many = how_many
    if english is None:
        finding.editions.append(_english(title, text))
    else:
        english.text = {"title": title, "text": text}
        english.changed_at = clock.now()
    _record("finding edited", finding, by)


def remove(finding: Finding, *, by: int) -> None:
    """Take a finding away, with its quotes and whatever has been drafted as the answer to it. Errors: ``Refused``."""
    insist_on_unpublished(finding.consultation)
    _record("finding removed", finding, by)
    quoted = [each.text_key for each in finding.quotes]
    db.session.delete(finding)
    db.session.flush()
    for text_key in quoted:
        erasures.note("quote", finding.reference, text_key)


def move(finding: Finding, *, up: bool, by: int) -> None:
    """Move a finding one place up or down; at the end of the list nothing happens. Errors: ``Refused``."""
    insist_on_unpublished(finding.consultation)
    ordered = queries.of(finding.consultation)
    at = ordered.index(finding)
    to = at - 1 if up else at + 1
    if 0 <= to < len(ordered):
        ordered[at], ordered[to] = ordered[to], ordered[at]
    for position, each in enumerate(ordered, start=1):
        each.position = position
    _record("finding moved", finding, by)


def write_edition(
    finding: Finding,
    *,
    language: str,
    format_: Format,
    title: str,
    text: str,
    translator: str,
    checker: str,
    by: int,
    seen: str | None = None,
) -> FindingEdition:
    """Write a finding in another language or in Easy Read; allowed after publishing too, since it adds no fact.

    With a ``checker`` it counts as read by somebody who would know. Errors: ``Refused`` for the English original.
    """
    english = source(finding.editions)
    if english is None or (language, format_) == (ENGLISH, Format.STANDARD):
        raise Refused(_("This is the original. Change it on its own page."))
    edition = next(
        (each for each in finding.editions if (each.language, each.format) == (language, format_)), None
    )
    if edition is None:
        edition = FindingEdition(
            finding_id=finding.id, language=language, format=format_, changed_at=clock.now()
        )
        finding.editions.append(edition)
    edition.text = {"title": title, "text": text}
    edition.translator, edition.checker = translator, checker
    edition.standing = Standing.CHECKED if checker else Standing.DRAFT
    edition.source_hash = fingerprint(english.text)
    edition.changed_at = clock.now()
    _record("finding edition written", finding, by, language=language, format=format_.value)
    return edition


def quote(finding: Finding, *, text_key: str, words: str, by: int, language: str | None = None) -> Quote:
    """Quote somebody who agreed to it: their exact words, or a passage of them with ``[…]`` for what is left out.

    ``language`` is that of the words; the edition that was answered is taken when nobody says otherwise.
    Errors: ``Refused`` without consent, when the words are not theirs, or when they are quoted here already.
    """
    insist_on_unpublished(finding.consultation)
    found = queries.quotable_text(finding, text_key)
    if found is None:
        raise Refused(
            _(
                "These words cannot be quoted. Whoever wrote them has not agreed to it, or has taken them back."
            )
        )
    text, sheet = found
    if not is_passage_of(words, text.text):
        raise Refused(
            _(
                "These are not the person’s own words. Leave words out with […], but add nothing and change nothing."
            )
        )
    if any(each.text_key == text.key for each in finding.quotes):
        raise Refused(_("This finding quotes these words already."))
    added = Quote(
        finding_id=finding.id,
        text_key=text.key,
        words=as_written(words),
        language=language or sheet.language or UNKNOWN_LANGUAGE,
        position=max((each.position for each in finding.quotes), default=0) + 1,
    )
    finding.quotes.append(added)
    db.session.flush()
    _record("words quoted", finding, by)
    return added


def unquote(finding: Finding, *, quote_id: int, by: int | None) -> None:
    """Take a quote away, also after publishing: somebody might be found by it. No harm when it has gone already."""
    for each in list(finding.quotes):
        if each.id == quote_id:
            finding.quotes.remove(each)
            erasures.note("quote", finding.reference, each.text_key)
            _record("quote removed", finding, by)


def unquote_again(names: frozenset[str]) -> int:
    """Take away once more what was quoted when a backup was made and no longer later. Returns how many (T43)."""
    gone = 0
    for each, reference in db.session.execute(select(Quote, Finding.reference).join(Finding)).all():
        if erasures.name("quote", reference, each.text_key) in names:
            db.session.delete(each)
            gone += 1
    db.session.flush()
    return gone


def _insist_on_count(consultation: Consultation, how_many: int) -> None:
    answered = queries.how_many_answered(consultation)
    if how_many > answered:
        raise Refused(
            ngettext(
                "Only %(num)s person answered this consultation, so fewer or as many can have said this.",
                "Only %(num)s people answered this consultation, so fewer or as many can have said this.",
                answered,
            )
        )


def _english(title: str, text: str) -> FindingEdition:
    return FindingEdition(
        language=ENGLISH,
        format=Format.STANDARD,
        standing=Standing.CHECKED,
        text={"title": title, "text": text},
        changed_at=clock.now(),
    )


def _record(deed: str, finding: Finding, by: int | None, **details: str) -> None:
    record(deed, by=by, kind="finding", number=finding.id, label=finding.reference, **details)
