"""Figures: exact ones for those who read and for those who lead, protected ones for everybody, month by month."""

from __future__ import annotations

from datetime import date

from flask import jsonify, render_template, request

from coprod.core import clock, editions, settings
from coprod.core.access import Reply, permit, viewer
from coprod.core.forms import page
from coprod.core.pages import ACCENT
from coprod.core.rules import everyone
from coprod.core.words import language, month_words
from coprod.feedback import permissions
from coprod.feedback.models import FeedbackForm
from coprod.feedback.queries import figures, forms
from coprod.feedback.rules.figures import concerns, month_of, months_later, tables
from coprod.feedback.views import bp, figures_shown
from coprod.feedback.views.queue import MANAGE
from coprod.programmes import queries as programmes
from coprod.programmes.rules import Role

MONTHS = 12


def _titles(listed: list[FeedbackForm]) -> dict[str, editions.Passage]:
    return {form.slug: editions.read(form.editions, language()).title for form in listed}


@bp.get(f"{MANAGE}/figures", endpoint="figures")
@permit(permissions.count)
def exact() -> Reply:
    """The last twelve months, exactly, each perspective by itself (domain rule D9)."""
    mine = forms.listed(programmes=viewer().programmes(Role.MODERATOR.value, Role.LEAD.value))
    chosen = [form for form in mine if form.slug == request.args.get("form")] or mine
    slugs, today = {form.id: form.slug for form in chosen}, clock.today()
    since = months_later(month_of(today), 1 - MONTHS)
    groups, clocks = figures.groups(slugs, since, today), figures.clocks(slugs, since, today)
    counted = tables(
        groups,
        clocks,
        figures.friends_and_family(slugs, since, today),
        forms=figures.answer_within(chosen, today),
        today=today,
    )
    titles = _titles(mine)
    return page(
        "feedback/figures.html",
        parts=[
            figures_shown.exact(
                perspective,
                part,
                titles,
                groups=[each for each in groups if each.perspective is perspective],
                clocks=[each for each in clocks if each.perspective is perspective],
                concerns=concerns(each for each in groups if each.perspective is perspective),
                months=[months_later(since, number) for number in range(MONTHS)],
            )
            for perspective, part in counted.items()
        ],
        choices=list(titles.items()),
        chosen=chosen[0].slug if len(chosen) == 1 and len(mine) > 1 else "",
        since=since,
    )


@bp.get("/feedback/figures", endpoint="public_figures")
@permit(everyone, anonymous=True, kept=True)
def public() -> Reply:
    """One month of a programme as anybody may see it. Nothing is told over two months (domain rule E7)."""
    counted = set(figures.counted_programmes())
    listed = [each for each in programmes.all_of_them() if each.id in counted]
    programme = next(
        (each for each in listed if each.slug == request.args.get("programme")), listed[0] if listed else None
    )
    months = figures.counted_months(programme.id) if programme else []
    asked = _month(request.args.get("month", ""))
    month = asked if asked in months else months[0] if months else None
    held = figures.month(programme.id, month) if programme and month else None
    return render_template(
        "feedback/public_figures.html",
        programme=programme,
        programmes=[(each.slug, editions.read(each.editions, language()).name) for each in listed],
        accent=settings.get(ACCENT, programme=programme.id) if programme else None,
        months=[(each.isoformat()[:7], month_words(each), each == month) for each in months],
        held=held,
        shown=figures_shown.public(held, _titles(forms.listed(programmes=[programme.id])))
        if held and programme
        else None,
        concerns=figures.public_concerns(programme.id) if programme else None,
    )


@bp.get("/open-data/feedback.json", endpoint="figures_json")
@permit(everyone, anonymous=True)
def as_json() -> Reply:
    """Everything that has been published, as it was counted."""
    return jsonify(
        figures=[
            {
                "programme": slug,
                "month": each.month.isoformat()[:7],
                "counted_on": each.counted_on.isoformat(),
                **each.shown,
            }
            for slug, each in figures.every_month()
        ]
    )


def _month(typed: str) -> date | None:
    try:
        return date.fromisoformat(f"{typed}-01")
    except ValueError:
        return None
