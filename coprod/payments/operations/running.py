"""A payment run: approved sums are frozen by one person, confirmed by another, and written into a file.

Nothing here can pay twice: of each claim and ledger the database takes one live payment, whoever asks at once, and a
file that is made again is the same file.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from coprod.core import audit, clock
from coprod.core.db import db, one_at_a_time
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.rules.agreements import Route
from coprod.involvement.rules.opportunities import Method
from coprod.payments.models import Claim, ClaimLine, Payment, PaymentRun
from coprod.payments.operations import standing
from coprod.payments.queries import payable, payees, runs
from coprod.payments.queries.payable import Due
from coprod.payments.rules import profiles
from coprod.payments.rules.budgets import Place
from coprod.payments.rules.paying import PAYMENTS, RUNS, PaymentStage, RunStage
from coprod.payments.rules.profiles import PROFILES, Needs, Row
from coprod.rates.models import Rate, RateCard
from coprod.statistics import spreadsheet


@dataclass(frozen=True)
class Frozen:
    """A run that was made, and what stayed outside of it, each with what stands in its way."""

    run: PaymentRun
    left: list[Due]


@dataclass(frozen=True)
class File:
    """A payment file: its name, its bytes, and its hash."""

    name: str
    content: bytes
    sha256: str


def freeze(programme_id: int, organisation_id: int, *, route: Route, profile: str, by: int) -> Frozen:
    """Take every approved sum that can be paid now into a run. Whoever does this is the payer.

    Errors: ``Refused`` when there is nothing to pay, or for a profile that pays by another route.
    """
    chosen = PROFILES.get(profile)
    if chosen is None or chosen.route is not route:
        raise Refused(_("This kind of file is for another way of paying. Choose another."))
    standing.insist_on_paying(by, Place(programme_id, organisation_id, None))
    # Two payers who press at once would take the same sums; the database would refuse one of them without words.
    one_at_a_time(f"payment run {organisation_id}")
    # Nobody takes an approval back between the question what is due and the answer.
    payable.hold_approved(programme_id, organisation_id)
    found = payable.due(programme_id, organisation_id, route, profile=chosen, payer_id=by)
    ready = [each for each in found if each.obstacle is None]
    left = [each for each in found if each.obstacle is not None]
    if not ready:
        raise Refused(_("There is nothing that you can pay now."))
    run = PaymentRun(
        programme_id=programme_id,
        organisation_id=organisation_id,
        route=route,
        profile=profile,
        made_by_id=by,
        made_at=clock.now(),
    )
    db.session.add(run)
    db.session.flush()
    policies = _policies([each.claim.id for each in ready])
    for each in ready:
        name, version = policies.get(each.claim.id, ("", ""))
        db.session.add(
            Payment(
                run_id=run.id,
                payer_id=by,
                approval_id=each.approval.id,
                claim_id=each.claim.id,
                claimant_id=each.approval.claimant_id,
                approver_id=each.approval.approver_id,
                budget_id=each.claim.budget_id,
                ledger=each.ledger,
                method=each.method,
                details_id=each.details.id
                if each.details is not None and route is not Route.PAYROLL
                else None,
                charity=each.charity,
                amount_pence=each.pence,
                frozen_at=clock.now(),
                replaces_id=each.replaces_id,
                policy_name=name,
                policy_version=version,
            )
        )
    db.session.flush()
    _note(run, "payment run made", by, count=len(ready))
    _count(run)
    return Frozen(run, left)


def confirm(run: PaymentRun, *, by: int) -> None:
    """A second person says yes to the whole of it.

    Errors: ``Refused`` for whoever made it, whoever has a claim in it, and whoever is too near to somebody in it.
    """
    standing.insist_on_money(by, run)
    if by == run.made_by_id:
        raise Refused(_("You made this run. A second person must confirm it."))
    claimants = _claimants(run)
    if by in claimants:
        raise Refused(_("Your own claim is in this run. Somebody else must confirm it."))
    if claimants & payable.near(by):
        raise Refused(_("Somebody in this run is too near to you. Somebody else must confirm it."))
    run.stage = RUNS.after(run.stage, "confirm")
    run.confirmed_by_id, run.confirmed_at = by, clock.now()
    db.session.flush()
    _note(run, "payment run confirmed", by, count=run.count)


def cancel(run: PaymentRun, *, by: int) -> None:
    """Give a run up before its file is made: everything in it can go into the next one."""
    standing.insist_on_paying(by, run)
    run.stage = RUNS.after(run.stage, "cancel")
    db.session.execute(
        update(Payment)
        .where(Payment.run_id == run.id, Payment.stage == PaymentStage.FROZEN)
        .values(stage=PaymentStage.CANCELLED)
    )
    db.session.flush()
    db.session.expire(run, ["payments"])
    _note(run, "payment run given up", by)


def write(run: PaymentRun, *, by: int) -> File:
    """The file of a run. The first time it sends everything on its way; every further time it is the same file.

    Payee numbers and cost codes are those of the first time, so that a later change makes no other file.
    What somebody changed since it was frozen is left out the first time and can go into the next run.
    Errors: ``Refused`` when it is not confirmed, when nothing is left in it, or when it cannot be made as it was.
    """
    standing.insist_on_paying(by, run)
    first = run.stage is RunStage.CONFIRMED
    stage = RUNS.after(run.stage, "write")
    claimants = _claimants(run)
    if by in claimants:
        raise Refused(_("Your own claim is in this run. Somebody else must make its file."))
    if claimants & payable.near(by):
        raise Refused(_("Somebody in this run is too near to you. Somebody else must confirm it."))
    if first:
        _leave_out(run)
        _fix(run)
    run.stage = stage
    content = b"".join(spreadsheet.write(profiles.table(PROFILES[run.profile], _rows(run))))
    sha256 = profiles.fingerprint(content)
    if first:
        for payment in _payments(run, PaymentStage.FROZEN):
            payment.stage = PAYMENTS.after(payment.stage, "send")
        run.sha256, run.written_at = sha256, clock.now()
        _count(run)
        if not run.count:
            raise Refused(
                _(
                    "Nothing is left in this run: everybody in it has changed where their money goes. "
                    "Give the run up: what is approved can go into the next one."
                )
            )
    elif sha256 != run.sha256:
        raise Refused(_cannot_be_made_again(run))
    db.session.flush()
    _note(run, "payment file made" if first else "payment file made again", by, sha256=sha256)
    return File(f"{run.profile}-{run.reference}.csv", content, sha256)


def close(run: PaymentRun, *, by: int) -> None:
    """It is known what became of everything in it. Errors: ``Refused`` while something is still on its way."""
    standing.insist_on_paying(by, run)
    if _payments(run, PaymentStage.SENT):
        raise Refused(_("Say first what became of every payment in this run."))
    run.stage = RUNS.after(run.stage, "close")
    run.closed_at = clock.now()
    db.session.flush()
    _note(run, "payment run closed", by)


def in_file(run: PaymentRun, payment: Payment) -> bool:
    """Whether a payment goes through the file; cash, vouchers, cheques and what a charity gets are seen to by hand."""
    if payment.charity or payment.method is not Method.BANK:
        return False
    return payment.details_id is not None or PROFILES[run.profile].needs is Needs.PAYEE_NUMBER


def _rows(run: PaymentRun) -> list[Row]:
    payments = [
        each for each in _payments(run, *(set(PaymentStage) - {PaymentStage.CANCELLED})) if in_file(run, each)
    ]
    needs_account = PROFILES[run.profile].needs is Needs.ACCOUNT
    details = runs.details_of(payments) if needs_account else {}
    rows = []
    for each in payments:
        account = None
        if each.details_id in details:
            account = payees.unseal(details[each.details_id], each.claimant)
            if account is None and run.sha256 == "":
                # A row without an account would look as if it had been sent.
                raise Refused(_("These bank details cannot be opened any more. They must be typed again."))
        rows.append(
            Row(
                reference=each.reference,
                pence=each.amount_pence,
                ledger=each.ledger,
                cost_code=each.cost_code,
                payee_number=each.payee_number,
                name=account.name if account else "",
                sort_code=account.sort_code if account else "",
                account_number=account.number if account else "",
                roll_number=account.roll_number if account else "",
                worked_on=each.claim.worked_on,
            )
        )
    return rows


def _leave_out(run: PaymentRun) -> None:
    """Take out what must not be sent any more: the account was changed after this was frozen (threat T11)."""
    payments = _payments(run, PaymentStage.FROZEN)
    details = runs.details_of(payments)
    old: frozenset[int] = frozenset()
    if PROFILES[run.profile].needs is Needs.PAYEE_NUMBER:
        old = payable.with_old_account({each.claimant_id for each in payments}, run.organisation_id)
    for each in payments:
        changed = each.details_id is not None and not payable.is_usable(details[each.details_id], clock.now())
        if changed or (each.claimant_id in old and in_file(run, each)):
            each.stage = PAYMENTS.after(each.stage, "cancel")
    db.session.flush()


def _fix(run: PaymentRun) -> None:
    """Keep with each payment what its row tells of anything that somebody may change later."""
    payments = _payments(run, PaymentStage.FROZEN)
    numbers = payable.numbers({each.claimant_id for each in payments}, run.organisation_id)
    for each in payments:
        each.payee_number = numbers.get(each.claimant_id, "")
        each.cost_code = each.claim.budget.cost_code if each.claim.budget is not None else ""
    db.session.flush()


def _cannot_be_made_again(run: PaymentRun) -> str:
    needs_account = PROFILES[run.profile].needs is Needs.ACCOUNT
    details = runs.details_of(_payments(run, *PaymentStage)) if needs_account else {}
    if any(each.wiped_at is not None for each in details.values()):
        return _(
            "This file cannot be made again, because an account in it has been wiped. The first file still counts."
        )
    return _("This file cannot be made again as it was. The first file still counts.")


def _payments(run: PaymentRun, *stages: PaymentStage) -> list[Payment]:
    return list(
        db.session.scalars(
            select(Payment)
            .where(Payment.run_id == run.id, Payment.stage.in_(stages))
            .options(joinedload(Payment.claim).joinedload(Claim.budget), joinedload(Payment.claimant))
            .order_by(Payment.id)
        )
    )


def _claimants(run: PaymentRun) -> frozenset[int]:
    return frozenset(
        db.session.scalars(
            select(Payment.claimant_id)
            .where(Payment.run_id == run.id)
            .distinct()
            .order_by(Payment.claimant_id)
        )
    )


def _count(run: PaymentRun) -> None:
    """The control totals: of the whole run, by hand and by file, each ledger apart (domain rule P7)."""
    alive = _payments(run, *(set(PaymentStage) - {PaymentStage.CANCELLED}))
    told = profiles.totals([(each.ledger, each.amount_pence) for each in alive])
    run.count, run.payment_pence, run.expense_pence = told.count, told.payment_pence, told.expense_pence
    db.session.flush()


def _policies(claims: list[int]) -> dict[int, tuple[str, str]]:
    """What the policy behind each claim's rate is called, and which version (domain rule P2)."""
    rows = db.session.execute(
        select(ClaimLine.claim_id, RateCard.policy_name, RateCard.policy_version)
        .join(Rate, Rate.id == ClaimLine.rate_id)
        .join(RateCard, RateCard.id == Rate.card_id)
        .where(ClaimLine.claim_id.in_(claims))
        .order_by(ClaimLine.id)
    )
    return {claim_id: (name, version) for claim_id, name, version in rows}


def _note(run: PaymentRun, deed: str, by: int, **details: object) -> None:
    audit.record(deed, by=by, kind="payment run", number=run.id, label=run.reference, **details)
