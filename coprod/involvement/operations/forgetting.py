"""What paid involvement knows of somebody goes when they want to be forgotten (domain rule D5)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import (
    Agreement,
    Application,
    ApplicationFile,
    Assessment,
    Conflict,
    WorkSession,
)
from coprod.involvement.rules.applications import APPLICATIONS
from coprod.people.models import Person
from coprod.questionnaires.operations import filing


def forget(person: Person, *, by: int | None) -> None:
    """Take away what they wrote, and end their roles. That somebody held a place stays, without a name."""
    mine = select(Application.id).where(Application.person_id == person.id)
    filing.forget(
        db.session.scalars(
            select(ApplicationFile.file_key)
            .where(ApplicationFile.application_id.in_(mine))
            .order_by(ApplicationFile.id)
        )
    )
    db.session.execute(delete(ApplicationFile).where(ApplicationFile.application_id.in_(mine)))
    db.session.execute(update(Assessment).where(Assessment.application_id.in_(mine)).values(words=""))
    db.session.execute(update(Conflict).where(Conflict.application_id.in_(mine)).values(words=""))
    for application in db.session.scalars(
        select(Application).where(Application.person_id == person.id).order_by(Application.id)
    ):
        if APPLICATIONS.allows(application.stage, "withdraw"):
            application.stage = APPLICATIONS.after(application.stage, "withdraw")
        application.name = application.email = application.telephone = application.postal_address = ""
        application.safe_contact_note = application.reason = ""
        application.answers, application.needs = {}, {}
    today = clock.today()
    for agreement in db.session.scalars(
        select(Agreement).where(Agreement.person_id == person.id).order_by(Agreement.id)
    ):
        agreement.supporter = agreement.ended_words = ""
        if agreement.ends_on is None or agreement.ends_on >= today:
            agreement.ends_on = max(agreement.starts_on, today - timedelta(days=1))
        db.session.execute(
            update(WorkSession).where(WorkSession.agreement_id == agreement.id).values(reason="")
        )
