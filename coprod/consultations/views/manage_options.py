"""The options of a consultation: the list, one of them, their order."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.forms import parts as forms
from coprod.consultations.models import Consultation, ConsultationOption
from coprod.consultations.operations import options as operations
from coprod.consultations.operations.wording import OPTION_TEXTS
from coprod.consultations.rules import OPTION_STATUS_WORDS, OptionStatus
from coprod.consultations.views import bp
from coprod.consultations.views.manage import ONE
from coprod.consultations.views.managing import fresh, managed
from coprod.core import editions
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press, insist_on_press
from coprod.core.words import _
from coprod.people.current import me


def _words(consultation: Consultation, option: ConsultationOption) -> dict[str, str]:
    source = editions.source(consultation.editions)
    text = dict(source.text) if source else {}
    return {name: text.get(f"option.{option.key}.{name}", "") for name in OPTION_TEXTS}


def _one(consultation: Consultation, key: str) -> ConsultationOption:
    return next((each for each in consultation.options if each.key == key), None) or abort(404)


def _list(consultation: Consultation) -> Reply:
    return redirect(url_for(".options", reference=consultation.reference))


@bp.get(f"{ONE}/options", endpoint="options")
@permit(permissions.move, on=queries.one, see=permissions.see)
def all_of_them(consultation: Consultation) -> Reply:
    """What could be decided, in the order that people see."""
    consultation = fresh(consultation)
    return managed(
        "consultations/manage/options.html",
        consultation,
        options=[(each, _words(consultation, each)) for each in consultation.options],
        status_words=OPTION_STATUS_WORDS,
    )


@bp.route(f"{ONE}/options/new", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_option(consultation: Consultation) -> Reply:
    """One more option."""
    form = forms.Option()
    if form.passed():
        operations.add_option(
            fresh(consultation), form.read(), status=OptionStatus(form.status.data), by=me().id
        )
        say(_("The option is added."))
        return _list(consultation)
    return managed("consultations/manage/option.html", consultation, form=form, option=None)


@bp.route(f"{ONE}/options/<key>", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def option(consultation: Consultation, key: str) -> Reply:
    """One option: its words, and whether it can still be chosen."""
    consultation = fresh(consultation)
    chosen = _one(consultation, key)
    held = _words(consultation, chosen)
    form = forms.Option(
        title=held["title"],
        text=held["text"],
        arguments_for=held["for"],
        arguments_against=held["against"],
        reason=held["reason"],
        status=chosen.status.value,
    )
    if form.passed():
        operations.change_option(
            consultation, chosen, form.read(), status=OptionStatus(form.status.data), by=me().id
        )
        say(_("The option is saved."))
        return _list(consultation)
    return managed("consultations/manage/option.html", consultation, form=form, option=chosen)


@bp.route(f"{ONE}/options/<key>/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_option(consultation: Consultation, key: str) -> Reply:
    """Take an option away, after asking."""
    consultation = fresh(consultation)
    chosen = _one(consultation, key)
    form = Press()
    if form.passed():
        operations.remove_option(consultation, chosen, by=me().id)
        say(_("The option is removed."))
        return _list(consultation)
    return managed(
        "consultations/manage/confirm.html",
        consultation,
        form=form,
        title=_("Remove this option?"),
        explain=[_words(consultation, chosen)["title"], _("Its words are removed in every language.")],
        yes=_("Yes, remove it"),
        back=url_for(".options", reference=consultation.reference),
    )


@bp.post(f"{ONE}/options/<key>/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_option(consultation: Consultation, key: str) -> Reply:
    """One step up or down."""
    insist_on_press()
    consultation = fresh(consultation)
    operations.move_option(
        consultation, _one(consultation, key), up=request.form.get("to") != "down", by=me().id
    )
    return redirect(url_for(".options", reference=consultation.reference, _anchor=f"option-{key}"))
