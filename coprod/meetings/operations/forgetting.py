"""What a group knows of somebody goes when they want to be forgotten (domain rule D5).

What was said and decided stays, without a name: published pages look a member's name up, and find none any more.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update

from coprod.core import clock
from coprod.core.db import db
from coprod.meetings.models import Arrangement, Attendance, CalendarKey, Invitation, Member
from coprod.meetings.operations import acting
from coprod.meetings.queries import actions
from coprod.people.models import Person


def forget(person: Person, *, by: int | None) -> None:
    """End somebody's places in groups, and take away what they go by, what they need and what they wrote to us."""
    for action in actions.open_of_person(person.id):
        # Otherwise it would stay with somebody who is nobody, and stand on no list.
        acting.hand_back(action, by=by)
    today = clock.today()
    for member in db.session.scalars(select(Member).where(Member.person_id == person.id).order_by(Member.id)):
        member.called, member.is_named = "", False
        if member.to_day is None or member.to_day >= today:
            member.to_day = max(member.from_day, today - timedelta(days=1))
    db.session.execute(update(Invitation).where(Invitation.person_id == person.id).values(note=""))
    db.session.execute(update(Attendance).where(Attendance.person_id == person.id).values(called=""))
    db.session.execute(delete(Arrangement).where(Arrangement.person_id == person.id))
    db.session.execute(delete(CalendarKey).where(CalendarKey.person_id == person.id))
