"""What paid involvement knows of somebody goes when they want to be forgotten (domain rule D5)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Agreement, Application, WorkSession
from coprod.involvement.operations import choosing, emptying, roles
from coprod.involvement.rules.applications import APPLICATIONS
from coprod.people.models import Person


def forget(person: Person, *, by: int | None) -> None:
    """Take away what they wrote, and end their roles. That somebody held a place stays, without a name."""
    for application in db.session.scalars(
        select(Application)
        .where(Application.person_id == person.id)
        .order_by(Application.opportunity_id, Application.id)
        .options(joinedload(Application.person))
    ).all():
        if APPLICATIONS.allows(application.stage, "withdraw"):
            choosing.let_go(application)
        else:
            emptying.empty(application)
    today = clock.today()
    for agreement in db.session.scalars(
        select(Agreement).where(Agreement.person_id == person.id).order_by(Agreement.id)
    ):
        agreement.supporter = agreement.ended_words = ""
        if agreement.ends_on is None or agreement.ends_on >= today:
            if agreement.ended_at is None:
                roles.give_place_back(agreement)
            agreement.ends_on = max(agreement.starts_on, today - timedelta(days=1))
        db.session.execute(
            update(WorkSession).where(WorkSession.agreement_id == agreement.id).values(reason="")
        )
