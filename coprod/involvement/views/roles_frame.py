"""What every page about the people of a role is told, for those who lead."""

from __future__ import annotations

from typing import Any

from flask import url_for

from coprod.core import editions
from coprod.core.access import Reply, viewer
from coprod.core.forms import page
from coprod.core.words import _l, language
from coprod.involvement import permissions
from coprod.involvement.models import Agreement, Opportunity
from coprod.involvement.views.role_shown import state

ROOMS: tuple[tuple[str, str], ...] = (
    (_l("People in the role"), "involvement.role_people"),
    (_l("Induction"), "involvement.induction"),
    (_l("How it is paid"), "involvement.determinations"),
)


def framed(template: str, opportunity: Opportunity, **told: Any) -> Reply:
    """A page about a role: with its words, and the ways to its other rooms."""
    leads = permissions.leads_the_programme(viewer(), opportunity)
    return page(
        template,
        opportunity=opportunity,
        about=editions.read(opportunity.editions, language()),
        leads=leads,
        rooms=[
            (words, url_for(endpoint, reference=opportunity.reference))
            for words, endpoint in ROOMS
            if leads or endpoint == "involvement.determinations"
        ],
        **told,
    )


def framed_one(template: str, agreement: Agreement, **told: Any) -> Reply:
    """A page about one person in a role."""
    return framed(
        template,
        agreement.opportunity,
        role=agreement,
        name=agreement.person.called,
        state=state(agreement),
        **told,
    )
