"""Taking away what an application says of somebody. That it was sent, and what became of it, stays without a name."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from coprod.core import erasures
from coprod.core.db import afterwards, db, settle
from coprod.involvement.models import Application, ApplicationFile, Assessment, Conflict
from coprod.involvement.rules.applications import APPLICATIONS
from coprod.questionnaires.operations import filing


def empty(application: Application) -> None:
    """Words, files, name, ways to be reached and needs are gone, and what readers wrote about them."""
    files = list(
        db.session.scalars(
            select(ApplicationFile.file_key)
            .where(ApplicationFile.application_id == application.id)
            .order_by(ApplicationFile.id)
        )
    )
    db.session.execute(delete(ApplicationFile).where(ApplicationFile.application_id == application.id))
    filing.forget(files)
    db.session.execute(update(Assessment).where(Assessment.application_id == application.id).values(words=""))
    db.session.execute(update(Conflict).where(Conflict.application_id == application.id).values(words=""))
    application.name = application.email = application.telephone = application.postal_address = ""
    application.safe_contact_note = application.reason = ""
    application.answers, application.needs, application.shares_needs = {}, {}, False


def remember(application: Application) -> None:
    """No restored backup brings it back (threat T43). The last thing that a deed does: others wait for this list."""
    erasures.note("application", application.locator_hash)
    afterwards(settle)


def again(names: frozenset[str]) -> int:
    """Take away once more what was taken back after the backup that was restored. Returns how many."""
    gone = 0
    for application in db.session.scalars(select(Application).order_by(Application.id)).all():
        if erasures.name("application", application.locator_hash) in names:
            empty(application)
            if APPLICATIONS.allows(application.stage, "withdraw"):
                application.stage = APPLICATIONS.after(application.stage, "withdraw")
            gone += 1
    return gone
