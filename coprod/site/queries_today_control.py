"""What claims need of those who approve them, and what is paid differently at a meeting, of those who arrange it."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for

from coprod.core import clock, settings
from coprod.core.editions import Passage
from coprod.core.rules import Viewer
from coprod.core.words import _, ngettext
from coprod.core.working_days import add_working_days
from coprod.meetings.queries import groups
from coprod.payments.queries import fairness, pre_approvals, queue
from coprod.payments.rules.fairness import differ
from coprod.programmes.rules import Role
from coprod.rates.rules.figures import DAYS_TO_PAY
from coprod.site.tasks import Task


def tasks_of_control(viewer: Viewer) -> Iterator[Task]:
    """Claims and requests that wait for an approver; meetings that pay differently, for whoever arranges them."""
    if viewer.person_id is None:
        return
    places = queue.places(viewer, [Role.FINANCE_APPROVER])
    if places:
        yield from _approves(places, viewer.person_id)
    held = groups.managed(viewer.programmes(Role.LEAD.value), viewer.person_id)
    if held:
        coming = fairness.coming(held)
        offers = fairness.of(coming)
        for meeting in coming:
            told = offers[meeting.id]
            if differ(told) or any(each.is_below_the_living_wage for each in told):
                yield Task(
                    _("Look at what this meeting pays"),
                    Passage(meeting.title),
                    url_for("payments.pay_of_meeting", reference=meeting.reference),
                    meeting.on_day,
                )


def _approves(places: set[queue.Place], person_id: int) -> Iterator[Task]:
    waiting, since = queue.waiting(places, person_id)
    if since is not None:
        # The first half of the time is for looking at a claim, the second for paying it.
        half = (settings.get(DAYS_TO_PAY) + 1) // 2
        yield Task(
            ngettext("%(num)s claim waits for a decision", "%(num)s claims wait for a decision", waiting),
            Passage(_("Whoever has waited longest stands first.")),
            url_for("payments.desk"),
            add_working_days(clock.london(since).date(), half),
        )
    asked = pre_approvals.first_waiting(places, person_id)
    if asked:
        yield Task(
            ngettext(
                "%(num)s person asks for something before the day",
                "%(num)s people ask for something before the day",
                len({each.person_id for each in asked}),
            ),
            Passage(_("Answer before the day comes.")),
            url_for("payments.pre_approvals"),
            asked[0].on_day,
        )
