"""An agenda as one circle of readers gets it: items with their times, papers, interests and matters arising."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import ClassVar, TypeVar

from sqlalchemy import exists, select

from coprod.core.db import db
from coprod.meetings.models import (
    Action,
    AgendaItem,
    Correction,
    Decision,
    Interest,
    Meeting,
    Minute,
    MinuteRevision,
    Paper,
    Redaction,
)
from coprod.meetings.queries import interests, matters, meetings, papers
from coprod.meetings.rules.actions import ACTION_WORDS
from coprod.meetings.rules.agenda import INTEREST_WORDS, PURPOSE_WORDS, ItemKind, in_order
from coprod.meetings.rules.groups import ROLE_WORDS
from coprod.meetings.rules.meetings import LAYER_WORDS, Layer, readable
from coprod.meetings.rules.timing import running

Thing = TypeVar("Thing", Paper, Interest)


@dataclass(frozen=True)
class Line:
    """One item as it is read out."""

    number: str
    depth: int
    item: AgendaItem
    begins: time
    papers: Sequence[Paper]
    interests: Sequence[Interest]
    # Only under matters arising: what was taken on at earlier meetings and is still open.
    matters: Sequence[Action]


@dataclass(frozen=True)
class Agenda:
    """A whole agenda, with what belongs to no item."""

    lines: Sequence[Line]
    papers: Sequence[Paper]
    interests: Sequence[Interest]

    # What its kinds are called, for whatever draws it.
    purpose_words: ClassVar = PURPOSE_WORDS
    layer_words: ClassVar = LAYER_WORDS
    role_words: ClassVar = ROLE_WORDS
    interest_words: ClassVar = INTEREST_WORDS
    action_words: ClassVar = ACTION_WORDS

    @property
    def all_papers(self) -> list[Paper]:
        """The papers of the whole meeting, then those of each item."""
        return [*self.papers, *(paper for line in self.lines for paper in line.papers)]


def drawn(meeting: Meeting, layer: Layer) -> Agenda:
    """What whoever belongs to a layer reads.

    Times count what this reader reads: a gap would tell members that something is left out for them.
    """
    items = in_order(meetings.agenda(meeting, layer))
    there = {item.id for _number, _depth, item in items}
    held = [
        each
        for each in papers.of_meeting(meeting)
        if each.layer in readable(layer) and (each.item_id is None or each.item_id in there)
    ]
    # What members declare is for the group.
    declared = [
        each
        for each in (interests.of_meeting(meeting) if layer is not Layer.PUBLIC else ())
        if each.item_id is None or each.item_id in there
    ]
    has_matters = any(item.kind is ItemKind.MATTERS_ARISING for _number, _depth, item in items)
    arising = matters.arising(meeting, layer) if has_matters else []
    by_item = _by_item(held), _by_item(declared)
    lines = [
        Line(
            number=number,
            depth=depth,
            item=item,
            begins=at,
            papers=by_item[0].get(item.id, []),
            interests=by_item[1].get(item.id, []),
            matters=arising if item.kind is ItemKind.MATTERS_ARISING else (),
        )
        for (number, depth, item), at in zip(
            items, running([item for _number, _depth, item in items], meeting.begins), strict=True
        )
    ]
    return Agenda(
        lines=lines,
        papers=by_item[0].get(None, []),
        interests=by_item[1].get(None, []),
    )


def _by_item(things: Iterable[Thing]) -> dict[int | None, list[Thing]]:
    found: dict[int | None, list[Thing]] = {}
    for each in things:
        found.setdefault(each.item_id, []).append(each)
    return found


def is_in_the_record(item: AgendaItem) -> bool:
    """Whether anything was written down, decided, taken on or declared under an item."""
    return any(
        db.session.scalar(select(exists().where(table.item_id == item.id)))
        for table in (Minute, MinuteRevision, Decision, Action, Correction, Redaction, Interest)
    )
