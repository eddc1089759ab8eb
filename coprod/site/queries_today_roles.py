"""What roles need of somebody: words to agree to, a yes, a supporter, a check, work to say yes or no to."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for

from coprod.core import editions
from coprod.core.editions import Passage
from coprod.core.rules import Viewer
from coprod.core.words import _, language
from coprod.involvement.models import Agreement, Opportunity
from coprod.involvement.queries import sessions, standing
from coprod.programmes.rules import Role
from coprod.site.tasks import Task


def tasks_of_roles(viewer: Viewer) -> Iterator[Task]:
    """Everything about roles that somebody has to do, for the list of Today."""
    if viewer.person_id is None:
        return
    yield from _takes_part(viewer.person_id)
    led = viewer.programmes(Role.LEAD.value)
    if led:
        yield from _leads(led)


def _takes_part(person_id: int) -> Iterator[Task]:
    for each in standing.to_agree(person_id):
        yield Task(
            _("Read what we agree with each other, and say yes or no"),
            _title(each.opportunity),
            url_for("involvement.my_agreement", reference=each.reference),
        )
    for work in sessions.waiting_for_person(person_id):
        yield Task(
            _("Say whether you will do this"),
            Passage(work.title),
            url_for("involvement.my_work", reference=work.agreement.reference),
            work.on_day,
        )


def _leads(led: frozenset[int]) -> Iterator[Task]:
    for each in standing.open_in(led):
        person = Passage(each.person.called)
        if not each.is_agreed:
            yield Task(
                _("They have a place and have not agreed yet. Do they need a call?"),
                person,
                _managed(each),
                each.starts_on,
            )
        elif not each.supporter_id and not each.supporter:
            yield Task(_("Name somebody who supports them"), person, _managed(each), each.starts_on)
    for opportunity in standing.not_determined(led):
        yield Task(
            _("Determine how this role is paid"),
            _title(opportunity),
            url_for("involvement.determinations", reference=opportunity.reference),
        )
    for each, lacking in standing.before_the_first_session(led):
        yield Task(
            _("Should come before the first session: %(what)s", what=lacking),
            Passage(each.person.called),
            _managed(each),
            each.starts_on,
        )
    for work in sessions.waiting_for_leads(led):
        yield Task(
            _("Say yes or no to work that somebody proposes"),
            Passage(work.title),
            _managed(work.agreement),
            work.on_day,
        )


def _managed(agreement: Agreement) -> str:
    return url_for("involvement.manage_agreement", reference=agreement.reference)


def _title(opportunity: Opportunity) -> Passage:
    return editions.read(opportunity.editions, language()).title
