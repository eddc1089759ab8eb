"""For whom an agenda is printed: people who are asked to a meeting and need it on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.meetings.models import Invitation, Meeting, Member
from coprod.meetings.rules.invitations import Answer
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.packs import may_be_posted, needs_paper
from coprod.people import queries as people
from coprod.people.models import Person
from coprod.people.rules.needs import FORMATS, NeedKind


@dataclass(frozen=True)
class Reader:
    """Somebody who gets an agenda on paper, and what they have told us they need for it."""

    person: Person
    member: Member | None
    kinds: Sequence[NeedKind]

    @property
    def layer(self) -> Layer:
        """What lies on a doormat is for no smaller circle than the members; a guest gets what everybody is shown."""
        return Layer.MEMBERS if self.member is not None else Layer.PUBLIC

    @property
    def called(self) -> str:
        """What the group calls this person: their pack may be handed over in front of the others."""
        return self.member.called if self.member is not None else self.person.called

    @property
    def is_posted(self) -> bool:
        return may_be_posted(self.kinds, self.person.safe_contact, self.person.postal_address)


def readers(meeting: Meeting) -> list[Reader]:
    """Everybody who is asked, did not say no and needs paper, in the order in which they were asked.

    What somebody needs is known only when they share it. Who leaves the group before the day is not asked any more.
    """
    asked = list(
        db.session.scalars(
            select(Invitation)
            .outerjoin(Member, Member.id == Invitation.member_id)
            .join(Person, Person.id == Invitation.person_id)
            .where(
                Invitation.meeting_id == meeting.id,
                Invitation.answer != Answer.NO,
                Person.forgotten_at.is_(None),
                or_(Member.id.is_(None), Member.to_day.is_(None), Member.to_day >= meeting.on_day),
            )
            .options(joinedload(Invitation.person), joinedload(Invitation.member))
            .order_by(Invitation.id)
        )
    )
    sharing = people.needs.who_share({each.person_id for each in asked})
    needed = people.needs.of_some(sharing)
    found = [
        Reader(
            person=each.person,
            member=each.member,
            kinds=[need.kind for need in needed.get(each.person_id, []) if need.kind in FORMATS],
        )
        for each in asked
    ]
    return [each for each in found if needs_paper(each.kinds, each.person.safe_contact)]
