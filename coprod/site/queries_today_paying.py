"""What paying people needs: sums to put in a run, runs that wait for somebody, payees to set up, later rates to add."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask import url_for

from coprod.core import clock, settings
from coprod.core.editions import Passage
from coprod.core.rules import Viewer
from coprod.core.words import _, ngettext
from coprod.core.working_days import add_working_days
from coprod.payments.queries import payee_setup, queue, to_pay, topping_up
from coprod.payments.queries.to_pay import Waits
from coprod.payments.rules.paying import RunStage
from coprod.programmes.rules import Role
from coprod.rates.rules.figures import DAYS_TO_PAY
from coprod.site.tasks import Task

# A run is looked at again by the end of the next working day: what is in it has been approved for a while already.
RUN_DAYS = 1


def tasks_of_paying(viewer: Viewer) -> Iterator[Task]:
    """What a payer, whoever is the second person of a run, and whoever leads has to do so that people are paid."""
    if viewer.person_id is None:
        return
    pays = queue.places(viewer, [Role.PAYER])
    if pays:
        yield from _pays(pays, viewer.person_id)
    looks = queue.places(viewer)
    if looks:
        waiting = to_pay.runs(looks, of_others=viewer.person_id)
        if first := waiting.get(RunStage.FROZEN):
            yield Task(
                ngettext(
                    "%(num)s payment run waits for a second person",
                    "%(num)s payment runs wait for a second person",
                    first.count,
                ),
                Passage(_("Look at what is in it. Nothing is paid before somebody else confirms it.")),
                url_for("payments.payment_runs"),
                _next_day(first),
            )
    led = viewer.programmes(Role.LEAD.value)
    if led and (claims := topping_up.how_many(led)):
        yield Task(
            ngettext(
                "A later rate adds to %(num)s claim that was approved: add it",
                "A later rate adds to %(num)s claims that were approved: add it",
                claims,
            ),
            Passage(_("You see the sums first. Somebody else approves them.")),
            url_for("payments.top_ups"),
        )


def _pays(places: set[queue.Place], person_id: int) -> Iterator[Task]:
    found = to_pay.sums(places, without=person_id)
    if found:
        yield Task(
            ngettext(
                "%(num)s sum is approved and not in a payment run",
                "%(num)s sums are approved and not in a payment run",
                sum(each.count for each in found.values()),
            ),
            Passage(_("The page says of each what stands in its way, if anything does.")),
            url_for("payments.payment_runs"),
            _half(min(clock.london(each.since).date() for each in found.values())),
        )
    runs = to_pay.runs(places)
    if confirmed := runs.get(RunStage.CONFIRMED):
        yield Task(
            ngettext(
                "%(num)s payment run is confirmed: make its file",
                "%(num)s payment runs are confirmed: make their files",
                confirmed.count,
            ),
            Passage(_("Until then the money is not on its way.")),
            url_for("payments.payment_runs"),
            _next_day(confirmed),
        )
    if written := runs.get(RunStage.WRITTEN):
        yield Task(
            ngettext(
                "Say what became of %(num)s payment run",
                "Say what became of %(num)s payment runs",
                written.count,
            ),
            Passage(_("People hear that they are paid when you note it.")),
            url_for("payments.payment_runs"),
        )
    unknown = payee_setup.unknown(places)
    if unknown.moved:
        yield Task(
            ngettext(
                "%(num)s person gave another account: type it into the finance system",
                "%(num)s people gave another account: type it into the finance system",
                unknown.moved,
            ),
            Passage(_("Until then nothing is paid to them by their number.")),
            url_for("payments.payees_to_set_up"),
        )
    if unknown.new:
        yield Task(
            ngettext(
                "%(num)s person is not known to the finance system yet",
                "%(num)s people are not known to the finance system yet",
                unknown.new,
            ),
            Passage(_("They have agreed to a paid role. Set them up before they first claim.")),
            url_for("payments.payees_to_set_up"),
        )


def _half(since: date) -> date:
    """The end of the second half of the time in which we aim to pay: the first is for looking at a claim."""
    return add_working_days(since, settings.get(DAYS_TO_PAY) // 2)


def _next_day(waits: Waits) -> date:
    return add_working_days(clock.london(waits.since).date(), RUN_DAYS)
