"""A form on a wall and on other websites: its QR code, its poster in two sizes and as a page, a link to copy."""

from __future__ import annotations

from flask import Response, render_template, url_for
from markupsafe import escape

from coprod.core import crisis, editions, posters, public, qr
from coprod.core.access import Reply, permit
from coprod.core.editions import Passage
from coprod.core.posters import Paper, Poster, Unprintable
from coprod.core.words import _, language
from coprod.feedback import permissions
from coprod.feedback.models import FeedbackForm
from coprod.feedback.queries import forms
from coprod.feedback.views import bp

ONE = "/manage/feedback/forms/<slug>"


def address(form: FeedbackForm) -> str:
    """Where the form is, as people type it and cameras read it."""
    return public.address("feedback.start", language(), slug=form.slug)


def link(form: FeedbackForm) -> str:
    """A plain link to put into another website: no script and no frame, so nothing of ours runs there."""
    title = editions.read(form.editions, language()).title
    words = _("Tell us what happened: %(title)s", title=title)
    return f'<a href="{escape(address(form))}" hreflang="{language()}">{escape(words)}</a>'


def _poster(form: FeedbackForm, paper: Paper = Paper.A4) -> Poster:
    words = editions.read(form.editions, language())
    return Poster(
        programme=editions.read(form.programme.editions, language()).name,
        title=words.title,
        purpose=words.about or Passage(_("Tell us what happened. You need not give your name.")),
        address=address(form),
        routes=crisis.routes(form.programme_id),
        paper=paper,
    )


@bp.get(f"{ONE}/poster", endpoint="poster")
@permit(permissions.edit, on=forms.one, see=permissions.edit)
def page(form: FeedbackForm) -> Reply:
    """The poster as a page to print."""
    return render_template("feedback/poster.html", feedback_form=form, told=_poster(form))


@bp.get(f"{ONE}/poster-<any(a4, a5):paper>.pdf", endpoint="poster_pdf")
@permit(permissions.edit, on=forms.one, see=permissions.edit)
def pdf(form: FeedbackForm, paper: str) -> Reply:
    """The poster to print."""
    try:
        made = posters.poster(_poster(form, Paper(paper)))
    except Unprintable as reason:
        back = url_for(".poster", slug=form.slug)
        return render_template("errors/409.html", reason=str(reason), back=back), 409
    return _file(made, "application/pdf", f"{form.slug}-{paper}.pdf")


@bp.get(f"{ONE}/code.svg", endpoint="qr_code")
@permit(permissions.edit, on=forms.one, see=permissions.edit)
def code(form: FeedbackForm) -> Reply:
    """The QR code alone, to put on anything that is printed."""
    where = address(form)
    title = _("A QR code that leads to %(address)s", address=where)
    return _file(qr.svg(where, title), "image/svg+xml", f"{form.slug}.svg")


def _file(content: bytes, media_type: str, name: str) -> Response:
    reply = Response(content, mimetype=media_type)
    reply.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return reply
