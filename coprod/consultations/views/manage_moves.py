"""The moves of a consultation, each asked about before it is made."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.consultations import permissions, queries
from coprod.consultations.forms.drafting import Extend
from coprod.consultations.models import Consultation
from coprod.consultations.operations import moves, readiness
from coprod.consultations.rules import CONSULTATIONS, Stage
from coprod.consultations.views import bp
from coprod.consultations.views.manage import ONE
from coprod.consultations.views.managing import fresh, managed
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press
from coprod.core.words import _, date_words, in_days
from coprod.people.current import me


def _back(consultation: Consultation) -> str:
    return url_for(".manage", reference=consultation.reference)


@bp.route(f"{ONE}/open", methods=["GET", "POST"], endpoint="open")
@permit(permissions.move, on=queries.one, see=permissions.see)
def open_it(consultation: Consultation) -> Reply:
    """Let people answer: what opening means, or what is missing."""
    consultation = fresh(consultation)
    form = Press()
    if form.passed():
        moves.open_(consultation, by=me().id)
        say(_("The consultation is open."))
        return redirect(_back(consultation))
    is_draft = CONSULTATIONS.allows(consultation.stage, "open")
    return managed(
        "consultations/manage/open.html",
        consultation,
        form=form,
        missing=readiness.what_is_missing(consultation) if is_draft else [],
        warnings=readiness.warnings(consultation) if is_draft else [],
        back=_back(consultation),
    )


@bp.route(f"{ONE}/extend", methods=["GET", "POST"])
@permit(permissions.move, on=queries.one, see=permissions.see)
def extend(consultation: Consultation) -> Reply:
    """A later closing day."""
    form = Extend(decides_on=consultation.decides_on)
    if form.passed():
        moves.extend(
            consultation,
            closes_on=form.closes_on.data,
            decides_on=form.decides_on.data,
            by=me().id,
        )
        say(_("The consultation stays open for longer."))
        return redirect(_back(consultation))
    return managed("consultations/manage/extend.html", consultation, form=form, back=_back(consultation))


@bp.route(f"{ONE}/close", methods=["GET", "POST"])
@permit(permissions.move, on=queries.one, see=permissions.see)
def close(consultation: Consultation) -> Reply:
    """Take no more answers."""
    form = Press()
    if form.passed():
        back = _back(consultation)
        moves.close(consultation, by=me().id)
        say(_("The consultation is closed."))
        return redirect(back)
    explain = [_("Nobody can answer after this, and it cannot be opened again.")]
    if consultation.stage is Stage.OPEN and consultation.is_open and consultation.closes_on:
        explain.insert(
            0,
            _(
                "People were told that they can answer until %(date)s (%(when)s).",
                date=date_words(consultation.closes_on),
                when=in_days(consultation.closes_on),
            ),
        )
    return managed(
        "consultations/manage/confirm.html",
        consultation,
        form=form,
        title=_("Close the consultation?"),
        explain=explain,
        yes=_("Yes, close it"),
        back=_back(consultation),
    )


@bp.route(f"{ONE}/archive", methods=["GET", "POST"])
@permit(permissions.move, on=queries.one, see=permissions.see)
def archive(consultation: Consultation) -> Reply:
    """Put it away; it stays public."""
    form = Press()
    if form.passed():
        moves.archive(consultation, by=me().id)
        say(_("The consultation is in the archive."))
        return redirect(_back(consultation))
    return managed(
        "consultations/manage/confirm.html",
        consultation,
        form=form,
        title=_("Put the consultation in the archive?"),
        explain=[_("It stays public, with what became of it. Nothing is removed.")],
        yes=_("Yes, put it in the archive"),
        back=_back(consultation),
        is_gentle=True,
    )
