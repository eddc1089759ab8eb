"""What is owed at the end of a day: for a page, and for the spreadsheet of whoever closes the year."""

from __future__ import annotations

from datetime import date

from flask import Response, request

from coprod.core import clock
from coprod.core.access import Reply, permit, viewer
from coprod.core.forms import page
from coprod.core.money import figure
from coprod.payments import permissions
from coprod.payments.forms.accruals import OnDay
from coprod.payments.queries import accruals as queries
from coprod.payments.queries import queue
from coprod.payments.rules.accruals import Accrual, Part, totals
from coprod.payments.rules.claims import LEDGER_WORDS
from coprod.payments.views import bp
from coprod.programmes.rules import Role
from coprod.statistics import spreadsheet

AT = "/manage/accruals"
HEAD = (
    "at the end of",
    "organisation",
    "cost code",
    "ledger",
    "worked and not claimed",
    "claimed and not approved",
    "approved and not paid",
)


def _asked() -> tuple[OnDay, date]:
    """The day in the address, whole (``on=2027-03-31``) or in three boxes; otherwise today.

    Of a day to come nothing is known yet, so the form says no to it.
    """
    today = clock.today()
    try:
        day = date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        day = today
    form = OnDay(request.args, on=day)
    if not form.validate():
        day = today
    elif form.on.data is not None:
        day = form.on.data
    return form, min(day, today)


def _rows(day: date) -> list[Accrual]:
    return queries.on(day, viewer().programmes(Role.LEAD.value), queue.places(viewer()))


@bp.get(AT)
@permit(permissions.look_at_budgets)
def accruals() -> Reply:
    """By organisation, cost code and ledger."""
    form, day = _asked()
    rows = _rows(day)
    # Under one cost code alone the sums of all would say the same again.
    has_several = len({(each.organisation, each.cost_code) for each in rows}) > 1
    return page(
        "payments/manage/accruals.html",
        form=form,
        day=day,
        rows=rows,
        totals=totals(rows) if has_several else [],
        parts=Part,
        ledger_words=LEDGER_WORDS,
    )


@bp.get(f"{AT}/file")
@permit(permissions.look_at_budgets, fresh=True)
def accruals_file() -> Response:
    """The same as a file for a spreadsheet. Its words are English in every language: machines read it."""
    _form, day = _asked()
    told = [
        [
            day.isoformat(),
            each.organisation,
            each.cost_code,
            each.ledger.value,
            *(figure(each.sums[part]) for part in Part),
        ]
        for each in _rows(day)
    ]
    response = Response(b"".join(spreadsheet.write([HEAD, *told])), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="accruals-{day.isoformat()}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response
