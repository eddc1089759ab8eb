"""Moving items of an agenda: one step up or down among their like, under the one before, or out from under one."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import AgendaItem, Meeting
from coprod.meetings.operations.agenda import follow, insist_on_open, number
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.showing import show
from coprod.meetings.queries import meetings
from coprod.meetings.rules.agenda import DEEPEST, ItemKind, in_order


class To(enum.Enum):
    """Where an item goes."""

    UP = "up"
    DOWN = "down"
    IN = "in"
    OUT = "out"


def move_item(meeting: Meeting, item: AgendaItem, to: To, *, by: int | None) -> None:
    """One step. What is at the end stays there. Errors: ``Refused`` for a step that would make no agenda."""
    insist_on_open(meeting)
    held = meetings.agenda(meeting)
    {To.UP: _up, To.DOWN: _down, To.IN: _in, To.OUT: _out}[to](item, held)
    number(held)
    follow(meeting, held)
    note(meeting, "agenda item moved", by, item=item.reference, to=to.value)
    show(meeting)


def offered(held: Sequence[AgendaItem]) -> dict[int, list[To]]:
    """The steps that each item can take now, by its number: worked out once for all of them."""
    like: dict[int | None, list[AgendaItem]] = {}
    depths: dict[int, int] = {}
    for _number, depth, item in in_order(held):
        like.setdefault(item.parent_id, []).append(item)
        depths[item.id] = depth
    places = {item.id: at for each in like.values() for at, item in enumerate(each)}
    return {
        item.id: _steps(
            item,
            at=places[item.id],
            last=len(like[item.parent_id]) - 1,
            depth=depths[item.id],
            holds_others=item.id in like,
        )
        for item in held
    }


def _steps(item: AgendaItem, *, at: int, last: int, depth: int, holds_others: bool) -> list[To]:
    can = {
        To.UP: at > 0,
        To.DOWN: at < last,
        To.IN: at > 0 and depth < DEEPEST and item.kind is ItemKind.ITEM and not holds_others,
        To.OUT: depth > 1,
    }
    return [to for to, possible in can.items() if possible]


def _like(item: AgendaItem, held: Sequence[AgendaItem]) -> list[AgendaItem]:
    return sorted(
        (each for each in held if each.parent_id == item.parent_id), key=lambda each: (each.position, each.id)
    )


def _up(item: AgendaItem, held: Sequence[AgendaItem]) -> None:
    like = _like(item, held)
    at = like.index(item)
    if at > 0:
        item.position, like[at - 1].position = like[at - 1].position, item.position


def _down(item: AgendaItem, held: Sequence[AgendaItem]) -> None:
    like = _like(item, held)
    at = like.index(item)
    if at < len(like) - 1:
        item.position, like[at + 1].position = like[at + 1].position, item.position


def _in(item: AgendaItem, held: Sequence[AgendaItem]) -> None:
    if To.IN not in offered(held)[item.id]:
        raise Refused(_("This item cannot stand under the one before it."))
    like = _like(item, held)
    item.parent_id = like[like.index(item) - 1].id
    item.position = max(each.position for each in held) + 1


def _out(item: AgendaItem, held: Sequence[AgendaItem]) -> None:
    """Out from under its parent, to the place right after it."""
    parent = next((each for each in held if each.id == item.parent_id), None)
    if parent is None:
        return
    after = [each for each in _like(parent, held) if each.position > parent.position]
    item.parent_id = parent.parent_id
    for position, each in enumerate([item, *after], parent.position + 1):
        each.position = position
