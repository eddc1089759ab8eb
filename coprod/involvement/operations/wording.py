"""The words of an opportunity, once for each language. English is what the others are made from."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from coprod.core import clock, edition_writing, overtaken
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH
from coprod.involvement.models import Opportunity, OpportunityEdition
from coprod.involvement.models.opportunities import OPPORTUNITY_TEXTS
from coprod.involvement.operations.drafting import note
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opening import MENDABLE
from coprod.involvement.rules.opportunities import Stage


def word_keys(opportunity: Opportunity) -> list[str]:
    """Every key that can have words, in the order of the page. The opportunity is a whole one."""
    return [*OPPORTUNITY_TEXTS, *(f"criterion.{each.key}" for each in opportunity.criteria)]


def english(opportunity: Opportunity) -> OpportunityEdition:
    """The English words as they stand now."""
    found = queries.edition(opportunity, ENGLISH, Format.STANDARD)
    if found is None:
        raise LookupError(opportunity.reference)
    return found


def write_words(
    opportunity: Opportunity,
    language: str,
    words: Mapping[str, str],
    *,
    by: int | None,
    standing: Standing = Standing.DRAFT,
    translator: str = "",
    checker: str = "",
    from_present: bool = True,
    seen: str | None = None,
) -> OpportunityEdition:
    """All words of one language at once. Keys that belong to no part are left out.

    ``from_present`` says that it was made from the English words as they stand now; ``seen`` is the fingerprint of what
    the writer saw. Once it is published only what helps people to apply can change in English. Errors: ``Refused`` when
    somebody else has changed the words since, or when what people were promised would change.
    """
    edition = queries.edition(opportunity, language, Format.STANDARD)
    overtaken.refuse_if_changed(edition.text if edition else {}, seen)
    known = {key: words[key] for key in word_keys(opportunity) if key in words}
    if language == ENGLISH and opportunity.stage is not Stage.DRAFT:
        _insist_on_the_promise(dict(edition.text) if edition else {}, known)
    if edition is None:
        edition = new_edition(opportunity, language, Format.STANDARD)
    edition_writing.put(edition, known)
    edition_writing.credit(
        edition,
        english(opportunity).text,
        standing=standing,
        translator=translator,
        checker=checker,
        from_present=from_present,
    )
    note(opportunity, "opportunity words written", by, language=language)
    return edition


def new_edition(opportunity: Opportunity, language: str, format_: Format) -> OpportunityEdition:
    """An edition without words yet."""
    edition = OpportunityEdition(
        opportunity_id=opportunity.id, language=language, format=format_, text={}, changed_at=clock.now()
    )
    db.session.add(edition)
    return edition


def _insist_on_the_promise(before: Mapping[str, str], words: Mapping[str, str]) -> None:
    for key, text in words.items():
        if key not in MENDABLE and text != before.get(key, ""):
            raise Refused(_("People read these words before they applied. They cannot change now."))
        if key in {"support", "telephone", "access"} and not text.strip():
            raise Refused(
                _("People need to know whom to ring, who supports them, and how they can take part.")
            )
