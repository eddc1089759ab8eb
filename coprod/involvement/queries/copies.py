"""What this domain holds of somebody, for the copy of their data (domain rule D5)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from coprod.core.db import db
from coprod.involvement.models import Agreement, Application, Break, Opportunity, WorkSession
from coprod.people.models import Person


def copy_of(person: Person) -> dict[str, Any]:
    """Their applications with what they wrote, the roles that they took, their breaks and other work."""
    mine = select(Agreement.id).where(Agreement.person_id == person.id)
    return {
        "applications": [
            {
                "opportunity": reference,
                "stage": each.stage.value,
                "sent_at": each.sent_at.isoformat(),
                "answers": each.answers,
                "needs": each.needs,
                "reason": each.reason,
            }
            for each, reference in db.session.execute(
                select(Application, Opportunity.reference)
                .join(Opportunity, Opportunity.id == Application.opportunity_id)
                .where(Application.person_id == person.id)
                .order_by(Application.id)
            )
        ],
        "roles": [
            {
                "opportunity": reference,
                "from": each.starts_on.isoformat(),
                "to": each.ends_on.isoformat() if each.ends_on else None,
                "agreed_at": each.agreed_at.isoformat() if each.agreed_at else None,
                "support": each.supporter,
                "ended_because": each.ended_words,
            }
            for each, reference in db.session.execute(
                select(Agreement, Opportunity.reference)
                .join(Opportunity, Opportunity.id == Agreement.opportunity_id)
                .where(Agreement.person_id == person.id)
                .order_by(Agreement.id)
            )
        ],
        "breaks": [
            {
                "from": each.from_day.isoformat(),
                "to": each.to_day.isoformat() if each.to_day else None,
                "no_invitations": each.pauses_invitations,
            }
            for each in db.session.scalars(
                select(Break).where(Break.agreement_id.in_(mine)).order_by(Break.id)
            )
        ],
        "work": [
            {
                "what": each.title,
                "on": each.on_day.isoformat(),
                "minutes": each.minutes,
                "preparation_minutes": each.preparation_minutes,
                "stage": each.stage.value,
            }
            for each in db.session.scalars(
                select(WorkSession).where(WorkSession.agreement_id.in_(mine)).order_by(WorkSession.id)
            )
        ],
    }
