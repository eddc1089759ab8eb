"""The figure about paying that everybody may see."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core.db import Row


class PaySpeed(Row):
    """How fast people were paid in the 12 months up to the end of a month: counted once and never again (rule E7).

    ``claims`` is rounded. Where few people were paid, a row without figures says that the month was counted (rule E6).
    """

    __tablename__ = "pay_speed"
    __table_args__ = (
        CheckConstraint(
            "(claims IS NULL) = (half_days IS NULL) AND (claims IS NULL) = (percent IS NULL)",
            name="all_figures_or_none",
        ),
    )

    until: Mapped[date] = mapped_column(unique=True)
    counted_on: Mapped[date]
    claims: Mapped[int | None]
    # Half of them took no more working days than this, and so many in a hundred were paid in the time that is aimed at.
    half_days: Mapped[int | None]
    percent: Mapped[int | None]
