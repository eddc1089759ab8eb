"""The accounts of a run before its file is made: which of them deserve a second look. Nothing is held up by it."""

from __future__ import annotations

from coprod.core.access import Reply, permit
from coprod.core.errors import Refused
from coprod.core.forms import page
from coprod.core.words import _
from coprod.payments import permissions
from coprod.payments.models import PaymentRun
from coprod.payments.queries import payees, runs, sort_codes
from coprod.payments.rules.paying import PaymentStage
from coprod.payments.rules.profiles import PROFILES, Needs
from coprod.payments.views import bp
from coprod.people.current import me


@bp.get("/manage/payment-runs/<reference>/accounts")
@permit(
    permissions.pay,
    on=runs.one,
    see=permissions.look_into,
    reads="looked at bank details",
    fresh=True,
)
def accounts_of_run(run: PaymentRun) -> Reply:
    """Every account in it is opened, which is written down, and only the doubtful ones are named."""
    if PROFILES[run.profile].needs is not Needs.ACCOUNT:
        raise Refused(_("There are no accounts in this file."))
    frozen = [each for each in run.payments if each.stage is not PaymentStage.CANCELLED]
    kept = {key: row for key, row in runs.details_of(frozen).items() if row.wiped_at is None}
    opened = {key: payees.open_details(row, by=me().id) for key, row in kept.items()}
    whose = {each.details_id: each.claimant for each in frozen}
    return page(
        "payments/runs/accounts.html",
        run=run,
        looked_at=len(opened),
        has_table=sort_codes.is_named(),
        doubtful=[
            (whose[key], account)
            for key, account in opened.items()
            if sort_codes.deserves_a_second_look(account)
        ],
    )
