"""What was paid to me: each claim with its remittance, and a statement for each tax year and organisation."""

from __future__ import annotations

from flask import Response

from coprod.core import paging
from coprod.core.access import Reply, permit
from coprod.core.forms import page
from coprod.core.money import figure
from coprod.core.rules import is_signed_in
from coprod.involvement.rules.opportunities import EXPENSE_WORDS, METHOD_WORDS
from coprod.payments.models import Payment, RecoveryPart
from coprod.payments.queries import payments as queries
from coprod.payments.queries import recovering
from coprod.payments.queries.payments import Statement
from coprod.payments.rules.claims import LEDGER_WORDS, Ledger
from coprod.payments.rules.paying import PAYMENT_STAGE_WORDS
from coprod.payments.rules.recovering import RECOVERY_STAGE_TAGS, RECOVERY_STAGE_WORDS
from coprod.payments.views import bp
from coprod.people import current
from coprod.people.current import me
from coprod.statistics import spreadsheet

MINE = "/me/payments"
YEAR = f"{MINE}/years/<int:year>/<organisation>"
TAGS = {"sent": "open", "paid": "done", "failed": "late", "returned": "late"}


@bp.get(MINE)
@permit(is_signed_in)
def my_payments() -> Reply:
    """What is on its way to me and what I have had, the newest first."""
    found = queries.page(me().id, paging.wanted())
    return page(
        "payments/mine/payments.html",
        payments=found,
        years=queries.years(me().id),
        overpaid=recovering.of_person(me().id),
        overpaid_words=RECOVERY_STAGE_WORDS,
        overpaid_tags=RECOVERY_STAGE_TAGS,
        stage_words=PAYMENT_STAGE_WORDS,
        ledger_words=LEDGER_WORDS,
        tags=TAGS,
    )


def _my_remittance(reference: str) -> list[Payment] | None:
    person = current.person()
    return queries.of_claim(person.id, reference) if person else None


@bp.get(f"{MINE}/<reference>")
@permit(is_signed_in, on=_my_remittance)
def my_remittance(payments: list[Payment]) -> Reply:
    """One claim: what was paid for time, and what was given back, each by itself (domain rule P7)."""
    return page(
        "payments/mine/remittance.html",
        name=me().called,
        claim=payments[0].claim,
        parts=[(ledger, [each for each in payments if each.ledger is ledger]) for ledger in Ledger],
        lines=[each for each in payments[0].claim.lines if each.ledger is Ledger.EXPENSE],
        digits=queries.last_digits(payments),
        stage_words=PAYMENT_STAGE_WORDS,
        ledger_words=LEDGER_WORDS,
        method_words=METHOD_WORDS,
        expense_words=EXPENSE_WORDS,
        tags=TAGS,
    )


def _my_statement(year: int, organisation: str) -> Statement | None:
    person = current.person()
    return queries.statement(person.id, year, organisation) if person else None


@bp.get(YEAR)
@permit(is_signed_in, on=_my_statement)
def my_statement(statement: Statement) -> Reply:
    """One tax year of one organisation: time, expenses, and what was given away, each with its own sum."""
    return page("payments/mine/statement.html", statement=statement, name=me().called)


@bp.get(f"{YEAR}/file")
@permit(is_signed_in, on=_my_statement)
def my_statement_file(statement: Statement) -> Response:
    """The same as a file for a spreadsheet."""
    rows: list[list[spreadsheet.Cell]] = [
        ["kind", "what for", "day of the work", "paid on", "amount", "to a charity"]
    ]
    rows += [
        [
            "expenses" if each.ledger is Ledger.EXPENSE else "time",
            each.claim.title,
            each.claim.worked_on.isoformat(),
            each.paid_on.isoformat() if each.paid_on else "",
            figure(each.amount_pence),
            each.charity,
        ]
        for each in statement.payments
    ]
    rows += [
        [
            _called_in_a_file(each),
            each.recovery.claim.title,
            each.recovery.claim.worked_on.isoformat(),
            each.on_day.isoformat(),
            figure(-each.signed_pence),
            "",
        ]
        for each in statement.returned
    ]
    response = Response(b"".join(spreadsheet.write(rows)), mimetype="text/csv")
    name = f"statement-{statement.year.begins_in}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _called_in_a_file(part: RecoveryPart) -> str:
    """What was given back, or was not after all: a line of its own each."""
    of = "expenses" if part.recovery.ledger is Ledger.EXPENSE else "time"
    return f"{of}, given back by you" if part.reverses_id is None else f"{of}, not given back: put right"
