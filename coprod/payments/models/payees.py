"""How money reaches somebody: their bank details, sealed; their choice; and whether finance knows them yet."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import secret
from coprod.core.db import Base, Row
from coprod.involvement.rules.opportunities import Method
from coprod.people.models import Person
from coprod.programmes.models import Organisation


class BankDetails(Row):
    """Where somebody's money goes, sealed with a key that is not in the database and bound to them (domain rule P27).

    Nothing is paid to it before ``hold_until``, a day after they confirmed it. A row is never changed into another
    account: a new one takes its place. Wiped, it keeps that it was, and an empty packet.
    """

    __tablename__ = "bank_details"
    __table_args__ = (UniqueConstraint("id", "person_id"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    packet: Mapped[bytes] = mapped_column(LargeBinary)
    # The name of the key that opens the packet.
    sealed_with: Mapped[str] = mapped_column(String(12), default="")
    last_digits: Mapped[str] = mapped_column(String(4))
    made_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    hold_until: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]
    wiped_at: Mapped[datetime | None]


class PayChoice(Base):
    """How somebody wants their money. Several claims never come as one sum: each is paid by itself."""

    __tablename__ = "pay_choice"

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), primary_key=True)
    method: Mapped[Method] = mapped_column(default=Method.BANK)
    changed_at: Mapped[datetime]


class PayeeSetup(Row):
    """That a finance system is to know somebody: begun when they agree to a role, not when they first claim."""

    __tablename__ = "payee_setup"
    __table_args__ = (
        UniqueConstraint("person_id", "organisation_id"),
        ForeignKeyConstraint(
            ["details_id", "person_id"],
            [BankDetails.id, BankDetails.person_id],
            name="fk_payee_setup_details",
        ),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id), index=True)
    begun_at: Mapped[datetime]
    done_on: Mapped[date | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey(Person.id), index=True)
    # What the finance system calls them.
    number: Mapped[str] = mapped_column(String(40), default="")
    # Which account was typed in there when that was noted; none if they had given none by then.
    details_id: Mapped[int | None] = mapped_column(index=True)

    person: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[person_id])


class PrivateLimit(Base):
    """A sum or a number of hours that somebody wants to be told of before they pass it (domain rule P14).

    Neither whose it is nor what it says can be read here: the name of the row is a keyed hash, and the packet is sealed
    with a key that is not in the database. No page, log, letter, export or audit row of anybody else tells of it.
    """

    __tablename__ = "private_limit"
    __table_args__ = {"sqlite_with_rowid": False}

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    packet: Mapped[bytes] = mapped_column(LargeBinary)
