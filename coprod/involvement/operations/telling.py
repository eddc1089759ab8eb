"""Telling people what was decided: by a letter that says nothing, on their page, or by somebody who rings."""

from __future__ import annotations

from coprod.core import audit, clock
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement import emails
from coprod.involvement.models import Application
from coprod.people.rules import SafeContact


def tell(application: Application, *, is_here: bool = False) -> None:
    """Tell whoever applied. ``is_here`` when they are just reading it on the page.

    Whoever wants a call or a letter by post has not been told until somebody has done that: ``told_at`` stays empty.
    """
    emails.news(application)
    needs_somebody = application.mail_address is None and application.way is not SafeContact.NONE
    application.told_at = None if needs_somebody and not is_here else clock.now()


def note_told(application: Application, *, by: int) -> None:
    """Somebody has rung or written. Errors: ``Refused`` when there is nothing to tell, or it was told already."""
    if not application.is_settled or application.told_at is not None:
        raise Refused(_("There is nothing to tell this person now."))
    application.told_at = clock.now()
    audit.record(
        "told somebody what was decided",
        by=by,
        kind="application",
        number=application.id,
        label=application.label,
    )
