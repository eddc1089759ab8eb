"""A programme's own words, edition by edition."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.editions import Format, Standing, fingerprint
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, _
from coprod.programmes import queries
from coprod.programmes.models import Programme, ProgrammeEdition

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def start_programme(*, slug: str, name: str, by: int | None) -> Programme:
    """Begin a programme with its name in English. Errors: ``Refused`` for an address that is taken or unfit."""
    if not SLUG.fullmatch(slug) or not 3 <= len(slug) <= 60 or slug == "new":
        raise Refused(_("The address may have small letters, digits and dashes, 3 to 60 in all."))
    if queries.exists(slug):
        raise Refused(_("Another programme has this address already."))
    now = clock.now()
    programme = Programme(slug=slug, made_at=now)
    db.session.add(programme)
    db.session.flush()
    db.session.add(
        ProgrammeEdition(
            programme_id=programme.id,
            language=ENGLISH,
            format=Format.STANDARD,
            standing=Standing.CHECKED,
            text={"name": name, "short_name": name[:60]},
            changed_at=now,
        )
    )
    audit.record("started a programme", by=by, kind="programme", number=programme.id, label=slug)
    return programme


def write_words(
    programme: Programme,
    *,
    language: str,
    format: Format,
    text: Mapping[str, str],
    standing: Standing = Standing.DRAFT,
    translator: str = "",
    checker: str = "",
    made_from_present: bool = False,
    seen: str | None = None,
    by: int,
) -> ProgrammeEdition:
    """Keep the texts of one edition; empty ones are left out, so that the English shows in their place.

    ``made_from_present`` says that this edition follows the English as it stands now. ``seen`` is the
    fingerprint of the texts that the writer began with: when somebody else has saved since, nothing is
    overwritten. Errors: ``Refused``.
    """
    source = queries.edition(programme.id, ENGLISH, Format.STANDARD)
    is_source = language == ENGLISH and format is Format.STANDARD
    edition = source if is_source else queries.edition(programme.id, language, format)
    if seen is not None and seen != (fingerprint(edition.text) if edition else ""):
        raise Refused(
            _(
                "Somebody else has saved these words since you opened the page. Copy what you wrote, "
                "open the page again and put the two together."
            )
        )
    if is_source and not text.get("name"):
        raise Refused(_("A programme needs a name in English."))
    if standing is Standing.CHECKED and not is_source and not checker:
        raise Refused(_("Say who has checked the words: somebody who reads this language well."))
    if edition is None:
        edition = ProgrammeEdition(programme_id=programme.id, language=language, format=format)
        db.session.add(edition)
        made_from_present = True
    edition.text = {key: words for key, words in text.items() if words}
    edition.standing = Standing.CHECKED if is_source else standing
    edition.translator = "" if is_source else translator
    edition.checker = "" if is_source else checker
    edition.changed_at = clock.now()
    if made_from_present and source is not None and not is_source:
        edition.source_hash = fingerprint(source.text)
    audit.record(
        "wrote the words of a programme",
        by=by,
        kind="programme",
        number=programme.id,
        label=programme.slug,
        language=language,
        format=format.value,
        standing=edition.standing.value,
    )
    return edition
