"""Where findings are written: the list, one finding, its other editions, its place, its end."""

from __future__ import annotations

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from coprod.consultations import queries as consultations_queries
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import access
from coprod.core.access import Reply, permit, say
from coprod.core.editions import Format, fingerprint, is_behind, source
from coprod.core.words import ENGLISH, LANGUAGES
from coprod.people.current import me
from coprod.themes import forms, operations, permissions, queries
from coprod.themes.models import Finding
from coprod.themes.views import bp
from coprod.themes.views.pages import findings_page

LIST = "/manage/consultations/<reference>/findings"
ONE = LIST + "/<finding>"

# Every other way in which a finding can be written: (language, format).
OTHER_EDITIONS = [
    (code, format_)
    for format_ in (Format.EASY_READ, Format.STANDARD)
    for code in LANGUAGES
    if (code, format_) != (ENGLISH, Format.STANDARD)
]


def _to_list(reference: str) -> Response:
    return redirect(url_for(".findings", reference=reference))


@bp.route(LIST)
@permit(permissions.work, on=consultations_queries.to_answer, see=permissions.know)
def findings(consultation: Consultation) -> Reply:
    """Every finding with its quotes, its editions and its place."""
    listed = queries.of(consultation)
    return findings_page(
        "themes/findings.html",
        consultation,
        findings=listed,
        behind={
            each.id for finding in listed for each in finding.editions if is_behind(each, finding.editions)
        },
        other_editions=OTHER_EDITIONS,
        own_names=LANGUAGES,
        can_work=consultation.stage is Stage.CLOSED,
        answered=queries.how_many_answered(consultation),
    )


@bp.route(LIST + "/new", methods=["GET", "POST"])
@permit(permissions.work, on=consultations_queries.one, see=permissions.know)
def add(consultation: Consultation) -> Reply:
    """Write a new finding."""
    form = forms.FindingForm()
    if form.passed():
        told = {"title": str(form.title.data), "text": str(form.text.data)}
        finding = operations.add(consultation, **told, how_many=int(form.how_many.data or 0), by=me().id)
        say(_("The finding is written. Now choose the words to quote for it."))
        return redirect(url_for(".quotes", reference=consultation.reference, finding=finding.reference))
    return findings_page(
        "themes/finding.html",
        consultation,
        form=form,
        finding=None,
        answered=queries.how_many_answered(consultation),
    )


@bp.route(ONE + "/edit", methods=["GET", "POST"])
@permit(permissions.work, on=queries.one_in, see=permissions.know)
def edit(finding: Finding) -> Reply:
    """Change a finding's English words or its count."""
    english = source(finding.editions)
    stands = english.text if english else {}
    form = forms.FindingForm(data={**stands, "how_many": finding.how_many, "seen": fingerprint(stands)})
    if form.passed():
        told = {"title": str(form.title.data), "text": str(form.text.data), "seen": str(form.seen.data or "")}
        operations.edit(finding, **told, how_many=int(form.how_many.data or 0), by=me().id)
        say(_("The finding is saved."))
        return _to_list(finding.consultation.reference)
    if access.refusal():
        form.seen.data = fingerprint(stands)
    return findings_page(
        "themes/finding.html",
        finding.consultation,
        form=form,
        finding=finding,
        stands=stands,
        answered=queries.how_many_answered(finding.consultation),
    )


@bp.route(ONE + "/editions/<language>/<format_>", methods=["GET", "POST"])
@permit(permissions.work, on=queries.one_in, see=permissions.know)
def edition(finding: Finding, language: str, format_: str) -> Reply:
    """Write a finding in another language or in Easy Read, beside the original."""
    kind = next((each for each in OTHER_EDITIONS if (each[0], each[1].value) == (language, format_)), None)
    if kind is None:
        abort(404)
    held = finding.edition(*kind)
    stands = held.text if held else {}
    people = {"translator": held.translator, "checker": held.checker} if held else {}
    form = forms.EditionForm(data={**stands, **people, "seen": fingerprint(stands)})
    if form.passed():
        told = {
            each: str(form[each].data or "") for each in ("title", "text", "translator", "checker", "seen")
        }
        operations.write_edition(finding, language=kind[0], format_=kind[1], **told, by=me().id)
        say(_("These words are saved."))
        return _to_list(finding.consultation.reference)
    if access.refusal():
        form.seen.data = fingerprint(stands)
    return findings_page(
        "themes/edition.html",
        finding.consultation,
        form=form,
        finding=finding,
        original=source(finding.editions),
        stands=stands,
        language_code=kind[0],
        own_name=LANGUAGES[kind[0]],
        is_easy_read=kind[1] is Format.EASY_READ,
        is_behind=bool(held and is_behind(held, finding.editions)),
    )


@bp.post(ONE + "/move")
@permit(permissions.work, on=queries.one_in, see=permissions.know)
def move(finding: Finding) -> Reply:
    """Put a finding one place higher or lower."""
    operations.move(finding, up=request.form.get("to") == "up", by=me().id)
    return _to_list(finding.consultation.reference)


@bp.route(ONE + "/remove", methods=["GET", "POST"])
@permit(permissions.work, on=queries.one_in, see=permissions.know)
def remove(finding: Finding) -> Reply:
    """Take a finding away, after asking once."""
    if request.method == "POST":
        reference = finding.consultation.reference
        operations.remove(finding, by=me().id)
        say(_("The finding is gone."))
        return _to_list(reference)
    return findings_page("themes/remove.html", finding.consultation, finding=finding)
