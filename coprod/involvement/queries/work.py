"""What somebody has done in their roles and can claim for (domain rules M8, P29)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Agreement, Opportunity, WorkSession
from coprod.involvement.queries import agreements
from coprod.involvement.rules.agreements import SessionStage
from coprod.meetings.queries import attendance
from coprod.programmes.models import holds


@dataclass(frozen=True)
class Work:
    """One meeting or one agreed piece of work in a role. Time is whole minutes, not rounded.

    Of what was called off, ``minutes`` are those that were planned; whether it pays, the rate card says, from
    ``begins_at`` and ``cancelled_at``. A claim's deadline runs from ``on_day``:
    ``work.agreement.put_off(work.on_day, last_day)`` leaves out the days of breaks.
    """

    agreement: Agreement
    title: str
    on_day: date
    begins_at: datetime
    minutes: int
    preparation_minutes: int
    is_online: bool
    meeting_id: int | None = None
    meeting_reference: str | None = None
    session_id: int | None = None
    session_reference: str | None = None
    cancelled_at: datetime | None = None
    cancelled_by_person: bool = False

    @property
    def opportunity(self) -> Opportunity:
        return self.agreement.opportunity

    @property
    def was_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def notice_hours(self) -> float | None:
        """How many hours before it would have begun it was called off; None when it took place."""
        if self.cancelled_at is None:
            return None
        return (self.begins_at.timestamp() - self.cancelled_at.timestamp()) / 3600


def claimable(person_id: int, since: date | None = None) -> list[Work]:
    """Meetings that somebody was at, agreed work whose hour has come, and both when called off: the newest first.

    A meeting counts for the role whose opportunity names its group, on a day on which they were in it; for the older of
    two such roles. Whether something was claimed for already, the floor above knows.
    """
    roles = [each for each in agreements.of_person(person_id) if each.is_agreed]
    found = [*_meetings(person_id, since, roles[::-1]), *_sessions(since, roles)]
    return sorted(found, key=lambda work: (work.on_day, work.begins_at), reverse=True)


def _meetings(person_id: int, since: date | None, roles: list[Agreement]) -> Iterator[Work]:
    for each in [*attendance.worked(person_id, since), *attendance.called_off(person_id, since)]:
        agreement = next((role for role in roles if _meets(role, each)), None)
        if agreement is None:
            continue
        yield Work(
            agreement=agreement,
            title=each.title,
            on_day=each.on_day,
            begins_at=each.begins_at,
            minutes=each.minutes,
            preparation_minutes=each.preparation_minutes,
            is_online=each.is_online,
            meeting_id=each.meeting_id,
            meeting_reference=each.meeting,
            cancelled_at=each.cancelled_at,
        )


def _meets(role: Agreement, meeting: attendance.Worked) -> bool:
    if meeting.group_id is None or meeting.group_id != role.opportunity.group_id:
        return False
    if not role.covers(meeting.on_day):
        return False
    # Nobody who was away would have been there.
    return meeting.cancelled_at is None or not any(holds(each, meeting.on_day) for each in role.breaks)


def _sessions(since: date | None, roles: list[Agreement]) -> Iterator[Work]:
    by_id = {each.id: each for each in roles}
    asked = (
        select(WorkSession)
        .where(
            WorkSession.agreement_id.in_(by_id),
            WorkSession.stage.in_((SessionStage.AGREED, SessionStage.CANCELLED)),
            # What was called off before anybody had agreed to it was never to be done.
            WorkSession.decided_at.is_not(None),
        )
        .order_by(WorkSession.on_day.desc(), WorkSession.id.desc())
    )
    if since is not None:
        asked = asked.where(WorkSession.on_day >= since)
    for each in db.session.scalars(asked):
        if each.cancelled_at is None and each.begins_at > clock.now():
            continue
        yield Work(
            agreement=by_id[each.agreement_id],
            title=each.title,
            on_day=each.on_day,
            begins_at=each.begins_at,
            minutes=each.minutes,
            preparation_minutes=each.preparation_minutes,
            is_online=each.is_online,
            session_id=each.id,
            session_reference=each.reference,
            cancelled_at=each.cancelled_at,
            cancelled_by_person=each.cancelled_by_person,
        )
