"""Payment runs: what can be paid, a run of it, its second person, its file, and what became of each payment."""

from __future__ import annotations

import io

from flask import Response, redirect, send_file, url_for

from coprod.core import clock, editions, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.errors import Refused
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _, language, ngettext
from coprod.involvement.rules.agreements import ROUTE_WORDS, Route
from coprod.involvement.rules.opportunities import METHOD_WORDS, Method
from coprod.payments import permissions
from coprod.payments.forms import running as forms
from coprod.payments.models import CashFloat, Payment, PaymentRun
from coprod.payments.operations import handing_out, outcomes, running
from coprod.payments.queries import desks, floats, payable, queue, runs, to_pay
from coprod.payments.queries.desks import Desk
from coprod.payments.rules.claims import LEDGER_WORDS
from coprod.payments.rules.payable import OBSTACLE_WORDS
from coprod.payments.rules.paying import (
    AFTER_ALL,
    PAYMENT_STAGE_WORDS,
    PAYMENTS,
    RUN_STAGE_WORDS,
    RUNS,
    PaymentStage,
)
from coprod.payments.rules.profiles import PROFILES
from coprod.payments.views import bp
from coprod.people.current import me
from coprod.programmes.rules import Role

RUNS_AT = "/manage/payment-runs"
ONE = f"{RUNS_AT}/<reference>"
DUE = f"{RUNS_AT}/due/<slug>/<organisation>"
# In which state a payment is drawn as which kind of tag.
TAGS = {
    PaymentStage.FROZEN: "waiting",
    PaymentStage.SENT: "open",
    PaymentStage.PAID: "done",
    PaymentStage.FAILED: "late",
    PaymentStage.RETURNED: "late",
    PaymentStage.CANCELLED: "stopped",
}


@bp.get(RUNS_AT)
@permit(permissions.work_with_money)
def payment_runs() -> Reply:
    """The desks at which somebody pays, with what waits there, and the runs so far."""
    places = queue.places(viewer(), [Role.PAYER])
    seen = queue.places(viewer())
    waiting = to_pay.sums(places)
    return page(
        "payments/runs/runs.html",
        desks=[(desk, _name(desk), waiting.get(desk.place)) for desk in desks.of(places)],
        runs=runs.of_places(seen, paging.wanted()),
        stage_words=RUN_STAGE_WORDS,
        route_words=ROUTE_WORDS,
    )


def _name(desk: Desk) -> str:
    return str(editions.read(desk.programme.editions, language()).short_name)


@bp.route(DUE, methods=["GET", "POST"])
@permit(permissions.pay, on=desks.one, see=permissions.see_money)
def due(desk: Desk) -> Reply:
    """Everything that is approved and not paid, with what stands in its way; and the button that makes a run."""
    waiting = [
        (
            route,
            payable.due(desk.programme_id, desk.organisation_id, route, profile=None, payer_id=me().id),
        )
        for route in Route
    ]
    form = forms.MakeRun()
    form.offer({route for route, found in waiting if any(each.obstacle is None for each in found)})
    if form.passed():
        profile = PROFILES[form.profile.data]
        made = running.freeze(
            desk.programme_id, desk.organisation_id, route=profile.route, profile=profile.name, by=me().id
        )
        say(_("The run is made. A second person must confirm it."))
        return redirect(url_for(".payment_run", reference=made.run.reference))
    return page(
        "payments/runs/due.html",
        form=form,
        desk=desk,
        name=_name(desk),
        waiting=waiting,
        beyond=payable.beyond(desk.programme_id, desk.organisation_id),
        route_words=ROUTE_WORDS,
        ledger_words=LEDGER_WORDS,
        method_words=METHOD_WORDS,
        obstacle_words=OBSTACLE_WORDS,
    )


@bp.get(ONE)
@permit(permissions.look_into, on=runs.one, see=permissions.look_into)
def payment_run(run: PaymentRun) -> Reply:
    """One run: its sums, whose turn it is, and every payment in it."""
    on_its_way = [each for each in run.payments if each.stage is PaymentStage.SENT]
    return page(
        "payments/runs/run.html",
        run=run,
        profile=PROFILES[run.profile],
        moves={move.name for move in RUNS.offered(run.stage)},
        is_mine=run.made_by_id == me().id,
        on_its_way=len(on_its_way),
        by_hand={each.id for each in run.payments if not running.in_file(run, each)},
        tags=TAGS,
        payment_words=PAYMENT_STAGE_WORDS,
        stage_words=RUN_STAGE_WORDS,
        ledger_words=LEDGER_WORDS,
        method_words=METHOD_WORDS,
        route_words=ROUTE_WORDS,
    )


