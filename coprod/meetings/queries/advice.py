"""Whom a group asks, and which of its advice still waits for an answer (domain rule M10)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.meetings.models import AgendaItem, Decision, Meeting, Terms
from coprod.meetings.rules.meetings import Stage
from coprod.programmes.models import Organisation


@dataclass(frozen=True)
class Asked:
    """The body that answers, and within how many days."""

    receiver: Organisation
    within_days: int


@dataclass(frozen=True)
class Waiting:
    """Advice that nobody has answered, with where it was given."""

    decision: Decision
    item: AgendaItem
    meeting: Meeting
    receiver: Organisation
    due_on: date


def asked_by(meeting: Meeting) -> Asked | None:
    """Whom the terms name that were in force on the day of the meeting, as with the quorum; nobody for an event."""
    if meeting.group_id is None:
        return None
    terms = db.session.scalars(
        select(Terms)
        .where(Terms.group_id == meeting.group_id, Terms.agreed_on <= meeting.on_day)
        .options(joinedload(Terms.receiver))
        .order_by(Terms.version.desc())
        .limit(1)
    ).first()
    if terms is None or terms.receiver is None or terms.answer_within_days is None:
        return None
    return Asked(terms.receiver, terms.answer_within_days)


def waiting(groups: Collection[int], *, due_before: date | None = None) -> list[Waiting]:
    """What some groups have asked and nobody has answered, the first due first; ``due_before``: only what is late."""
    asked = (
        select(Decision, AgendaItem, Meeting, Organisation, Decision.answer_due_on)
        .join(AgendaItem, AgendaItem.id == Decision.item_id)
        .join(Meeting, Meeting.id == Decision.meeting_id)
        .join(Organisation, Organisation.id == Decision.receiver_id)
        .where(
            Meeting.group_id.in_(groups),
            Meeting.stage != Stage.CANCELLED,
            Decision.answer_due_on.is_not(None),
            Decision.answered_on.is_(None),
        )
        .order_by(Decision.answer_due_on, Decision.id)
    )
    if due_before is not None:
        asked = asked.where(Decision.answer_due_on < due_before)
    return [
        Waiting(decision, item, meeting, receiver, due_on)
        for decision, item, meeting, receiver, due_on in db.session.execute(asked)
        if due_on is not None
    ]
