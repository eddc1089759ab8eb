"""Everything that was written of one meeting, for those who make its record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.core.editions import Format
from coprod.core.words import ENGLISH
from coprod.meetings.models import (
    Action,
    AgendaItem,
    Correction,
    Decision,
    Meeting,
    MeetingEdition,
    Member,
    Minute,
    NameFound,
    Redaction,
    ShownRecord,
)
from coprod.meetings.queries import meetings
from coprod.meetings.rules.agenda import circles, in_order
from coprod.meetings.rules.layers import Hidden, narrowest
from coprod.meetings.rules.meetings import Layer, Stage
from coprod.meetings.rules.minutes import NameRuling
from coprod.meetings.rules.record import ACTION_WORDS, ANSWER_WORDS, DECISION_WORDS, Part, Reading, mark_of

Thing = TypeVar("Thing", Decision, Action, Redaction)


@dataclass(frozen=True)
class Written:
    """One item with all that was written under it."""

    number: str
    depth: int
    item: AgendaItem
    layer: Layer  # No wider than that of whatever it stands under.
    minute: Minute | None
    decisions: Sequence[Decision]
    actions: Sequence[Action]
    redactions: Sequence[Redaction]

    @property
    def text(self) -> str:
        return self.minute.text if self.minute else ""

    @property
    def hidden(self) -> list[Hidden]:
        return [Hidden(each.passage, each.instead, each.hidden_from) for each in self.redactions]

    @property
    def part(self) -> Part:
        return Part(
            self.item.reference,
            self.layer,
            self.text,
            self.hidden,
            {
                each.reference: (narrowest([self.layer, each.layer]), words_of(each))
                for each in self.decisions
            },
            {each.reference: (narrowest([self.layer, each.layer]), words_of(each)) for each in self.actions},
        )


@dataclass(frozen=True)
class Record:
    """A meeting with its items as they are read out, and what belongs to none of them."""

    meeting: Meeting
    items: Sequence[Written]
    actions: Sequence[Action]
    names: Sequence[NameFound]
    corrections: Sequence[Correction]
    editions: Sequence[MeetingEdition]

    @property
    def programme_id(self) -> int:
        return self.meeting.programme_id

    @property
    def members(self) -> list[Member]:
        return self.meeting.members

    @property
    def hidden_names(self) -> list[Hidden]:
        """Names that the public does not get."""
        return [Hidden(each.name) for each in self.names if each.ruling is NameRuling.HIDDEN]

    def edition(self, format_: Format) -> MeetingEdition | None:
        """The summary, or its Easy Read twin."""
        return next((e for e in self.editions if e.format is format_ and e.language == ENGLISH), None)

    def readings(self, layer: Layer) -> list[Reading]:
        """What a circle reads, item by item, and at the end the actions that belong to none."""
        names = self.hidden_names if layer is Layer.PUBLIC else []
        parts = [*(each.part for each in self.items), self.loose]
        return [part.read(layer, names) for part in parts]

    @property
    def loose(self) -> Part:
        return Part(
            "", Layer.PUBLIC, actions={each.reference: (each.layer, words_of(each)) for each in self.actions}
        )

    @cached_property
    def public(self) -> Mapping[str, Reading]:
        """What everybody reads, by the reference of the item."""
        return {each.reference: each for each in self.readings(Layer.PUBLIC)}

    @property
    def public_mark(self) -> str:
        return mark_of(self.public.values())

    def item(self, reference: str) -> Written | None:
        return next((each for each in self.items if each.item.reference == reference), None)


def words_of(thing: Decision | Action) -> dict[str, str]:
    """What somebody wrote of a decision or an action."""
    names = (*DECISION_WORDS, *ANSWER_WORDS) if isinstance(thing, Decision) else ACTION_WORDS
    return {name: getattr(thing, name) for name in names}


def whole(meeting: Meeting) -> Record:
    """Everything of one meeting: as many statements for five items as for five hundred."""
    items = meetings.agenda(meeting)
    numbers = [each.id for each in items]
    minutes = {
        each.item_id: each for each in db.session.scalars(select(Minute).where(Minute.item_id.in_(numbers)))
    }
    decisions = _by_item(
        db.session.scalars(
            select(Decision)
            .where(Decision.meeting_id == meeting.id)
            .options(joinedload(Decision.receiver))
            .order_by(Decision.position, Decision.id)
        )
    )
    actions = _by_item(
        db.session.scalars(
            select(Action)
            .where(Action.meeting_id == meeting.id)
            .options(joinedload(Action.owned_by))
            .order_by(Action.position, Action.id)
        )
    )
    redactions = _by_item(
        db.session.scalars(select(Redaction).where(Redaction.item_id.in_(numbers)).order_by(Redaction.id))
    )
    held = circles(items)
    return Record(
        meeting,
        [
            Written(
                number,
                depth,
                item,
                held[item.id],
                minutes.get(item.id),
                decisions.get(item.id, []),
                actions.get(item.id, []),
                redactions.get(item.id, []),
            )
            for number, depth, item in in_order(items)
        ],
        actions.get(None, []),
        list(
            db.session.scalars(
                select(NameFound).where(NameFound.meeting_id == meeting.id).order_by(NameFound.id)
            )
        ),
        list(
            db.session.scalars(
                select(Correction)
                .where(Correction.meeting_id == meeting.id)
                .options(joinedload(Correction.member))
                .order_by(Correction.id)
            )
        ),
        list(
            db.session.scalars(
                select(MeetingEdition)
                .where(MeetingEdition.meeting_id == meeting.id)
                .order_by(MeetingEdition.id)
            )
        ),
    )


def one(reference: str) -> Record | None:
    """The record of a meeting by its reference."""
    meeting = meetings.one(reference)
    return whole(meeting) if meeting else None


def _by_item(things: Iterable[Thing]) -> dict[int | None, list[Thing]]:
    found: dict[int | None, list[Thing]] = {}
    for each in things:
        found.setdefault(each.item_id, []).append(each)
    return found


def meeting_of_group(reference: str) -> Meeting | None:
    """A meeting whose minutes go their way. Events have none: what is said there is written down at their tables."""
    found = meetings.one(reference)
    return found if found is not None and found.group_id is not None else None


def later(meeting: Meeting) -> list[Meeting]:
    """The meetings of the group that could have approved the minutes: those that have begun since, the first first."""
    return list(
        db.session.scalars(
            select(Meeting)
            .where(
                Meeting.group_id == meeting.group_id,
                Meeting.on_day >= meeting.on_day,
                Meeting.on_day <= clock.today(),
                Meeting.id != meeting.id,
                Meeting.stage == Stage.CALLED,
            )
            .order_by(Meeting.on_day, Meeting.begins, Meeting.id)
        )
    )


def versions(meeting: Meeting) -> list[ShownRecord]:
    """What was published so far, the oldest first."""
    return list(
        db.session.scalars(
            select(ShownRecord)
            .where(ShownRecord.meeting_id == meeting.id)
            .options(joinedload(ShownRecord.withdrawal))
            .order_by(ShownRecord.version)
        )
    )
