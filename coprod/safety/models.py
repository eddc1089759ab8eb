"""Concerns and their own logs. Nothing outside of these two tables says that a concern exists (decision 10)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import clock
from coprod.core.db import Row
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.safety.rules import KEY_LENGTH, LINE_LENGTH, Deed, Fear, Outcome, Reach, Source, Stage


class Concern(Row):
    """A worry about somebody's safety, apart from the words that raised it (domain rule F10).

    It outlives them: kind and key of where they stand are plain text, and the words are a copy.
    """

    __tablename__ = "concern"
    __table_args__ = (
        CheckConstraint("(stage = 'closed') = (outcome IS NOT NULL)", name="closed_with_an_outcome"),
        CheckConstraint("(stage = 'closed') = (closed_at IS NOT NULL)", name="closed_at_a_moment"),
        CheckConstraint("stage <> 'dealing' OR holder_id IS NOT NULL", name="somebody_deals_with_it"),
        Index("ix_concern_programme_stage_opened", "programme_id", "stage", "opened_at"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    source: Mapped[Source]
    source_key: Mapped[str] = mapped_column(String(KEY_LENGTH), default="")
    words: Mapped[str]
    fear: Mapped[Fear]
    reach: Mapped[Reach]
    reach_note: Mapped[str] = mapped_column(String(LINE_LENGTH), default="")
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id))
    # A page that was sent twice opens one: what the page carried, as a keyed hash.
    once_hash: Mapped[str] = mapped_column(String(64), unique=True)
    stage: Mapped[Stage] = mapped_column(default=Stage.OPEN)
    holder_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    outcome: Mapped[Outcome | None]
    closed_at: Mapped[datetime | None]
    keep_until: Mapped[date | None]

    programme: Mapped[Programme] = relationship(lazy="raise_on_sql")
    opened_by: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[opened_by_id])
    holder: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[holder_id])

    @property
    def opened(self) -> datetime:
        """When it was opened, on a London clock."""
        return clock.london(self.opened_at)


class Entry(Row):
    """One line of a concern's log: a trigger lets none be changed or taken away.

    ``told`` is whoever was told elsewhere, in words; ``told_person`` is one of us.
    """

    __tablename__ = "concern_entry"

    concern_id: Mapped[int] = mapped_column(ForeignKey(Concern.id), index=True)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    deed: Mapped[Deed]
    words: Mapped[str] = mapped_column(default="")
    told: Mapped[str] = mapped_column(String(LINE_LENGTH), default="")
    told_person_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id))
    outcome: Mapped[Outcome | None]

    by: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[by_id])
    told_person: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[told_person_id])

    @property
    def london(self) -> datetime:
        """When it was written, on a London clock."""
        return clock.london(self.at)
