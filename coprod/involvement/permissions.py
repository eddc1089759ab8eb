"""Rules about a viewer and an opportunity, an application or an agreement: whatever has a ``programme_id``."""

from __future__ import annotations

from typing import Any

from coprod.core.rules import Viewer, is_signed_in, rule
from coprod.involvement.rules.opportunities import Choosing, Stage
from coprod.programmes.permissions import leads_a_programme, leads_the_programme
from coprod.programmes.rules import Role

__all__ = [
    "arrange",
    "choose",
    "determine",
    "edit",
    "is_a_draft",
    "is_being_filled",
    "is_mine",
    "is_public",
    "leads_the_programme",
    "mine",
    "names_are_open",
    "see",
    "start",
    "support",
]


@rule("everybody may know of it")
def is_public(viewer: Viewer, thing: Any) -> bool:
    return bool(thing.is_public)


@rule("sits on the panel")
def sits_on_the_panel(viewer: Viewer, thing: Any) -> bool:
    """``thing`` has a ``panel``; an application's is that of its opportunity."""
    return viewer.is_signed_in and any(each.person_id == viewer.person_id for each in thing.panel)


@rule("is the person's own")
def is_mine(viewer: Viewer, thing: Any) -> bool:
    return viewer.is_signed_in and bool(thing.person_id == viewer.person_id)


@rule("the role is still a draft")
def is_a_draft(viewer: Viewer, thing: Any) -> bool:
    return thing.stage is Stage.DRAFT


@rule("people can apply, or have applied, and nobody is chosen yet")
def is_being_filled(viewer: Viewer, thing: Any) -> bool:
    return thing.stage in {Stage.OPEN, Stage.CLOSED}


def names_are_open(opportunity: Any) -> bool:
    """Whether those who arrange may know who applied: when all are answered, or where nobody chooses."""
    return opportunity.stage in {Stage.DECIDED, Stage.ENDED} or opportunity.choosing is Choosing.FIRST_COME


@rule("approves for the organisation of the role")
def approves_for_the_role(viewer: Viewer, thing: Any) -> bool:
    return any(
        grant.role == Role.FINANCE_APPROVER.value
        and grant.programme_id == thing.programme_id
        and grant.organisation_id == thing.organisation_id
        for grant in viewer.grants
    )


start = leads_a_programme
arrange = leads_the_programme
# What people were told before they applied does not change.
edit = leads_the_programme & is_a_draft
# What helps them may be mended: a late translation, a wrong telephone number.
support = leads_the_programme & (is_a_draft | is_being_filled)
# A lead arranges; only the panel reads and chooses. A lead who sits on it does both.
choose = sits_on_the_panel
see = is_public | leads_the_programme | sits_on_the_panel
mine = is_signed_in
# How a role is paid, its organisation determines (domain rule P16).
determine = leads_the_programme | approves_for_the_role
