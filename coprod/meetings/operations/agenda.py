"""The items of an agenda: added, changed, removed. Moving them is ``moving_items``.

What hangs on an item is never for a wider circle than the item itself (domain rule M7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import AgendaItem, Meeting, Member
from coprod.meetings.operations.noting import note
from coprod.meetings.operations.showing import show
from coprod.meetings.queries import agendas, meetings, papers
from coprod.meetings.rules.agenda import DEEPEST, ItemKind, Purpose, in_order
from coprod.meetings.rules.circles import is_wider, narrower
from coprod.meetings.rules.meetings import Layer, Stage
from coprod.meetings.rules.minutes import WRITTEN

MOST_ITEMS = 300


@dataclass(frozen=True)
class Told:
    """What an agenda says of an item. Whoever leads it is a member, or words for somebody who is none."""

    title: str
    about: str = ""
    purpose: Purpose = Purpose.DISCUSSION
    minutes: int = 0
    led_by: Member | None = None
    leader: str = ""
    layer: Layer = Layer.PUBLIC
    from_lived_experience: bool = False


def closed_because(meeting: Meeting) -> str | None:
    """Why an agenda stays as it is, in a sentence, or ``None`` while it can be changed."""
    if meeting.stage is Stage.CANCELLED:
        return _("The meeting is cancelled, so its agenda stays as it was.")
    if meeting.minutes_stage not in WRITTEN:
        return _("The minutes have gone to the members, so the agenda is part of the record now.")
    return None


def insist_on_open(meeting: Meeting) -> None:
    """Errors: ``Refused`` when the agenda, its papers and its interests are part of a record."""
    if reason := closed_because(meeting):
        raise Refused(reason)


def add_item(meeting: Meeting, told: Told, *, by: int | None, under: AgendaItem | None = None) -> AgendaItem:
    """One more item, at the end, or under another. Errors: ``Refused`` in words."""
    insist_on_open(meeting)
    held = meetings.agenda(meeting)
    if len(held) >= MOST_ITEMS:
        raise Refused(_("There are 300 items already. Remove one before you add another."))
    if under is not None and depth_of(under, held) >= DEEPEST:
        raise Refused(_("Items stand at most under one other item."))
    _check(told, under)
    item = AgendaItem(
        meeting_id=meeting.id,
        parent_id=under.id if under else None,
        position=max((each.position for each in held), default=0) + 1,
    )
    _say(item, told)
    db.session.add(item)
    db.session.flush()
    number([*held, item])
    note(meeting, "agenda item added", by, item=item.reference)
    show(meeting)
    return item


def change_item(meeting: Meeting, item: AgendaItem, told: Told, *, by: int | None) -> None:
    """Other words, time or readers. What hangs on it follows into a smaller circle. Errors: ``Refused`` in words."""
    insist_on_open(meeting)
    held = meetings.agenda(meeting)
    _check(told, next((each for each in held if each.id == item.parent_id), None))
    _say(item, told)
    follow(meeting, held)
    note(meeting, "agenda item changed", by, item=item.reference, layer=item.layer.value)
    show(meeting)


def remove_item(meeting: Meeting, item: AgendaItem, *, by: int | None) -> None:
    """Take an item away; its papers stay with the meeting. Errors: ``Refused`` when anything was said or done there."""
    insist_on_open(meeting)
    if item.kind is not ItemKind.ITEM:
        raise Refused(_("Every meeting has this item. You can change its words and its time."))
    held = meetings.agenda(meeting)
    if any(each.parent_id == item.id for each in held):
        raise Refused(_("Other items stand under this one. Move or remove them first."))
    if agendas.is_in_the_record(item):
        raise Refused(
            _(
                "Something was written down or declared under this item, so it stays: it is part of the record."
            )
        )
    for paper in papers.of_item(item):
        paper.item_id, paper.layer = None, narrower(paper.layer, item.layer)
    note(meeting, "agenda item removed", by, item=item.reference)
    db.session.flush()
    db.session.delete(item)
    number([each for each in held if each.id != item.id])
    show(meeting)


def depth_of(item: AgendaItem, held: Sequence[AgendaItem]) -> int:
    """How deep an item stands: 1 for one that stands under no other."""
    return next(depth for _number, depth, each in in_order(held) if each.id == item.id)


def number(held: Sequence[AgendaItem]) -> None:
    """Give every item its place as it is read out, so that one whose parent is left out stands where that would."""
    for position, (_number, _depth, item) in enumerate(in_order(held), 1):
        item.position = position


def follow(meeting: Meeting, held: Sequence[AgendaItem]) -> None:
    """Bring what hangs on an item into its circle when that has become smaller."""
    by_id = {each.id: each for each in held}
    for _number, _depth, item in in_order(held):
        if (parent := by_id.get(item.parent_id or 0)) is not None:
            item.layer = narrower(item.layer, parent.layer)
    for paper in papers.of_meeting(meeting):
        if (item_of := by_id.get(paper.item_id or 0)) is not None:
            paper.layer = narrower(paper.layer, item_of.layer)


def _check(told: Told, under: AgendaItem | None) -> None:
    if not told.title:
        raise Refused(_("Give the item a title."))
    if under is not None and is_wider(told.layer, under.layer):
        raise Refused(_("This item stands under one that fewer people may read. Choose as few, or fewer."))


def _say(item: AgendaItem, told: Told) -> None:
    item.title, item.about, item.purpose, item.minutes = told.title, told.about, told.purpose, told.minutes
    item.led_by = told.led_by
    item.leader_id = told.led_by.id if told.led_by else None
    item.leader = "" if told.led_by else told.leader
    item.layer, item.from_lived_experience = told.layer, told.from_lived_experience
