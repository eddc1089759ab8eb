"""What the independent reviewer has said. A trigger refuses every change: nobody can edit, delay or hide it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coprod.core import clock
from coprod.core.db import Row
from coprod.influence.models import Answer, Change
from coprod.oversight.rules import Judgement
from coprod.programmes.models import Organisation


class Check(Row):
    """One judgement about an answer or a change. A later one stands above it; none is ever taken away."""

    __tablename__ = "reviewer_check"
    __table_args__ = (
        CheckConstraint("(answer_id IS NULL) <> (change_id IS NULL)", name="about_exactly_one_thing"),
    )

    answer_id: Mapped[int | None] = mapped_column(ForeignKey(Answer.id), index=True)
    change_id: Mapped[int | None] = mapped_column(ForeignKey(Change.id), index=True)
    judgement: Mapped[Judgement]
    why: Mapped[str]
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id))
    # Said at the time: the holder was also a partner with an interest in the result (domain rule H7).
    interest: Mapped[str] = mapped_column(String(300), default="")
    said_at: Mapped[datetime]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")

    @property
    def said_on(self) -> date:
        """The London day on which it was said."""
        return clock.london(self.said_at).date()