@bp.post(f"{ONE}/confirm")
@permit(permissions.look_into, on=runs.one, see=permissions.look_into, fresh=True)
def confirm_run(run: PaymentRun) -> Reply:
    insist_on_press()
    running.confirm(run, by=me().id)
    say(_("The run is confirmed. Its file can be made."))
    return redirect(url_for(".payment_run", reference=run.reference))


@bp.post(f"{ONE}/give-up")
@permit(permissions.pay, on=runs.one, see=permissions.look_into)
def give_run_up(run: PaymentRun) -> Reply:
    insist_on_press()
    running.cancel(run, by=me().id)
    say(_("The run is given up. Everything in it can go into the next one."))
    return redirect(url_for(".payment_run", reference=run.reference))


@bp.post(f"{ONE}/file")
@permit(permissions.pay, on=runs.one, see=permissions.look_into, fresh=True)
def run_file(run: PaymentRun) -> Response | Reply:
    """The file. It holds whole accounts, and is kept nowhere here."""
    insist_on_press()
    made = running.write(run, by=me().id)
    response = send_file(
        io.BytesIO(made.content), mimetype="text/csv", as_attachment=True, download_name=made.name
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.route(f"{ONE}/all-went", methods=["GET", "POST"])
@permit(permissions.pay, on=runs.one, see=permissions.look_into)
def all_went(run: PaymentRun) -> Reply:
    """Everything that is still on its way arrived on one day."""
    form = forms.WentOn(on=clock.today())
    if form.passed():
        done = outcomes.all_paid(run, on=form.on.data or clock.today(), by=me().id)
        say(ngettext("%(num)s payment is noted as paid.", "%(num)s payments are noted as paid.", done))
        return redirect(url_for(".payment_run", reference=run.reference))
    by_itself = handing_out.in_cash(run)
    sent = [each.id in by_itself for each in run.payments if each.stage is PaymentStage.SENT]
    return page(
        "payments/runs/all_went.html",
        form=form,
        run=run,
        waiting=sent.count(False),
        in_cash=sent.count(True),
    )


@bp.post(f"{ONE}/close")
@permit(permissions.pay, on=runs.one, see=permissions.look_into)
def close_run(run: PaymentRun) -> Reply:
    insist_on_press()
    running.close(run, by=me().id)
    say(_("The run is closed."))
    return redirect(url_for(".payment_run", reference=run.reference))


def _payment(reference: str, payment: str) -> Payment | None:
    return runs.payment(reference, payment)


@bp.route(f"{ONE}/payments/<payment>", methods=["GET", "POST"])
@permit(permissions.pay_one, on=_payment, see=permissions.see_payment)
def payment_outcome(payment: Payment) -> Reply:
    """What became of one payment: paid, not possible, come back."""
    form = forms.Outcome(on=clock.today())
    is_after_all = payment.stage in AFTER_ALL
    paid = _("It was paid after all") if is_after_all else _("It was paid")
    words = {"pay": paid, "fail": _("It could not be paid"), "return": _("It came back")}
    form.what.choices = [(name, told) for name, told in words.items() if PAYMENTS.allows(payment.stage, name)]
    tins = _tins(payment) if PAYMENTS.allows(payment.stage, "pay") else {}
    form.offer([(reference, each.name) for reference, each in tins.items()], payment.method)
    if form.passed():
        _note(payment, form, tins)
        say(_("It is noted."))
        return redirect(url_for(".payment_run", reference=payment.run.reference))
    return page(
        "payments/runs/payment.html",
        form=form,
        payment=payment,
        payment_words=PAYMENT_STAGE_WORDS,
        ledger_words=LEDGER_WORDS,
        method_words=METHOD_WORDS,
        tags=TAGS,
    )


def _tins(payment: Payment) -> dict[str, CashFloat]:
    """The cash floats that a payment in cash can come from."""
    if payment.method is not Method.CASH:
        return {}
    found = floats.open_for(payment.run.programme_id, payment.run.organisation_id, payment.ledger)
    return {each.reference: each for each in found}


def _note(payment: Payment, form: forms.Outcome, tins: dict[str, CashFloat]) -> None:
    day, why, by = form.on.data or clock.today(), form.why.data or "", me().id
    if form.what.data == "pay":
        cash = tins.get(form.float_reference.data) if tins else None
        outcomes.paid(payment, on=day, by=by, cash=cash, receipt=why)
    elif form.what.data == "fail":
        outcomes.failed(payment, why=why, by=by)
    elif form.what.data == "return":
        outcomes.returned(payment, why=why, on=day, by=by)
    else:
        raise Refused(_("Choose what became of it."))
