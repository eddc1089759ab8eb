"""Programmes: the list, and one with everything that is on under each part of its work and at each level."""

from __future__ import annotations

from collections import defaultdict

from flask import render_template

from coprod.consultations import queries as consultations
from coprod.consultations.models import Consultation
from coprod.core import clock, editions, settings
from coprod.core.access import Reply, permit
from coprod.core.pages import ACCENT
from coprod.core.rules import everyone
from coprod.core.words import language
from coprod.feedback.queries import forms as feedback
from coprod.feedback.rules import FormStage
from coprod.influence import queries as influence
from coprod.involvement.queries import opportunities
from coprod.involvement.views import shown as roles_shown
from coprod.involvement.views.shown import Card
from coprod.meetings.queries import public as meetings
from coprod.oversight import queries as oversight
from coprod.programmes import queries
from coprod.programmes.models import Programme, holds
from coprod.programmes.queries import public
from coprod.programmes.rules import LEVEL_WORDS
from coprod.site import queries as site
from coprod.site.shown import cards, matrix, numbers, partners
from coprod.site.shown.outcome import told
from coprod.site.views import bp

MOST_CHANGES = 3  # under each part of the work; the rest is a list of its own


@bp.get("/programmes", endpoint="programmes")
@permit(everyone, anonymous=True, kept=True)
def listed() -> Reply:
    """Every programme, in a few words."""
    return render_template(
        "site/programmes.html",
        programmes=[(each, editions.read(each.editions, language())) for each in queries.all_of_them()],
    )


@bp.get("/programmes/<slug>", endpoint="programme")
@permit(everyone, on=queries.whole, anonymous=True, kept=True)
def one(programme: Programme) -> Reply:
    """Why, the aims, the parts of the work with what is open and what changed, the partners, who reviews."""
    words = editions.read(programme.editions, language())
    asked = consultations.of(programme)
    by_part: dict[int | None, list[Consultation]] = defaultdict(list)
    for each in asked:
        by_part[each.workstream_id].append(each)
    today = clock.today()
    parts = [
        (each, str(words[f"workstream.{each.key}.title"]))
        for each in programme.workstreams
        if holds(each, today)
    ]
    changed = influence.of_workstreams(part.id for part, _name in parts)
    met = meetings.of_programme(programme.id)
    groups = {
        number: [(each, editions.read(each.editions, language())) for each in found]
        for number, found in met.items()
    }
    newest = [thread for part, _name in parts for thread in changed.get(part.id, [])[:MOST_CHANGES]]
    threads = {each.heard.finding.id: told(each) for each in site.threads(newest)}
    roles = opportunities.open_now(programme.id)
    drawn = dict(zip([each.id for each in roles], roles_shown.cards(roles), strict=True))
    roles_by_part: dict[int | None, list[Card]] = defaultdict(list)
    for role in roles:
        roles_by_part[role.workstream_id].append(drawn[role.id])
    holder = queries.holder(programme.id, today)
    return render_template(
        "site/programme.html",
        programme=programme,
        words=words,
        accent=settings.get(ACCENT, programme=programme.id),
        parts=[
            (
                part,
                [cards.card(each) for each in by_part[part.id] if each.is_open],
                [threads[each.finding.id] for each in changed.get(part.id, [])[:MOST_CHANGES]],
                len(changed.get(part.id, [])) > MOST_CHANGES,
            )
            for part, _name in parts
        ],
        groups=groups,
        roles=roles_by_part,
        following=meetings.following([each for found in met.values() for each in found]),
        of_the_whole=[cards.card(each) for each in by_part[None] if each.is_open],
        feedback_forms=[
            (form.slug, editions.read(form.editions, language()))
            for form in feedback.listed(programmes=[programme.id], stages=[FormStage.OPEN])
        ],
        levels=[str(level) for level in LEVEL_WORDS.values()],
        matrix=matrix.matrix(
            programme,
            parts,
            asked,
            [each for found in met.values() for each in found],
            opportunities.by_place(programme.id),
        ),
        sectors=partners.by_sector(public.partners_of(programme)),
        holder=holder,
        interest=queries.interest_of(holder.organisation_id, programme.id, today) if holder else "",
        numbers=numbers.honest(
            influence.answers_on_time(programme.id),
            influence.promises(programme.id),
            oversight.checks(programme.id),
            programme.slug,
        ),
    )
