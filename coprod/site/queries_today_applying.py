"""What applications need of somebody: to be read, to be answered in time, to be told; and a yes or no to a place."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for

from coprod.core import editions
from coprod.core.editions import Passage
from coprod.core.rules import Viewer
from coprod.core.words import _, language, ngettext
from coprod.involvement.models import Opportunity
from coprod.involvement.queries import applications, reading
from coprod.programmes.rules import Role
from coprod.site.tasks import Task


def tasks_of_applying(viewer: Viewer) -> Iterator[Task]:
    """Everything about applications that somebody has to do, for the list of Today."""
    if viewer.person_id is None:
        return
    for opportunity, count in reading.to_read(viewer.person_id):
        yield Task(
            ngettext(
                "%(num)s application waits for you to read it",
                "%(num)s applications wait for you to read them",
                count,
            ),
            _title(opportunity),
            url_for("involvement.applications", reference=opportunity.reference),
            opportunity.answers_by,
        )
    for application in applications.offered(viewer.person_id):
        yield Task(
            _("A place is kept for you: say yes or no"),
            _title(application.opportunity),
            url_for("involvement.my_application", reference=application.reference),
            application.answer_by,
        )
    led = viewer.programmes(Role.LEAD.value)
    if not led:
        return
    for opportunity in reading.to_answer(led):
        yield Task(
            _("Answer everybody who applied"),
            _title(opportunity),
            url_for("involvement.applications", reference=opportunity.reference),
            opportunity.answers_by,
        )
    for opportunity, count in reading.to_tell(led):
        yield Task(
            ngettext(
                "Ring or write to %(num)s person who applied",
                "Ring or write to %(num)s people who applied",
                count,
            ),
            _title(opportunity),
            url_for("involvement.applications", reference=opportunity.reference),
            opportunity.answers_by,
        )


def _title(opportunity: Opportunity) -> Passage:
    return editions.read(opportunity.editions, language()).title
