"""What is agreed with everybody who takes a role in a programme, version by version."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request, url_for

from coprod.core import editions
from coprod.core.access import Reply, permit, say
from coprod.core.editions import Format, fingerprint
from coprod.core.forms import Press, insist_on_press, page
from coprod.core.words import ENGLISH, LANGUAGES, _, _l, direction, language
from coprod.involvement import permissions
from coprod.involvement.models import AgreementText
from coprod.involvement.operations import agreement_texts as operations
from coprod.involvement.queries import agreement_texts as queries
from coprod.involvement.rules import agreement_words
from coprod.involvement.views import bp
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.programmes.models import Programme
from coprod.questionnaires.forms import words as forms
from coprod.questionnaires.forms.words import Box
from coprod.questionnaires.views.building.editions import edition_choices

TEXTS = "/manage/programmes/<slug>/agreement-texts"
ONE = f"{TEXTS}/<int:number>"
BOXES = [
    Box(
        "text",
        _l("What we agree"),
        _l("Begin a heading with ## and a point of a list with *. Say what you give, and what you ask."),
        agreement_words.MOST,
        24,
    )
]


def _inside(template: str, programme: Programme, **told: Any) -> Reply:
    words = editions.read(programme.editions, language())
    return page(f"involvement/roles/{template}.html", programme=programme, words=words, **told)


def _one(programme: Programme, number: int) -> AgreementText:
    return queries.version(programme.id, number) or abort(404)


@bp.get(TEXTS)
@permit(permissions.leads_the_programme, on=programmes.one)
def agreement_texts(programme: Programme) -> Reply:
    """Every version: the one being written, the one in force, and those before."""
    versions = queries.of_programme(programme.id)
    return _inside(
        "texts",
        programme,
        versions=versions,
        in_force=next((each for each in versions if each.published_on), None),
        in_work=next((each for each in versions if not each.published_on), None),
        agreed=queries.how_many_agreed(programme.id),
    )


@bp.post(f"{TEXTS}/begin")
@permit(permissions.leads_the_programme, on=programmes.one)
def begin_agreement_text(programme: Programme) -> Reply:
    """The next version."""
    insist_on_press()
    text = operations.begin(programme, by=me().id)
    say(_("The next version begins with words that you can change."))
    return redirect(url_for(".agreement_text", slug=programme.slug, number=text.version))


@bp.get(f"{ONE}/read")
@permit(permissions.leads_the_programme, on=programmes.one)
def read_agreement_text(programme: Programme, number: int) -> Reply:
    """One version as people read it."""
    text = _one(programme, number)
    passage = editions.read(text.editions, language()).text
    return _inside("text_read", programme, text=text, passage=passage)


@bp.route(ONE, methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=programmes.one)
def agreement_text(programme: Programme, number: int) -> Reply:
    """The words of one version in one edition: ``?language=ur&format=easy_read``."""
    text = _one(programme, number)
    code, format_ = forms.edition_asked(request.args)
    is_source = (code, format_) == (ENGLISH, Format.STANDARD)
    edition = next((each for each in text.editions if (each.language, each.format) == (code, format_)), None)
    form = forms.words_form(BOXES, edition, is_source=is_source)
    if form.passed():
        operations.write(
            programme,
            text,
            code,
            format_,
            form.read(BOXES),
            by=me().id,
            seen=form.seen.data,
            **form.facts(),
        )
        say(_("The words are saved."))
        return redirect(
            url_for(
                ".agreement_text", slug=programme.slug, number=number, language=code, format=format_.value
            )
        )
    stands = edition.text if edition else {}
    form.seen.data = fingerprint(stands)
    source = editions.source(text.editions)
    return _inside(
        "text",
        programme,
        text=text,
        form=form,
        boxes=form.boxes(BOXES),
        stands=stands,
        original=source.text if source else {},
        code=code,
        format_=format_,
        is_source=is_source,
        is_easy=format_ is Format.EASY_READ,
        is_behind=bool(edition and editions.is_behind(edition, text.editions)),
        is_frozen=is_source and text.published_on is not None,
        way=direction(code),
        own_name=LANGUAGES[code],
        choices=edition_choices(
            text.editions,
            lambda lang, kind: url_for(
                ".agreement_text", slug=programme.slug, number=number, language=lang, format=kind
            ),
        ),
    )


@bp.route(f"{ONE}/publish", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=programmes.one)
def publish_agreement_text(programme: Programme, number: int) -> Reply:
    """From today on people agree to this."""
    text = _one(programme, number)
    form = Press()
    if form.passed():
        operations.publish(programme, text, by=me().id)
        say(_("Version %(number)s is published. People agree to it from now on.", number=number))
        return redirect(url_for(".agreement_texts", slug=programme.slug))
    return _inside("text_publish", programme, text=text, form=form)
