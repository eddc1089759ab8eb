"""What the reviewer has said about answers and changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from coprod.core.db import db
from coprod.influence.queries import Heard
from coprod.oversight.models import Check
from coprod.programmes.models import Organisation, ReviewHolding


@dataclass(frozen=True)
class Checked:
    """What was said about one thread, newest first. All of it is public, and stays."""

    of_answer: tuple[Check, ...] = ()
    of_change: tuple[Check, ...] = ()

    @property
    def answer(self) -> Check | None:
        """What stands now about the answer."""
        return self.of_answer[0] if self.of_answer else None

    @property
    def change(self) -> Check | None:
        """What stands now about the change."""
        return self.of_change[0] if self.of_change else None


def checks_of(heard: Iterable[Heard]) -> dict[int, Checked]:
    """What was said about each thread, by the finding's number. One statement for all of them."""
    held = list(heard)
    answers = [each.answer.id for each in held if each.answer]
    changes = [each.change.id for each in held if each.change]
    said = list(
        db.session.scalars(
            select(Check)
            .where(or_(Check.answer_id.in_(answers), Check.change_id.in_(changes)))
            .order_by(Check.said_at.desc(), Check.id.desc())
            .options(joinedload(Check.organisation))
        )
    )
    return {
        each.finding.id: Checked(
            tuple(check for check in said if each.answer and check.answer_id == each.answer.id),
            tuple(check for check in said if each.change and check.change_id == each.change.id),
        )
        for each in held
    }


def reviewing_organisation(number: int | None) -> Organisation | None:
    """The organisation on whose behalf somebody reviews."""
    return db.session.get(Organisation, number) if number is not None else None


def holds_review(organisation_id: int, programme_id: int, on: date) -> bool:
    """Whether an organisation holds the review of a programme on a day (domain rule H7)."""
    return bool(
        db.session.scalar(
            select(ReviewHolding.id)
            .where(
                ReviewHolding.organisation_id == organisation_id,
                ReviewHolding.programme_id == programme_id,
                ReviewHolding.from_day <= on,
                or_(ReviewHolding.to_day.is_(None), ReviewHolding.to_day >= on),
            )
            .order_by(ReviewHolding.id)
            .limit(1)
        )
    )
