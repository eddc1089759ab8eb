"""What became of a consultation: the answers in numbers, and what we heard, decided and did."""

from __future__ import annotations

from flask import render_template

from coprod.consultations import permissions, queries
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock, editions, settings
from coprod.core.access import Reply, permit
from coprod.core.pages import ACCENT
from coprod.core.rules import everyone
from coprod.core.words import language
from coprod.influence.queries import people_answered
from coprod.site import queries as site
from coprod.site.shown import next_steps
from coprod.site.shown import results as figures
from coprod.site.shown.outcome import told
from coprod.site.views import bp

PUBLISHED = (Stage.ANSWERED, Stage.ARCHIVED)


@bp.get("/consultations/<reference>/results")
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True, kept=True)
def results(consultation: Consultation) -> Reply:
    """Tables and charts as they were fixed at closing; words where too few people answered."""
    held = queries.results_of(consultation)
    shown = figures.shown(consultation, held) if held else None
    threads = site.outcome(consultation) if shown and shown.too_few else []
    return render_template(
        "site/results.html",
        consultation=consultation,
        accent=settings.get(ACCENT, programme=consultation.programme_id),
        words=editions.read(consultation.editions, language()),
        results=held,
        shown=shown,
        people=people_answered(held.answered) if held else "",
        withdrew=figures.people_withdrew(consultation.withdrawn),
        threads=[told(each) for each in threads],
        is_published=consultation.stage in PUBLISHED,
        due=next_steps.due(consultation),
    )


@bp.get("/consultations/<reference>/outcome")
@permit(everyone, on=queries.one, see=permissions.is_public, anonymous=True, kept=True)
def outcome(consultation: Consultation) -> Reply:
    """We asked, you said, we did; or by when we have to say it, and how late we are."""
    held = queries.results_of(consultation)
    answered_on = clock.london(consultation.answered_at).date() if consultation.answered_at else None
    due = next_steps.due(consultation)
    return render_template(
        "site/outcome.html",
        consultation=consultation,
        accent=settings.get(ACCENT, programme=consultation.programme_id),
        words=editions.read(consultation.editions, language()),
        is_published=consultation.stage in PUBLISHED,
        answered_on=answered_on,
        was_late_by=max(0, (answered_on - due).days) if answered_on and due else 0,
        due=due,
        days_late=next_steps.days_late(consultation),
        people=people_answered(held.answered) if held else "",
        threads=[told(each) for each in site.outcome(consultation)],
    )
