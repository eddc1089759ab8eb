"""What somebody needs to take part, and whether those who arrange may be told (domain rule A1)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core import secret
from coprod.core.db import Base, Row
from coprod.people.models.people import Person
from coprod.people.rules.needs import NeedKind


class AccessProfile(Base):
    """That somebody was asked what they need, whether it may be shared, and when they are asked again."""

    __tablename__ = "access_profile"

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"), primary_key=True)
    # Whether whoever arranges a meeting that they are asked to may see their needs.
    is_shared: Mapped[bool] = mapped_column(default=False)
    consented_at: Mapped[datetime | None]
    reviewed_on: Mapped[date]
    # The day of the letter that asked whether it is still so; None since they said so.
    asked_again_on: Mapped[date | None]


class AccessNeed(Row):
    """One thing that somebody needs, in their own words."""

    __tablename__ = "access_need"
    __table_args__ = (UniqueConstraint("person_id", "kind"),)

    reference: Mapped[str] = mapped_column(String(12), unique=True, default=secret.reference)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id, ondelete="CASCADE"))
    kind: Mapped[NeedKind]
    words: Mapped[str] = mapped_column(String(400), default="")
    recorded_on: Mapped[date]
