"""What the figures of a group are counted from: inside from everything, for everybody from what was published alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select

from coprod.core.db import db
from coprod.meetings.models import (
    Action,
    AgendaItem,
    Arrangement,
    Attendance,
    Decision,
    Group,
    Meeting,
    Paper,
    PaperVersion,
    ShownDecision,
    ShownMeeting,
)
from coprod.meetings.rules import advice, parity
from coprod.meetings.rules.advice import AdviceFigures
from coprod.meetings.rules.attendance import Presence
from coprod.meetings.rules.decisions import Influence
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.invitations import Met
from coprod.meetings.rules.meetings import Stage
from coprod.meetings.rules.parity import Actions, Came, Needs, Share


@dataclass(frozen=True)
class Inside:
    """The figures for those who arrange a group's meetings."""

    attendance: dict[date, dict[MemberRole, Share]]
    time: Share
    needs: Needs
    papers: Share
    actions: Actions
    influence: dict[Influence, int]
    advice: AdviceFigures


@dataclass(frozen=True)
class Outside:
    """The figures for everybody."""

    attendance: dict[date, dict[MemberRole, Share]]
    items: Share
    papers: Share
    influence: dict[Influence, int]
    advice: AdviceFigures


def inside(group: Group, since: date, today: date) -> Inside:
    """The figures of the meetings that took place in these days, from everything that was written inside."""
    held = _held(group, since, today)
    return Inside(
        parity.attendance(
            (day, role, presence, many)
            for day, role, presence, many in db.session.execute(
                select(Meeting.on_day, Attendance.role, Attendance.presence, func.count())
                .join(Meeting, Meeting.id == Attendance.meeting_id)
                .where(*held)
                .group_by(Meeting.on_day, Attendance.role, Attendance.presence)
            )
        ),
        parity.share_of_time(
            (bool(is_theirs), int(minutes))
            for is_theirs, minutes in db.session.execute(
                select(AgendaItem.from_lived_experience, func.sum(AgendaItem.minutes))
                .join(Meeting, Meeting.id == AgendaItem.meeting_id)
                .where(*held)
                .group_by(AgendaItem.from_lived_experience)
            )
        ),
        parity.needs(_needs(held)),
        parity.papers_on_time(_late_papers(held)),
        parity.actions_on_time(
            (
                (stage, due_on, finished_on)
                for stage, due_on, finished_on in db.session.execute(
                    select(Action.stage, Action.due_on, Action.finished_on)
                    .join(Meeting, Meeting.id == Action.meeting_id)
                    .where(*held)
                )
            ),
            today,
        ),
        parity.influence(
            db.session.scalars(
                select(Decision.influence).join(Meeting, Meeting.id == Decision.meeting_id).where(*held)
            )
        ),
        advice.figures(
            (
                (due_on, answered_on)
                for due_on, answered_on in db.session.execute(
                    select(Decision.answer_due_on, Decision.answered_on)
                    .join(Meeting, Meeting.id == Decision.meeting_id)
                    .where(*held, Decision.answer_due_on.is_not(None))
                )
                if due_on is not None
            ),
            today,
        ),
    )


def _held(group: Group, since: date, today: date) -> tuple[ColumnElement[bool], ...]:
    """The meetings that took place: today's counts tomorrow."""
    return (
        Meeting.group_id == group.id,
        Meeting.stage == Stage.CALLED,
        Meeting.on_day >= since,
        Meeting.on_day < today,
    )


def _needs(held: tuple[ColumnElement[bool], ...]) -> dict[Met | None, int]:
    return {
        met: many
        for met, many in db.session.execute(
            select(Arrangement.met_for_person, func.count())
            .join(Meeting, Meeting.id == Arrangement.meeting_id)
            .where(*held)
            .group_by(Arrangement.met_for_person)
        )
    }


def _late_papers(held: tuple[ColumnElement[bool], ...]) -> list[bool]:
    """Of each version of each paper, whether one of its files was late."""
    return [
        added_on > due_on
        for added_on, due_on in db.session.execute(
            select(func.max(PaperVersion.added_on), func.min(PaperVersion.due_on))
            .join(Paper, Paper.id == PaperVersion.paper_id)
            .join(Meeting, Meeting.id == Paper.meeting_id)
            .where(*held)
            .group_by(PaperVersion.paper_id, PaperVersion.version)
        )
    ]


def outside(group: Group, since: date, today: date) -> Outside:
    """The figures of the meetings of these days, from what everybody can read of them."""
    shown = [
        (each.on_day, each.shown)
        for each in db.session.scalars(
            select(ShownMeeting)
            .where(
                ShownMeeting.group_id == group.id,
                ShownMeeting.is_cancelled.is_(False),
                ShownMeeting.on_day >= since,
                ShownMeeting.on_day < today,
            )
            .order_by(ShownMeeting.on_day, ShownMeeting.id)
        )
    ]
    decided = list(
        db.session.scalars(
            select(ShownDecision.shown)
            .where(
                ShownDecision.group_id == group.id,
                ShownDecision.decided_on >= since,
                ShownDecision.decided_on < today,
            )
            .order_by(ShownDecision.id)
        )
    )
    return Outside(
        parity.attendance(came for day, told in shown for came in _came(day, told)),
        parity.share_of_items(
            bool(item["from_lived_experience"]) for _day, told in shown for item in told["items"]
        ),
        parity.papers_on_time(late for _day, told in shown for late in _late_files(told)),
        parity.influence(Influence(each["influence"]) for each in decided),
        advice.figures((_days(each["advice"]) for each in decided if each.get("advice")), today),
    )


def _days(told: dict[str, Any]) -> tuple[date, date | None]:
    answered_on = told["answered_on"]
    return date.fromisoformat(told["due_on"]), date.fromisoformat(answered_on) if answered_on else None


def _came(day: date, told: dict[str, Any]) -> Iterator[Came]:
    for each in told["attendance"]:
        if each["role"]:
            yield day, MemberRole(each["role"]), Presence(each["presence"]), int(each.get("count", 1))


def _late_files(told: dict[str, Any]) -> list[bool]:
    """Of each paper that everybody can fetch, whether one of its files was late. A paper is known by where it stands
    and by its title.
    """
    found: dict[tuple[str, str], bool] = {}
    places = [("", told["papers"]), *((item["reference"], item["papers"]) for item in told["items"])]
    for place, papers in places:
        for each in papers:
            key = (place, each["title"])
            found[key] = found.get(key, False) or bool(each["is_late"])
    return list(found.values())
