"""What a meeting talks about, what is read before it, and who has an interest in it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import secret
from coprod.core.db import Row
from coprod.core.editions import Format
from coprod.core.words import called
from coprod.meetings.models.groups import Member
from coprod.meetings.models.meetings import Meeting
from coprod.meetings.rules.agenda import InterestOutcome, ItemKind, Purpose
from coprod.meetings.rules.circles import narrower
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.papers import kind_words
from coprod.people.models import Person


class AgendaItem(Row):
    """One thing on an agenda, perhaps under another."""

    __tablename__ = "agenda_item"
    __table_args__ = (CheckConstraint("minutes >= 0", name="minutes_not_negative"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.ITEM)
    title: Mapped[str] = mapped_column(String(200))
    about: Mapped[str] = mapped_column(default="")
    purpose: Mapped[Purpose] = mapped_column(default=Purpose.DISCUSSION)
    minutes: Mapped[int] = mapped_column(default=0)
    # Who leads it: a member, or words for somebody who is none.
    leader_id: Mapped[int | None] = mapped_column(ForeignKey(Member.id))
    leader: Mapped[str] = mapped_column(String(120), default="")
    layer: Mapped[Layer] = mapped_column(default=Layer.PUBLIC)
    # Whether people with lived experience asked for it; for the share of time that is theirs.
    from_lived_experience: Mapped[bool] = mapped_column(default=False)

    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    led_by: Mapped[Member | None] = relationship(lazy="raise_on_sql")


class Paper(Row):
    """Something to read before a meeting, in one or more versions and formats."""

    __tablename__ = "meeting_paper"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    title: Mapped[str] = mapped_column(String(160))
    layer: Mapped[Layer] = mapped_column(default=Layer.MEMBERS)
    position: Mapped[int]

    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    item: Mapped[AgendaItem | None] = relationship(lazy="raise_on_sql", viewonly=True)
    versions: Mapped[list[PaperVersion]] = relationship(lazy="raise_on_sql", order_by="PaperVersion.id")

    @property
    def newest(self) -> list[PaperVersion]:
        """The files of the newest version, as they came."""
        number = max((each.version for each in self.versions), default=0)
        return [each for each in self.versions if each.version == number]


class PaperVersion(Row):
    """One file of a paper: which version, in which language and format, and whether it came in time.

    ``due_on`` is the last day as it stood when the file came: whether it was late stays on the record for good.
    """

    __tablename__ = "meeting_paper_version"
    __table_args__ = (
        UniqueConstraint(
            "paper_id",
            "version",
            "language",
            "format",
            "is_large_print",
            name="uq_meeting_paper_version_one_of_a_kind",
        ),
    )

    key: Mapped[str] = mapped_column(String(32), unique=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey(Paper.id), index=True)
    version: Mapped[int]
    language: Mapped[str] = mapped_column(String(10), default="en")
    format: Mapped[Format] = mapped_column(default=Format.STANDARD)
    is_large_print: Mapped[bool] = mapped_column(default=False)
    media_type: Mapped[str] = mapped_column(String(100))
    size_bytes: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(String(120))
    added_on: Mapped[date]
    due_on: Mapped[date]
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)

    paper: Mapped[Paper] = relationship(lazy="raise_on_sql", viewonly=True)

    @property
    def members(self) -> list[Member]:
        """So that a rule about a group is true of the files of its meetings."""
        return self.paper.meeting.members

    @property
    def programme_id(self) -> int:
        return self.paper.meeting.programme_id

    @property
    def layer(self) -> Layer:
        """The smaller of the circles of its paper and of the item to which that belongs."""
        item = self.paper.item
        return narrower(self.paper.layer, item.layer) if item is not None else self.paper.layer

    @property
    def is_late(self) -> bool:
        return self.added_on > self.due_on

    @property
    def kind_words(self) -> str:
        """Its language, how it is written, and which version it is."""
        return kind_words(
            called(self.language), self.format, self.version, is_large_print=self.is_large_print
        )


class Interest(Row):
    """That a member has an interest in something, and what followed from it."""

    __tablename__ = "meeting_interest"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    meeting_id: Mapped[int] = mapped_column(ForeignKey(Meeting.id), index=True)
    # None: in the whole meeting.
    item_id: Mapped[int | None] = mapped_column(ForeignKey(AgendaItem.id), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey(Member.id), index=True)
    words: Mapped[str] = mapped_column(String(600))
    outcome: Mapped[InterestOutcome | None]
    declared_at: Mapped[datetime]

    member: Mapped[Member] = relationship(lazy="raise_on_sql")
