"""The workbench of those who lead: each finding with its answer and its promise, then everything in public."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from coprod.consultations import queries as consultations_queries
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import access, clock
from coprod.core.access import Reply, permit, say
from coprod.core.editions import Format, fingerprint, read
from coprod.core.forms import page
from coprod.core.words import language
from coprod.influence import forms, operations, permissions, queries
from coprod.influence.models import Answer
from coprod.influence.queries import Heard
from coprod.influence.rules import PROMISING, PUBLISHED, VERDICT_WORDS, Verdict
from coprod.influence.views import bp
from coprod.people.current import me
from coprod.themes.permissions import know

CONSULTATION = "/manage/consultations/<reference>"
FINDING = CONSULTATION + "/findings/<finding>"


def _to_outcome(reference: str, finding: str | None = None) -> Response:
    return redirect(
        url_for(".outcome", reference=reference, _anchor=f"finding-{finding}" if finding else None)
    )


def influence_page(template: str, consultation: Consultation, **told: Any) -> Reply:
    """A page about what becomes of one consultation, with the consultation's words in the reader's language."""
    return page(
        template,
        consultation=consultation,
        about=read(consultation.editions, language()),
        standard=Format.STANDARD,
        verdict_words=VERDICT_WORDS,
        **told,
    )


@bp.route(CONSULTATION + "/outcome")
@permit(permissions.follow, on=consultations_queries.one, see=know)
def outcome(consultation: Consultation) -> Reply:
    """Each finding with its answer and its promise, and what is still missing before all of it can be published."""
    heard = queries.workbench(consultation)
    return influence_page(
        "influence/outcome.html",
        consultation,
        heard=heard,
        missing=operations.what_is_missing(heard),
        can_work=consultation.stage is Stage.CLOSED,
        is_published=consultation.stage in PUBLISHED,
        promising=PROMISING,
        answered_on=clock.london(consultation.answered_at).date() if consultation.answered_at else None,
    )


@bp.route(FINDING + "/answer", methods=["GET", "POST"])
@permit(permissions.answer, on=queries.finding_in, see=know)
def answer(heard: Heard) -> Reply:
    """Answer one finding; an accepted one leads on to its promise."""
    held, reference = heard.answer, heard.finding.reference
    stands = operations.as_seen(held)
    form = forms.AnswerForm(
        data={**stands, "on_day": held.on_day if held else clock.today(), "seen": fingerprint(stands)}
    )
    if form.passed():
        verdict = Verdict(form.verdict.data)
        told = {each: str(form[each].data or "") for each in ("why", "by_role", "seen")}
        operations.answer(heard.finding, verdict=verdict, on_day=form.on_day.data, by=me().id, **told)
        say(_("The answer is saved. Nobody outside can see it yet."))
        if verdict is Verdict.ACCEPTED and heard.commitment is None:
            return redirect(url_for(".promise", reference=heard.consultation.reference, finding=reference))
        return _to_outcome(heard.consultation.reference, reference)
    if access.refusal():
        form.seen.data = fingerprint(stands)
    return influence_page("influence/answer.html", heard.consultation, form=form, each=heard, stands=held)


@bp.route(FINDING + "/promise", methods=["GET", "POST"])
@permit(permissions.answer, on=queries.finding_in, see=know)
def promise(heard: Heard) -> Reply:
    """Promise what will be done about a finding that is accepted, whole or in part."""
    consultation, held = heard.consultation, heard.commitment
    if heard.answer is None:
        say(_("Answer the finding first."))
        return redirect(url_for(".answer", reference=consultation.reference, finding=heard.finding.reference))
    partners = queries.organisations_of(consultation.programme_id, clock.today())
    if held and held.organisation and held.organisation not in partners:
        partners.append(held.organisation)
    form = forms.PromiseForm(
        data={
            "what": held.what if held else "",
            "owner_role": held.owner_role if held else "",
            "organisation": held.organisation.reference if held and held.organisation else "",
            "due_on": held.due_on if held else None,
        }
    )
    form.organisation.choices = [
        ("", _("The programme as a whole")),
        *((each.reference, each.name) for each in partners),
    ]
    if form.passed():
        chosen = next((each for each in partners if each.reference == form.organisation.data), None)
        told = {each: str(form[each].data or "") for each in ("what", "owner_role")}
        operations.promise(heard.answer, organisation=chosen, due_on=form.due_on.data, by=me().id, **told)
        say(_("The promise is saved. Nobody outside can see it yet."))
        return _to_outcome(consultation.reference, heard.finding.reference)
    return influence_page("influence/promise.html", consultation, form=form, each=heard)


@bp.post(FINDING + "/promise/take-back")
@permit(permissions.answer, on=queries.finding_in, see=know)
def take_back(heard: Heard) -> Reply:
    """Take a promise back before anybody outside has seen it."""
    reference, finding = heard.consultation.reference, heard.finding.reference
    if isinstance(heard.answer, Answer):
        operations.take_back_promise(heard.answer, by=me().id)
    say(_("The promise is taken back."))
    return _to_outcome(reference, finding)


@bp.route(CONSULTATION + "/outcome/publish", methods=["GET", "POST"])
@permit(permissions.answer, on=consultations_queries.one, see=know)
def publish(consultation: Consultation) -> Reply:
    """Show everybody what became of it, after asking once."""
    if request.method == "POST" and not access.refusal():
        operations.publish(consultation, by=me().id)
        say(_("What became of this consultation is public now."))
        return _to_outcome(consultation.reference)
    heard = queries.workbench(consultation)
    reply = influence_page(
        "influence/publish.html",
        consultation,
        heard=heard,
        missing=operations.what_is_missing(heard),
        can_work=consultation.stage is Stage.CLOSED,
        reason=access.refusal(),
    )
    return (reply, 409) if access.refusal() and isinstance(reply, str) else reply
