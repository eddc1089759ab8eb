"""Rules about a viewer and a rate card, or anything of an organisation: whatever has an ``organisation_id``."""

from __future__ import annotations

from typing import Any

from coprod.core.rules import Viewer, rule
from coprod.programmes.permissions import is_an_administrator, leads_a_programme
from coprod.programmes.rules import Role

# Who reads what is paid without deciding it.
MONEY = (Role.FINANCE_APPROVER, Role.PAYER)


@rule("leads on behalf of the organisation")
def leads_for_the_organisation(viewer: Viewer, thing: Any) -> bool:
    return thing.organisation_id in viewer.on_behalf_of(Role.LEAD.value)


@rule("approves or pays for the organisation")
def handles_its_money(viewer: Viewer, thing: Any) -> bool:
    return any(thing.organisation_id in viewer.on_behalf_of(role.value) for role in MONEY)


@rule("approves or pays in a programme")
def handles_money(viewer: Viewer, thing: Any) -> bool:
    return any(viewer.has_anywhere(role.value) for role in MONEY)


change = leads_for_the_organisation | is_an_administrator
see = change | handles_its_money
start = leads_a_programme | is_an_administrator
look_through = start | handles_money


def organisations(viewer: Viewer, *roles: Role) -> frozenset[int] | None:
    """The organisations on whose behalf somebody holds one of these roles; ``None`` says all of them."""
    if is_an_administrator(viewer):
        return None
    return frozenset().union(*(viewer.on_behalf_of(role.value) for role in roles))
