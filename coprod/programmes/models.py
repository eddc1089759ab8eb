"""Programmes and what they are made of. Everything has dates; old records keep the name of their time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import clock, secret
from coprod.core.db import Row
from coprod.core.editions import EditionColumns
from coprod.people.models import Person
from coprod.programmes.rules import Role, Sector


class Dated(Protocol):
    """Whatever holds between two days, both of them included."""

    @property
    def from_day(self) -> date: ...

    @property
    def to_day(self) -> date | None: ...


def holds(thing: Dated, on: date) -> bool:
    """Whether a dated thing holds on a day."""
    return thing.from_day <= on and (thing.to_day is None or thing.to_day >= on)


class Organisation(Row):
    """A body that takes part, between two dates, with its successor (domain rule T6)."""

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days_in_order"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True)
    name: Mapped[str] = mapped_column(String(160))
    sector: Mapped[Sector]
    about: Mapped[str] = mapped_column(String(400), default="")
    from_day: Mapped[date]
    to_day: Mapped[date | None]
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))

    successor: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", remote_side="Organisation.id")


class Programme(Row):
    """A partnership that runs involvement for an area."""

    __tablename__ = "programme"

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    made_at: Mapped[datetime]

    editions: Mapped[list[ProgrammeEdition]] = relationship(
        lazy="raise_on_sql", order_by="ProgrammeEdition.id"
    )
    aims: Mapped[list[Aim]] = relationship(lazy="raise_on_sql", order_by="Aim.position")
    workstreams: Mapped[list[Workstream]] = relationship(lazy="raise_on_sql", order_by="Workstream.position")
    partners: Mapped[list[Partner]] = relationship(lazy="raise_on_sql", order_by="Partner.position")

    @property
    def present_aims(self) -> list[Aim]:
        """The aims that hold today, in order."""
        return [aim for aim in self.aims if holds(aim, clock.today())]

    @property
    def present_workstreams(self) -> list[Workstream]:
        """The workstreams that run today, in order."""
        return [workstream for workstream in self.workstreams if holds(workstream, clock.today())]

    @property
    def programme_id(self) -> int:
        """So that a rule about a programme's thing is true of the programme itself."""
        return self.id


# The texts of a programme, in the order in which they are written and shown. Fields marked rich are Markdown.
PROGRAMME_TEXTS = ("name", "short_name", "why", "new_way", "vision", "participation_label", "participation")


class ProgrammeEdition(EditionColumns, Row):
    """A programme's words in one language and format."""

    __tablename__ = "programme_edition"
    __table_args__ = (UniqueConstraint("programme_id", "language", "format"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))


class Aim(Row):
    """One aim of a programme. Its words stand in the editions, as ``aim.<key>.title`` and ``.text``."""

    __tablename__ = "aim"
    __table_args__ = (UniqueConstraint("programme_id", "key"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    key: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    from_day: Mapped[date] = mapped_column(default=clock.today)
    to_day: Mapped[date | None]


class Workstream(Row):
    """One line of work. Its words stand in the editions, as ``workstream.<key>.title`` and ``.text``."""

    __tablename__ = "workstream"
    __table_args__ = (UniqueConstraint("programme_id", "key"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    key: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    from_day: Mapped[date]
    to_day: Mapped[date | None]


class Partner(Row):
    """An organisation's part in a programme, between two dates."""

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("programme_id", "organisation_id", "from_day"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id))
    position: Mapped[int]
    from_day: Mapped[date]
    to_day: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")


class ReviewHolding(Row):
    """Who holds the independent review of a programme's area, between two dates (domain rule H7)."""

    __tablename__ = "review_holding"

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id))
    area: Mapped[str] = mapped_column(String(160))
    from_day: Mapped[date]
    to_day: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")


class Membership(Row):
    """A person's role in a programme, on behalf of an organisation, between two dates.

    An administrator serves the whole service, so has no programme.
    """

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint(
            "(role = 'administrator') = (programme_id IS NULL)", name="administrators_have_no_programme"
        ),
        CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days_in_order"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey(Programme.id), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    role: Mapped[Role]
    from_day: Mapped[date]
    to_day: Mapped[date | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")


class PrivacyNotice(Row):
    """One version of a programme's privacy notice. A response carries the version that was shown."""

    __tablename__ = "privacy_notice"
    __table_args__ = (UniqueConstraint("programme_id", "version"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    version: Mapped[int]
    published_on: Mapped[date]

    editions: Mapped[list[PrivacyNoticeEdition]] = relationship(lazy="raise_on_sql")


class PrivacyNoticeEdition(EditionColumns, Row):
    """A privacy notice in one language: its one text is ``text``, in Markdown."""

    __tablename__ = "privacy_notice_edition"
    __table_args__ = (UniqueConstraint("privacy_notice_id", "language", "format"),)

    privacy_notice_id: Mapped[int] = mapped_column(ForeignKey(PrivacyNotice.id))
