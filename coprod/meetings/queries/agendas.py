"""An agenda as one circle of readers gets it: items with their times, papers, interests and matters arising."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import ClassVar

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
    declared = [
        each for each in interests.of_meeting(meeting) if each.item_id is None or each.item_id in there
    ]
    arising = matters.arising(meeting, layer)
    lines = [
        Line(
            number=number,
            depth=depth,
            item=item,
            begins=at,
            papers=[each for each in held if each.item_id == item.id],
            interests=[each for each in declared if each.item_id == item.id],
            matters=arising if item.kind is ItemKind.MATTERS_ARISING else (),
        )
        for (number, depth, item), at in zip(
            items, running([item for _number, _depth, item in items], meeting.begins), strict=True
        )
    ]
    return Agenda(
        lines=lines,
        papers=[each for each in held if each.item_id is None],
        interests=[each for each in declared if each.item_id is None],
    )


def is_in_the_record(item: AgendaItem) -> bool:
    """Whether anything was written down, decided, taken on or declared under an item."""
    return any(
        db.session.scalar(select(exists().where(table.item_id == item.id)))
        for table in (Minute, MinuteRevision, Decision, Action, Correction, Redaction, Interest)
    )
