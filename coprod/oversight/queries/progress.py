"""How far consultations have come since they were answered in public: for lists and for the page of one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import and_, select

from coprod.consultations.models import Consultation
from coprod.core import clock
from coprod.core.db import db
from coprod.influence.models import Answer, Change, Commitment
from coprod.influence.rules import PUBLISHED, Verdict
from coprod.oversight.models import Check
from coprod.themes.models import Finding


@dataclass(frozen=True)
class Outcome:
    """What became of one finding, in a line: dates and yes or no."""

    verdict: Verdict | None
    due_on: date | None
    done_on: date | None
    answer_checked: bool
    change_checked: bool


@dataclass
class Progress:
    """What became of a consultation so far. Counts findings and promises, not people."""

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def findings(self) -> int:
        return len(self.outcomes)

    def with_verdict(self, verdict: Verdict) -> int:
        """How many findings were answered like this."""
        return sum(each.verdict is verdict for each in self.outcomes)

    @property
    def promised(self) -> int:
        return sum(each.due_on is not None for each in self.outcomes)

    @property
    def done(self) -> int:
        return sum(each.done_on is not None for each in self.outcomes)

    @property
    def last_done_on(self) -> date | None:
        return max((each.done_on for each in self.outcomes if each.done_on), default=None)

    @property
    def next_due_on(self) -> date | None:
        """The first day by which a promise is due that is not kept yet."""
        return min((each.due_on for each in self.outcomes if each.due_on and not each.done_on), default=None)

    @property
    def days_late(self) -> int:
        """How many days the promise is late that is most late; 0 when none is."""
        return max(0, (clock.today() - self.next_due_on).days) if self.next_due_on else 0

    @property
    def to_check(self) -> int:
        """How many things there are to check: changes and, where nothing was promised, answers."""
        return sum(each.done_on is not None or each.due_on is None for each in self.outcomes)

    @property
    def checked(self) -> int:
        return sum(
            each.change_checked if each.due_on else each.answer_checked
            for each in self.outcomes
            if each.done_on is not None or each.due_on is None
        )


def progress(consultations: Collection[int]) -> dict[int, Progress]:
    """How far each published consultation has come, by its number. One statement for all of them."""
    listed = (
        select(
            Finding.consultation_id,
            Answer.verdict,
            Commitment.due_on,
            Change.done_on,
            select(Check.id).where(Check.answer_id == Answer.id).exists(),
            select(Check.id).where(Check.change_id == Change.id).exists(),
        )
        .join(Consultation, Consultation.id == Finding.consultation_id)
        .outerjoin(Answer, Answer.finding_id == Finding.id)
        .outerjoin(Commitment, Commitment.answer_id == Answer.id)
        .outerjoin(Change, and_(Change.commitment_id == Commitment.id, Change.read_at.is_not(None)))
        .where(Consultation.id.in_(consultations), Consultation.stage.in_(PUBLISHED))
        .order_by(Finding.consultation_id, Finding.position, Finding.id)
    )
    found: dict[int, Progress] = {}
    for number, verdict, due_on, done_on, answer_checked, change_checked in db.session.execute(listed):
        outcome = Outcome(verdict, due_on, done_on, bool(answer_checked), bool(change_checked))
        found.setdefault(number, Progress()).outcomes.append(outcome)
    return found
