"""Ways to answer that are not online. A wrong telephone number can be mended while people answer."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.forms import parts as forms
from coprod.consultations.models import Consultation, WayToAnswer
from coprod.consultations.operations import ways as operations
from coprod.consultations.rules import WAY_WORDS, WayKind
from coprod.consultations.views import bp
from coprod.consultations.views.manage import ONE
from coprod.consultations.views.managing import fresh, managed
from coprod.core import editions
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press
from coprod.core.words import _
from coprod.people.current import me


def _text(consultation: Consultation, way: WayToAnswer) -> str:
    source = editions.source(consultation.editions)
    return str(source.text.get(f"way.{way.key}.text", "")) if source else ""


def _one(consultation: Consultation, key: str) -> WayToAnswer:
    return next((each for each in consultation.ways if each.key == key), None) or abort(404)


def _list(consultation: Consultation) -> Reply:
    return redirect(url_for(".ways", reference=consultation.reference))


@bp.get(f"{ONE}/ways", endpoint="ways")
@permit(permissions.move, on=queries.one, see=permissions.see)
def all_of_them(consultation: Consultation) -> Reply:
    """Every way, with its details."""
    consultation = fresh(consultation)
    return managed(
        "consultations/manage/ways.html",
        consultation,
        ways=[(each, WAY_WORDS[each.kind], _text(consultation, each)) for each in consultation.ways],
    )


@bp.route(f"{ONE}/ways/new", methods=["GET", "POST"])
@permit(permissions.support, on=queries.one, see=permissions.see)
def add_way(consultation: Consultation) -> Reply:
    """One more way."""
    form = forms.NewWay()
    if form.passed():
        operations.add_way(fresh(consultation), WayKind(form.kind.data), form.text.data or "", by=me().id)
        say(_("The way to answer is added."))
        return _list(consultation)
    return managed("consultations/manage/way.html", consultation, form=form, kind_words=None)


@bp.route(f"{ONE}/ways/<key>", methods=["GET", "POST"])
@permit(permissions.support, on=queries.one, see=permissions.see)
def way(consultation: Consultation, key: str) -> Reply:
    """The details of one way."""
    consultation = fresh(consultation)
    chosen = _one(consultation, key)
    form = forms.Way(text=_text(consultation, chosen))
    if form.passed():
        operations.change_way(consultation, chosen, form.text.data or "", by=me().id)
        say(_("The way to answer is saved."))
        return _list(consultation)
    return managed(
        "consultations/manage/way.html", consultation, form=form, kind_words=WAY_WORDS[chosen.kind]
    )


@bp.route(f"{ONE}/ways/<key>/remove", methods=["GET", "POST"])
@permit(permissions.support, on=queries.one, see=permissions.see)
def remove_way(consultation: Consultation, key: str) -> Reply:
    """Take a way away, after asking."""
    consultation = fresh(consultation)
    chosen = _one(consultation, key)
    form = Press()
    if form.passed():
        operations.remove_way(consultation, chosen, by=me().id)
        say(_("The way to answer is removed."))
        return _list(consultation)
    return managed(
        "consultations/manage/confirm.html",
        consultation,
        form=form,
        title=_("Remove this way to answer?"),
        explain=[str(WAY_WORDS[chosen.kind]), _text(consultation, chosen)],
        yes=_("Yes, remove it"),
        back=url_for(".ways", reference=consultation.reference),
    )
