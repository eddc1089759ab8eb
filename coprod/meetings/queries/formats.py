"""Which formats people who are asked to a meeting need, as counts and without names (domain rule A1)."""

from __future__ import annotations

from sqlalchemy import func, select

from coprod.core.db import db
from coprod.meetings.models import Invitation, Meeting
from coprod.meetings.rules.invitations import Answer
from coprod.people.models import AccessNeed, AccessProfile
from coprod.people.rules.needs import FORMATS, NeedKind


def needed(meeting: Meeting) -> dict[NeedKind, int]:
    """How many of those who were asked, share their needs and did not say no, need each format."""
    asked = (
        select(AccessNeed.kind, func.count(func.distinct(AccessNeed.person_id)))
        .join(AccessProfile, AccessProfile.person_id == AccessNeed.person_id)
        .join(Invitation, Invitation.person_id == AccessNeed.person_id)
        .where(
            Invitation.meeting_id == meeting.id,
            Invitation.answer != Answer.NO,
            AccessProfile.is_shared,
            AccessNeed.kind.in_(FORMATS),
        )
        .group_by(AccessNeed.kind)
    )
    counted = {kind: count for kind, count in db.session.execute(asked)}
    return {kind: counted[kind] for kind in NeedKind if kind in counted}
