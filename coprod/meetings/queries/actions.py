"""What people have taken on: one list across groups, one person's own, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, case, func, null, or_, select
from sqlalchemy.orm import joinedload

from coprod.core import clock, paging
from coprod.core.db import db
from coprod.core.paging import Page
from coprod.meetings.models import Action, AgendaItem, Group, Meeting, Member
from coprod.meetings.rules.actions import UNFINISHED, ActionStage
from coprod.people.models import Person
from coprod.people.rules import SafeContact
from coprod.programmes.models import Workstream

# What is still to be done comes first, the first due at the top; then what is over, the newest first.
_UNFINISHED_FIRST = (
    case((Action.stage.in_(UNFINISHED), 0), else_=1),
    case((Action.stage.in_(UNFINISHED), Action.due_on.is_(None)), else_=null()),
    case((Action.stage.in_(UNFINISHED), Action.due_on), else_=null()),
    Action.finished_on.desc(),
    Action.id,
)


@dataclass(frozen=True)
class Wanted:
    """Which actions are looked for: those of some groups and of the events of some programmes, and narrower still."""

    groups: Collection[int]
    programmes: Collection[int]
    state: str = "todo"
    owner: int | None = None  # a person's number
    group: int | None = None
    workstream: int | None = None

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """What an action must be."""
        found: list[ColumnElement[bool]] = [
            or_(
                Action.group_id.in_(self.groups),
                and_(Action.group_id.is_(None), Meeting.programme_id.in_(self.programmes)),
            ),
            *STATES[self.state](),
        ]
        if self.owner is not None:
            found.append(Member.person_id == self.owner)
        if self.group is not None:
            found.append(Action.group_id == self.group)
        if self.workstream is not None:
            found.append(Action.workstream_id == self.workstream)
        return found


STATES: dict[str, Callable[[], list[ColumnElement[bool]]]] = {
    "todo": lambda: [Action.stage.in_(UNFINISHED)],
    "late": lambda: [Action.stage.in_(UNFINISHED), Action.due_on < clock.today()],
    "needs": lambda: [Action.stage == ActionStage.HANDED_BACK],
    "done": lambda: [Action.stage == ActionStage.DONE],
    "dropped": lambda: [Action.stage == ActionStage.DROPPED],
    "all": list,
}


def _whole(chosen: Select[Action]) -> Select[Action]:
    return chosen.options(
        joinedload(Action.owned_by),
        joinedload(Action.meeting).joinedload(Meeting.group).selectinload(Group.members),
        joinedload(Action.meeting).joinedload(Meeting.group).selectinload(Group.editions),
    )


def one(reference: str) -> Action | None:
    """An action with its meeting, group and the group's members: enough for every rule about it."""
    return db.session.scalars(_whole(select(Action).where(Action.reference == reference))).first()


def of_item(item: AgendaItem) -> list[Action]:
    """What was taken on under an item, in the order in which it was."""
    return list(
        db.session.scalars(
            _whole(select(Action).where(Action.item_id == item.id)).order_by(Action.position, Action.id)
        )
    )


def last_position(item: AgendaItem) -> int:
    """Where the last action under an item stands; 0 when there is none."""
    return db.session.scalar(select(func.max(Action.position)).where(Action.item_id == item.id)) or 0


def listed(wanted: Wanted, number: int) -> Page[Action]:
    """One page of the actions that somebody looks for, unfinished ones first."""
    return paging.page_of(
        _whole(
            select(Action)
            .join(Meeting, Meeting.id == Action.meeting_id)
            .outerjoin(Member, Member.id == Action.owner_id)
            .where(*wanted.conditions)
            .order_by(*_UNFINISHED_FIRST)
        ),
        number,
    )


def workstreams(wanted: Wanted) -> list[Workstream]:
    """The workstreams that have any of these actions."""
    used = (
        select(Action.workstream_id)
        .join(Meeting, Meeting.id == Action.meeting_id)
        .outerjoin(Member, Member.id == Action.owner_id)
        .where(*wanted.conditions)
    )
    return list(db.session.scalars(select(Workstream).where(Workstream.id.in_(used)).order_by(Workstream.id)))


def of_person(person_id: int, number: int) -> Page[Action]:
    """One page of what somebody has taken on in all their groups, unfinished ones first."""
    return paging.page_of(
        _whole(
            select(Action)
            .join(Member, Member.id == Action.owner_id)
            .where(Member.person_id == person_id)
            .order_by(*_UNFINISHED_FIRST)
        ),
        number,
    )


def open_of_person(person_id: int) -> list[Action]:
    """What somebody still has to do, the first due first: for Today and their own page."""
    return list(
        db.session.scalars(
            _whole(
                select(Action)
                .join(Member, Member.id == Action.owner_id)
                .where(Member.person_id == person_id, Action.stage == ActionStage.OPEN)
                .order_by(*_UNFINISHED_FIRST)
            )
        )
    )


def needing_somebody(groups: Collection[int]) -> list[Action]:
    """What was handed back in some groups and nobody has taken on since, the first due first: for Today."""
    return list(
        db.session.scalars(
            _whole(
                select(Action)
                .where(Action.group_id.in_(groups), Action.stage == ActionStage.HANDED_BACK)
                .order_by(*_UNFINISHED_FIRST)
            )
        )
    )


def with_a_day(conditions: Collection[ColumnElement[bool]] = ()) -> list[tuple[Action, Person]]:
    """Open actions that have a day and an owner who is somebody here, with that person."""
    found = db.session.execute(
        _whole(
            select(Action)
            .join(Meeting, Meeting.id == Action.meeting_id)
            .join(Member, Member.id == Action.owner_id)
            .join(Person, Person.id == Member.person_id)
            .where(
                Action.stage == ActionStage.OPEN,
                Action.due_on.is_not(None),
                Person.forgotten_at.is_(None),
                *conditions,
            )
            .order_by(Action.due_on, Action.id)
        ).add_columns(Person)
    )
    return [(action, person) for action, person in found]


def with_a_day_of(person_id: int) -> list[tuple[Action, Person]]:
    """The same of one person."""
    return with_a_day([Person.id == person_id])


def told_otherwise(wanted: Wanted) -> list[tuple[Action, Person]]:
    """The same, of those who get no letters: somebody must tell them in another way (threat T19)."""
    no_letters = or_(Person.email.is_(None), Person.safe_contact != SafeContact.EMAIL)
    return with_a_day([*wanted.conditions, no_letters])
