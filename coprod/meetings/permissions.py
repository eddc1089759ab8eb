"""Rules about a viewer and a group, or anything of one: whatever has ``programme_id`` and ``members``.

An event belongs to no group and so has no members: those who lead its programme arrange it.
"""

from __future__ import annotations

from typing import Any

from coprod.core import clock
from coprod.core.rules import Viewer, is_signed_in, rule
from coprod.meetings.rules.groups import CHAIRS, OFFICERS, MemberRole
from coprod.meetings.rules.meetings import Layer
from coprod.programmes.models import holds
from coprod.programmes.permissions import leads_a_programme, leads_the_programme

__all__ = [
    "arrange",
    "belongs",
    "chair",
    "has_taken_it_on",
    "is_told",
    "leads_the_programme",
    "see_inside",
    "see_outside",
    "start",
    "take_part",
]


def _holds_one_of(viewer: Viewer, thing: Any, offices: frozenset[Any]) -> bool:
    return any(
        each.person_id == viewer.person_id and each.office in offices and holds(each, clock.today())
        for each in thing.members
    )


@rule("everybody may know of the group")
def is_public(viewer: Viewer, thing: Any) -> bool:
    return bool(thing.is_public)


@rule("is a member of the group")
def is_a_member(viewer: Viewer, thing: Any) -> bool:
    return any(each.person_id == viewer.person_id and holds(each, clock.today()) for each in thing.members)


@rule("observes the group")
def observes(viewer: Viewer, thing: Any) -> bool:
    return any(
        each.person_id == viewer.person_id and each.role is MemberRole.OBSERVER and holds(each, clock.today())
        for each in thing.members
    )


@rule("chairs the group")
def chairs_the_group(viewer: Viewer, thing: Any) -> bool:
    return _holds_one_of(viewer, thing, CHAIRS)


@rule("holds an office in the group")
def holds_an_office(viewer: Viewer, thing: Any) -> bool:
    return _holds_one_of(viewer, thing, OFFICERS)


@rule("has taken on the action")
def has_taken_it_on(viewer: Viewer, thing: Any) -> bool:
    return (
        viewer.is_signed_in
        and thing.owned_by is not None
        and bool(thing.owned_by.person_id == viewer.person_id)
    )


start = leads_a_programme
# Plans meetings, sends invitations, writes the minutes.
arrange = leads_the_programme | holds_an_office
# Decides what the group alone can decide: corrections, approval.
chair = chairs_the_group | leads_the_programme
# Reads what is for members, proposes corrections.
belongs = is_a_member
take_part = is_a_member & ~observes
see_inside = leads_the_programme | is_a_member
see_outside = is_public | see_inside
mine = is_signed_in


def layer_of(viewer: Viewer, thing: Any) -> Layer:
    """The smallest circle that a viewer belongs to (domain rule M7)."""
    if arrange(viewer, thing):
        return Layer.RESTRICTED
    return Layer.MEMBERS if is_a_member(viewer, thing) else Layer.PUBLIC


@rule("the meeting was called")
def was_called(viewer: Viewer, thing: Any) -> bool:
    return thing.called_at is not None


# Members are told of a meeting once it is called; before that only those who arrange it know.
is_told = see_inside & (was_called | arrange)
