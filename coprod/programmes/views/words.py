"""The words of a programme, one edition a page: ``?language=ur&format=easy_read``. The English stands beside."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for

from coprod.core import editions
from coprod.core.access import Reply, permit, say
from coprod.core.editions import Format, Standing, fingerprint
from coprod.core.words import ENGLISH, LANGUAGES, _, direction
from coprod.people.current import me
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms.words import Translation, Words, boxes_of, words_form
from coprod.programmes.models import Programme, ProgrammeEdition
from coprod.programmes.views import bp
from coprod.programmes.views.frame import ONE, inside
from coprod.programmes.views.overview import editions_of


def _asked() -> tuple[str, Format]:
    language = request.args.get("language", ENGLISH)
    easy = request.args.get("format") == Format.EASY_READ.value
    return language if language in LANGUAGES else ENGLISH, Format.EASY_READ if easy else Format.STANDARD


def _filled(form: Words, edition: ProgrammeEdition | None, programme: Programme) -> None:
    """Show what is kept."""
    text = edition.text if edition else {}
    form.seen.data = fingerprint(text) if edition else ""
    for box in boxes_of(programme):
        form[box.name].data = text.get(box.key, "")
    if edition and isinstance(form, Translation):
        form.standing.data = edition.standing.value
        form.translator.data, form.checker.data = edition.translator, edition.checker


@bp.route(f"{ONE}/words", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.whole)
def words(programme: Programme) -> Reply:
    language, format = _asked()
    is_source = (language, format) == (ENGLISH, Format.STANDARD)
    edition = queries.edition(programme.id, language, format)
    boxes = boxes_of(programme)
    form = words_form(boxes, is_source=is_source)()
    if not form.is_submitted():
        _filled(form, edition, programme)
    if form.passed():
        told = _told(form) if isinstance(form, Translation) else {}
        operations.write_words(
            programme,
            language=language,
            format=format,
            text=form.texts(boxes),
            seen=form.seen.data or "",
            by=me().id,
            **told,
        )
        say(_("The words are saved."))
        return redirect(url_for(".words", slug=programme.slug, language=language, format=format.value))
    source = editions.source(programme.editions)
    return inside(
        "words",
        programme,
        form=form,
        boxes=[(box, form[box.name]) for box in boxes],
        english=source.text if source else {},
        is_source=is_source,
        edition=edition,
        is_behind=bool(edition and editions.is_behind(edition, programme.editions)),
        edition_language=language,
        edition_direction=direction(language),
        own_name=LANGUAGES[language],
        edition_format=format,
        editions=editions_of(programme),
    )


def _told(form: Translation) -> dict[str, Any]:
    return {
        "standing": Standing(form.standing.data),
        "translator": form.translator.data or "",
        "checker": form.checker.data or "",
        "made_from_present": bool(form.made_from_present.data),
    }
