"""The questions about equality of a programme, what waits, and what has been released for the figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Monitoring, MonitoringSheet, Opportunity
from coprod.involvement.rules.opportunities import PUBLIC, Choosing, Stage
from coprod.questionnaires.models import QuestionnaireVersion, Sheet, WaitingBatch
from coprod.statistics.tables import Row


@dataclass(frozen=True)
class Asking:
    """The questions of a programme, as somebody comes to them from one of its roles."""

    reference: str
    programme_id: int
    version: QuestionnaireVersion

    is_public: bool = True


def to_answer(reference: str) -> Asking | None:
    """The questions for whoever has applied for a role; ``None`` before anybody has."""
    row = db.session.execute(
        select(Opportunity.programme_id, QuestionnaireVersion)
        .join(Monitoring, Monitoring.programme_id == Opportunity.programme_id)
        .join(QuestionnaireVersion, QuestionnaireVersion.id == Monitoring.version_id)
        .where(Opportunity.reference == reference, Opportunity.stage.in_(PUBLIC))
    ).first()
    return Asking(reference, row[0], row[1]) if row else None


def waiting() -> list[tuple[int, int]]:
    """Programmes and versions of which something waits."""
    rows = db.session.execute(
        select(Monitoring.programme_id, WaitingBatch.version_id)
        .join(QuestionnaireVersion, QuestionnaireVersion.questionnaire_id == Monitoring.questionnaire_id)
        .join(WaitingBatch, WaitingBatch.version_id == QuestionnaireVersion.id)
        .order_by(Monitoring.programme_id, WaitingBatch.version_id)
    )
    return [(programme, version) for programme, version in rows]


def is_quiet(programme_id: int, since: date) -> bool:
    """Whether nobody could apply for anything in a programme since a day, and every role there is decided about."""
    asks = select(Opportunity.id).where(
        Opportunity.programme_id == programme_id,
        or_(
            Opportunity.stage == Stage.OPEN,
            and_(Opportunity.stage == Stage.CLOSED, Opportunity.choosing == Choosing.PANEL),
            and_(Opportunity.stage != Stage.DRAFT, Opportunity.closes_on >= since),
        ),
    )
    return db.session.scalar(asks.limit(1)) is None


def version_of(programme_id: int) -> QuestionnaireVersion | None:
    """What a programme asks now; ``None`` while nobody has applied there."""
    return db.session.scalars(
        select(QuestionnaireVersion)
        .join(Monitoring, Monitoring.version_id == QuestionnaireVersion.id)
        .where(Monitoring.programme_id == programme_id)
    ).first()


def rows(programme_id: int) -> list[Row]:
    """What was released before this month: figures stand still within a month, so no two can be subtracted (rule E7).

    Ids keep their meaning from version to version; only words change.
    """
    found = db.session.execute(
        select(Sheet.channel, Sheet.answers)
        .join(MonitoringSheet, MonitoringSheet.sheet_key == Sheet.key)
        .where(MonitoringSheet.programme_id == programme_id, Sheet.released_on < clock.today().replace(day=1))
        .order_by(Sheet.key)
    )
    return [(channel.value, told) for channel, told in found]
