"""What paid roles need of whoever leads: a draft, a day that comes near, somebody who reads, an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for

from coprod.core import clock, editions
from coprod.core.editions import Passage
from coprod.core.rules import Viewer
from coprod.core.words import _, language
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import panel
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opportunities import Stage
from coprod.programmes.rules import Role
from coprod.site.tasks import Task

SOON = timedelta(days=14)


def tasks_of_opportunities(viewer: Viewer) -> Iterator[Task]:
    """Everything about the roles of the programmes that somebody leads, for the list of Today."""
    led = viewer.programmes(Role.LEAD.value)
    if not led:
        return
    for each in queries.to_do(led, clock.today() + SOON):
        yield from _tasks(each)


def _tasks(opportunity: Opportunity) -> Iterator[Task]:
    title, here = _title(opportunity), _at("manage_opportunity", opportunity)
    if opportunity.stage is Stage.DRAFT:
        yield Task(_("Finish this role and publish it"), title, here)
        return
    if opportunity.is_open and opportunity.closes_on:
        yield Task(
            _("People can apply for this only a little longer: who has not heard of it yet?"),
            title,
            here,
            opportunity.closes_on,
            "closes",
        )
    elif opportunity.stage is Stage.DECIDED:
        yield Task(_("The last day of this role is over: say so"), title, here, opportunity.ends_on)
    if opportunity.stage in {Stage.OPEN, Stage.CLOSED} and panel.lacks(opportunity):
        yield Task(
            _("Too few people read what people write: add somebody to the panel"),
            title,
            _at("panel", opportunity),
        )


def _title(opportunity: Opportunity) -> Passage:
    return editions.read(opportunity.editions, language()).title


def _at(page: str, opportunity: Opportunity) -> str:
    return url_for(f"involvement.{page}", reference=opportunity.reference)
