"""An older version of published minutes is shown no more, when it says what must not be said (domain rules D7, M7)."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.models import Meeting, WithdrawnVersion
from coprod.meetings.operations import noting
from coprod.meetings.queries import record as queries
from coprod.meetings.rules.minutes import RedactionReason


def withdraw(meeting: Meeting, version: int, reason: RedactionReason, *, by: int) -> None:
    """Show a version no more, and say since when and why. That there was one stays in sight.

    Errors: ``Refused`` for the newest, which everybody reads: it is put right by a new one; and for one that is
    withdrawn already.
    """
    held = queries.versions(meeting)
    chosen = next((each for each in held if each.version == version), None)
    if chosen is None or chosen is held[-1]:
        raise Refused(
            _(
                "Everybody reads this version. Publish one without what must not be said, then take this one away."
            )
        )
    if chosen.withdrawal is not None:
        raise Refused(_("This version is taken away already."))
    db.session.add(WithdrawnVersion(record_id=chosen.id, reason=reason, withdrawn_on=clock.today()))
    db.session.flush()
    noting.note(meeting, "version withdrawn", by, version=version, reason=reason.value)
