"""What cash and too much that was paid need: a second person, an answer, a count, or a budget for a difference."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for

from coprod.core import clock
from coprod.core.editions import Passage
from coprod.core.rules import Viewer
from coprod.core.words import _, ngettext
from coprod.core.working_days import add_working_days
from coprod.payments.queries import queue, to_settle
from coprod.payments.rules.floats import COUNT_WITHIN, is_to_be_counted
from coprod.site.tasks import Task

# Somebody who is asked for money back, and wrote to us about it, must not lie awake over a second weekend.
ANSWER_DAYS = 5


def tasks_of_cash(viewer: Viewer) -> Iterator[Task]:
    """What somebody who approves or pays has to do there, and may: nothing about themselves or somebody near."""
    if viewer.person_id is None:
        return
    places = queue.places(viewer)
    if places:
        yield from _too_much(places, viewer.person_id)
        yield from _cash(places, viewer.person_id)


def _too_much(places: set[queue.Place], person_id: int) -> Iterator[Task]:
    if noted := to_settle.for_a_second_person(places, person_id):
        yield Task(
            ngettext(
                "%(num)s sum that was too much waits for a second person",
                "%(num)s sums that were too much wait for a second person",
                noted,
            ),
            Passage(_("Read why, and say whether you agree.")),
            url_for("payments.overpayments"),
        )
    if said := to_settle.for_an_answer(places, person_id):
        yield Task(
            ngettext(
                "%(num)s person wrote about money that was too much: answer them",
                "%(num)s people wrote about money that was too much: answer them",
                said.count,
            ),
            Passage(_("They say that it is not so, or how they could give it back bit by bit.")),
            url_for("payments.overpayments"),
            add_working_days(clock.london(said.since).date(), ANSWER_DAYS),
        )
    if untold := to_settle.for_telling(places, person_id):
        yield Task(
            ngettext(
                "%(num)s person without e-mail has something about money on their page: tell them",
                "%(num)s people without e-mail have something about money on their page: tell them",
                untold.count,
            ),
            Passage(_("No e-mail reaches them. Tell them in the way that they chose, and note it there.")),
            url_for("payments.overpayments"),
            add_working_days(clock.london(untold.since).date(), ANSWER_DAYS),
        )


def _cash(places: set[queue.Place], person_id: int) -> Iterator[Task]:
    tins = to_settle.tins(places, person_id)
    again = sum(1 for each in tins if each.beyond and each.is_overtaken)
    if again:
        yield Task(
            ngettext(
                "Count the cash of %(num)s float again", "Count the cash of %(num)s floats again", again
            ),
            Passage(_("The last count found a difference, and something was written down since.")),
            url_for("payments.cash_floats"),
        )
    beyond = sum(
        1 for each in tins if each.beyond and not each.is_overtaken and each.counted_by_id != person_id
    )
    if beyond:
        yield Task(
            ngettext(
                "%(num)s cash float has a difference: settle it",
                "%(num)s cash floats have a difference: settle it",
                beyond,
            ),
            Passage(
                _("Somebody else counted it. Say which budget bears the difference, and why there is one.")
            ),
            url_for("payments.cash_floats"),
        )
    due = [
        each.counted_on for each in tins if each.inside and is_to_be_counted(each.counted_on, clock.today())
    ]
    if due:
        yield Task(
            ngettext("Count the cash of %(num)s float", "Count the cash of %(num)s floats", len(due)),
            Passage(_("Nobody has counted it for 31 days. Whoever keeps it does not count it alone.")),
            url_for("payments.cash_floats"),
            min(due) + COUNT_WITHIN,
        )
