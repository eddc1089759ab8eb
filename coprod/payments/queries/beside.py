"""What lies beside claims when somebody decides: what was noted of the work, what was agreed before, what is alike."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db
from coprod.involvement.models import WorkSession
from coprod.meetings.models import Attendance
from coprod.meetings.rules.attendance import Presence
from coprod.payments.models import Claim, ClaimLine, PreApproval, Relation
from coprod.payments.queries.queue import Place, within
from coprod.payments.rules.claims import GONE, ClaimStage
from coprod.payments.rules.duplicates import Likeness, among
from coprod.payments.rules.signs import Sign, signs_of


@dataclass(frozen=True)
class Beside:
    """What lies beside one claim. Time is whole minutes, with getting ready."""

    noted: int | None
    agreed: dict[int, PreApproval]
    doubles: list[tuple[Claim, list[Likeness]]]
    signs: list[Sign]
    is_blocked: bool
    presence: Presence | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it can be approved together with others: nothing asks for a second look."""
        return not self.signs and not self.is_blocked


def of(claims: Sequence[Claim], places: Collection[Place], person_id: int) -> dict[int, Beside]:
    """The same by the number of each claim, in so many statements however many there are.

    ``person_id`` is whoever looks. The claims come with their lines.
    """
    if not claims:
        return {}
    attended, sessions = _attended(claims), _sessions(claims)
    agreed, others, near = _agreed(claims), _others(claims, places), _near(person_id)
    meetings = _meetings_of(person_id, {each.meeting_id for each in claims if each.meeting_id})
    found = {}
    for claim in claims:
        noted, presence = _noted(claim, attended, sessions)
        doubles = among(claim, others)
        own = {line.pre_approval_id or 0 for line in claim.lines}
        theirs = {number: each for number, each in agreed.items() if number in own}
        found[claim.id] = Beside(
            noted=noted,
            presence=presence,
            agreed=theirs,
            doubles=doubles,
            signs=signs_of(
                claim,
                doubles=doubles,
                noted=noted,
                agreed={number: each.most_pence for number, each in theirs.items()},
            ),
            is_blocked=person_id in {claim.person_id, claim.entered_by_id}
            or claim.person_id in near
            or claim.meeting_id in meetings,
        )
    return found


def _noted(
    claim: Claim, attended: dict[tuple[int, int], Attendance], sessions: dict[int, WorkSession]
) -> tuple[int | None, Presence | None]:
    if claim.meeting_id is not None:
        there = attended.get((claim.meeting_id, claim.person_id))
        if there is None:
            return None, None
        return there.minutes + there.preparation_minutes, there.presence
    session = sessions.get(claim.session_id or 0)
    return (session.minutes + session.preparation_minutes if session else None), None


def _attended(claims: Sequence[Claim]) -> dict[tuple[int, int], Attendance]:
    rows = db.session.scalars(
        select(Attendance)
        .where(
            Attendance.meeting_id.in_({each.meeting_id for each in claims if each.meeting_id}),
            Attendance.person_id.in_({each.person_id for each in claims}),
        )
        .order_by(Attendance.id)
    )
    return {(each.meeting_id, each.person_id or 0): each for each in rows}


def _sessions(claims: Sequence[Claim]) -> dict[int, WorkSession]:
    rows = db.session.scalars(
        select(WorkSession)
        .where(WorkSession.id.in_({each.session_id for each in claims if each.session_id}))
        .order_by(WorkSession.id)
    )
    return {each.id: each for each in rows}


def _agreed(claims: Sequence[Claim]) -> dict[int, PreApproval]:
    wanted = {line.pre_approval_id for each in claims for line in each.lines if line.pre_approval_id}
    rows = db.session.scalars(
        select(PreApproval)
        .where(
            PreApproval.id.in_(wanted), PreApproval.given_at.is_not(None), PreApproval.refused_at.is_(None)
        )
        .order_by(PreApproval.id)
    )
    return {each.id: each for each in rows}


def _others(claims: Sequence[Claim], places: Collection[Place]) -> list[Claim]:
    """Claims of the same people that may be for the same thing, of all organisations that the viewer serves."""
    days = {line.on_day for each in claims for line in each.lines} | {each.worked_on for each in claims}
    travelled = select(ClaimLine.claim_id).where(ClaimLine.on_day.in_(days))
    return list(
        db.session.scalars(
            select(Claim)
            .where(
                within(places),
                Claim.person_id.in_({each.person_id for each in claims}),
                Claim.stage.not_in(GONE),
                or_(
                    Claim.meeting_id.in_({each.meeting_id for each in claims if each.meeting_id}),
                    Claim.session_id.in_({each.session_id for each in claims if each.session_id}),
                    Claim.id.in_(travelled),
                ),
            )
            .options(selectinload(Claim.lines), joinedload(Claim.organisation))
            .order_by(Claim.id)
        )
    )


def _near(person_id: int) -> set[int]:
    """Whoever is too near to somebody, as either of them declared."""
    rows = db.session.execute(
        select(Relation.person_id, Relation.other_id).where(
            Relation.ended_at.is_(None),
            or_(Relation.person_id == person_id, Relation.other_id == person_id),
        )
    )
    return {number for pair in rows for number in pair} - {person_id}


def _meetings_of(person_id: int, meetings: Collection[int]) -> set[int | None]:
    """The meetings among these that somebody claims for themselves."""
    return set(
        db.session.scalars(
            select(Claim.meeting_id).where(
                Claim.person_id == person_id,
                Claim.meeting_id.in_(meetings),
                Claim.stage != ClaimStage.WITHDRAWN,
            )
        )
    )
