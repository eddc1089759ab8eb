"""Groups, their terms and their members."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import clock, secret
from coprod.core.db import Row
from coprod.core.editions import EditionColumns, SearchableColumns
from coprod.meetings.rules.groups import MemberRole, Office, rung_borne_out
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Programme, Workstream, holds
from coprod.programmes.rules import Level, Rung

# The texts of a group, and of its terms, in the order in which they are written and shown (domain rule M1).
GROUP_TEXTS = ("name", "about")
TERMS_TEXTS = (
    "aim",
    "in_scope",
    "out_of_scope",
    "membership",
    "frequency",
    "behaviours",
    "confidentiality",
    "receives",
)


class Group(Row):
    """People who meet in a series, under terms that everybody can read."""

    __tablename__ = "meeting_group"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR opened_on IS NOT NULL", name="ended_after_it_was_opened"),
    )

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    workstream_id: Mapped[int | None] = mapped_column(ForeignKey(Workstream.id), index=True)
    level: Mapped[Level] = mapped_column(default=Level.SERVICE)
    rung: Mapped[Rung] = mapped_column(default=Rung.ENGAGEMENT)
    made_at: Mapped[datetime]
    # Nobody outside knows of a group before this day; it needs terms that are agreed.
    opened_on: Mapped[date | None]
    ended_on: Mapped[date | None]

    programme: Mapped[Programme] = relationship(lazy="raise_on_sql")
    workstream: Mapped[Workstream | None] = relationship(lazy="raise_on_sql")
    editions: Mapped[list[GroupEdition]] = relationship(lazy="raise_on_sql", order_by="GroupEdition.id")
    terms: Mapped[list[Terms]] = relationship(lazy="raise_on_sql", order_by="Terms.version")
    members: Mapped[list[Member]] = relationship(lazy="raise_on_sql", order_by="Member.id")

    @property
    def is_public(self) -> bool:
        """Whether everybody may know of it."""
        return self.opened_on is not None

    @property
    def has_ended(self) -> bool:
        """Whether its last day is over."""
        return self.ended_on is not None and self.ended_on < clock.today()

    @property
    def terms_in_force(self) -> Terms | None:
        """The newest terms that were agreed."""
        return next((each for each in reversed(self.terms) if each.agreed_on is not None), None)

    @property
    def terms_in_work(self) -> Terms | None:
        """The next terms, while they are written."""
        return next((each for each in reversed(self.terms) if each.agreed_on is None), None)

    @property
    def present_members(self) -> list[Member]:
        """Who belongs to it today, in the order in which they came."""
        return [each for each in self.members if holds(each, clock.today())]

    @property
    def places(self) -> list[tuple[MemberRole, Office]]:
        """Role and office of everybody who belongs to it today, as the rules ask for them."""
        return [(each.role, each.office) for each in self.present_members]

    @property
    def rung_shown(self) -> Rung:
        """The rung that everybody is told of (domain rule S3)."""
        return rung_borne_out(self.rung, self.places)


class GroupEdition(SearchableColumns, Row):
    """A group's name and what it is about, in one language and format. Keys: those of ``GROUP_TEXTS``."""

    __tablename__ = "meeting_group_edition"
    __table_args__ = (UniqueConstraint("group_id", "language", "format"),)

    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id))


class Terms(Row):
    """One version of a group's terms of reference (domain rules M1, M10).

    Once agreed, neither it nor its English words change or go away (triggers). Its translations may come late.
    """

    __tablename__ = "meeting_terms"
    __table_args__ = (
        UniqueConstraint("group_id", "version"),
        CheckConstraint("answer_within_days IS NULL OR answer_within_days > 0", name="answered_some_day"),
    )

    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id))
    version: Mapped[int]
    made_at: Mapped[datetime]
    agreed_on: Mapped[date | None]
    review_on: Mapped[date | None]
    # How many of a role must be there to decide, by the role's value (domain rule M2).
    quorum: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # The body that receives the group's advice, and within how many days it answers (domain rule M10).
    receiver_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    answer_within_days: Mapped[int | None]

    receiver: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")
    editions: Mapped[list[TermsEdition]] = relationship(lazy="raise_on_sql", order_by="TermsEdition.id")
    agreements: Mapped[list[TermsAgreement]] = relationship(
        lazy="raise_on_sql", order_by="TermsAgreement.id", cascade="all, delete-orphan"
    )


class TermsEdition(EditionColumns, Row):
    """The terms in one language and format. Keys: those of ``TERMS_TEXTS``."""

    __tablename__ = "meeting_terms_edition"
    __table_args__ = (UniqueConstraint("terms_id", "language", "format"),)

    terms_id: Mapped[int] = mapped_column(ForeignKey(Terms.id))


class Member(Row):
    """Somebody's place in a group, between two dates, under the name that they want to go by there."""

    __tablename__ = "meeting_member"
    __table_args__ = (CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days_in_order"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    role: Mapped[MemberRole]
    office: Mapped[Office] = mapped_column(default=Office.MEMBER)
    # What the group calls this person: their name, or another that they chose.
    called: Mapped[str] = mapped_column(String(120))
    # Whether that name may stand where everybody reads it; otherwise the role stands alone.
    is_named: Mapped[bool] = mapped_column(default=False)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    from_day: Mapped[date]
    to_day: Mapped[date | None]
    # Since when they asked to be asked to nothing for a while. They belong to it all the same.
    paused_on: Mapped[date | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")


class TermsAgreement(Row):
    """That a member agreed to a version of the terms."""

    __tablename__ = "meeting_terms_agreement"
    __table_args__ = (UniqueConstraint("terms_id", "member_id"),)

    terms_id: Mapped[int] = mapped_column(ForeignKey(Terms.id))
    member_id: Mapped[int] = mapped_column(ForeignKey(Member.id), index=True)
    agreed_on: Mapped[date]
