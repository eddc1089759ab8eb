"""What every page for those who lead an opportunity is told."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, url_for

from coprod.core import editions
from coprod.core.access import Reply, say
from coprod.core.forms import page
from coprod.core.words import language
from coprod.involvement.models import Opportunity
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opportunities import STAGE_TAGS, STAGE_WORDS, Stage
from coprod.programmes.models import Programme

MANAGE = "/manage/opportunities"
ONE = f"{MANAGE}/<reference>"


def managed(template: str, opportunity: Opportunity, **told: Any) -> Reply:
    """A page within one opportunity: with its words in the reader's language, and its state."""
    return page(
        template,
        opportunity=opportunity,
        about=editions.read(opportunity.editions, language()),
        stage_words=STAGE_WORDS[opportunity.stage],
        stage_tag=STAGE_TAGS[opportunity.stage],
        is_draft=opportunity.stage is Stage.DRAFT,
        can_support=opportunity.stage in {Stage.DRAFT, Stage.OPEN, Stage.CLOSED},
        **told,
    )


def fresh(opportunity: Opportunity) -> Opportunity:
    """The whole of it, read after the door has locked the row, so that nothing kept before is missed."""
    return queries.one(opportunity.reference) or abort(404)


def done(opportunity: Opportunity, message: str, endpoint: str = ".manage_opportunity") -> Reply:
    """Say what was done, and go where one goes on."""
    say(message)
    return redirect(url_for(endpoint, reference=opportunity.reference))


def programme_name(programme: Programme) -> str:
    """A programme's name in the language of the page."""
    return str(editions.read(programme.editions, language()).name)
