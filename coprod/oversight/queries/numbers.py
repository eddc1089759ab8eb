"""How much of what was done somebody independent has looked at, and with what result."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from coprod.consultations.models import Consultation
from coprod.core import clock
from coprod.core.db import db
from coprod.influence.models import Answer, Change, Commitment
from coprod.influence.rules import PUBLISHED
from coprod.oversight.models import Check
from coprod.oversight.rules import Judgement
from coprod.themes.models import Finding


@dataclass(frozen=True)
class Checks:
    """Of the changes that are public: how many were checked, and what stands now of each. No people."""

    done: int
    confirmed: int
    not_confirmed: int
    disputed: int
    on: date

    @property
    def checked(self) -> int:
        return self.confirmed + self.not_confirmed + self.disputed


def checks(programme_id: int | None = None) -> Checks:
    """Counted today. Of several checks of one change the last stands."""
    listed = (
        select(Change.id, Check.judgement)
        .join(Commitment, Commitment.id == Change.commitment_id)
        .join(Answer, Answer.id == Commitment.answer_id)
        .join(Finding, Finding.id == Answer.finding_id)
        .join(Consultation, Consultation.id == Finding.consultation_id)
        .outerjoin(Check, Check.change_id == Change.id)
        .where(Consultation.stage.in_(PUBLISHED), Change.read_at.is_not(None))
        .order_by(Check.said_at, Check.id)
    )
    if programme_id is not None:
        listed = listed.where(Consultation.programme_id == programme_id)
    standing: dict[int, Judgement | None] = {number: said for number, said in db.session.execute(listed)}
    counted = Counter(standing.values())
    return Checks(
        len(standing),
        counted[Judgement.CONFIRMED],
        counted[Judgement.NOT_CONFIRMED],
        counted[Judgement.DISPUTED],
        clock.today(),
    )
