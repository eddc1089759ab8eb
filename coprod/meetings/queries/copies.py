"""What this domain holds of somebody, for the copy of their data (domain rule D5)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.meetings.models import (
    Action,
    Arrangement,
    Attendance,
    Correction,
    Group,
    Interest,
    Invitation,
    Meeting,
    Member,
)
from coprod.people.models import Person


def copy_of(person: Person) -> dict[str, Any]:
    """Their places in groups, what they were asked to, what they need there, and what they took on."""
    mine = select(Member.id).where(Member.person_id == person.id)
    return {
        "groups": [
            {
                "group": slug,
                "role": member.role.value,
                "office": member.office.value,
                "called": member.called,
                "from": member.from_day.isoformat(),
                "to": member.to_day.isoformat() if member.to_day else None,
                "asked_to_nothing_since": member.paused_on.isoformat() if member.paused_on else None,
            }
            for member, slug in db.session.execute(
                select(Member, Group.slug)
                .join(Group, Group.id == Member.group_id)
                .where(Member.person_id == person.id)
                .order_by(Member.id)
            )
        ],
        "invitations": [
            {
                "meeting": each.meeting.title,
                "on": each.meeting.on_day.isoformat(),
                "answer": each.answer.value,
                "note": each.note,
            }
            for each in db.session.scalars(
                select(Invitation)
                .where(Invitation.person_id == person.id)
                .options(joinedload(Invitation.meeting))
                .order_by(Invitation.id)
            )
        ],
        "arrangements": [
            {
                "kind": each.kind.value,
                "state": each.state.value,
                "note": each.note,
                "met": each.met_for_person.value if each.met_for_person else None,
                "met_for_arranger": each.met_for_arranger.value if each.met_for_arranger else None,
                "why_unmet": each.why_unmet,
            }
            for each in db.session.scalars(
                select(Arrangement).where(Arrangement.person_id == person.id).order_by(Arrangement.id)
            )
        ],
        "attendance": [
            {
                "on": day.isoformat(),
                "presence": each.presence.value,
                "mode": each.mode.value if each.mode else None,
                "minutes": each.minutes,
                "preparation_minutes": each.preparation_minutes,
            }
            for each, day in db.session.execute(
                select(Attendance, Meeting.on_day)
                .join(Meeting, Meeting.id == Attendance.meeting_id)
                .where(Attendance.person_id == person.id)
                .order_by(Attendance.id)
            )
        ],
        "actions": [
            {"words": each.words, "stage": each.stage.value, "evidence": each.evidence}
            for each in db.session.scalars(
                select(Action).where(Action.owner_id.in_(mine)).order_by(Action.id)
            )
        ],
        "interests": [
            each.words
            for each in db.session.scalars(
                select(Interest).where(Interest.member_id.in_(mine)).order_by(Interest.id)
            )
        ],
        "corrections": [
            {"passage": each.passage, "proposed": each.proposed, "why": each.why, "ruling": each.ruling.value}
            for each in db.session.scalars(
                select(Correction).where(Correction.member_id.in_(mine)).order_by(Correction.id)
            )
        ],
    }
