"""What is left need not be given back: one asks, a second person agrees or says no."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import Recovery
from coprod.payments.operations.recovering import steps
from coprod.payments.queries import recovering
from coprod.payments.rules.paying import Account
from coprod.payments.rules.recovering import RecoveryStage


def ask_to_let_go(recovery: Recovery, *, why: str, by: int) -> None:
    """Ask a second person that what is left need not be given back. Errors: ``Refused``."""
    steps.moved(recovery, "ask_to_let_go", by)
    recovery.let_go_why = steps.said(why, _("Say why it need not be given back. The person reads this."))
    recovery.let_go_asked_by_id = by
    recovery.kept_why, recovery.kept_by_id = "", None
    db.session.flush()
    steps.trail("asked to let an overpayment go", recovery, by)


def keep(recovery: Recovery, *, why: str, by: int) -> None:
    """A second person says no: what is left is not let go. The person was told of no such wish. Errors: ``Refused``."""
    steps.moved(recovery, "keep", by)
    if recovery.let_go_asked_by_id is None:
        raise Refused(_("Nobody has asked yet to let this go."))
    if recovery.let_go_asked_by_id == by:
        raise Refused(_("You asked for this. A second person must agree or say no."))
    recovery.kept_why, recovery.kept_by_id = steps.said(why, _("Say why the rest is not let go.")), by
    recovery.let_go_asked_by_id, recovery.let_go_why = None, ""
    db.session.flush()
    steps.trail("did not let an overpayment go", recovery, by)


def let_go(recovery: Recovery, *, by: int) -> None:
    """A second person agrees that what is left is let go: its budget bears it again. Errors: ``Refused``."""
    claim = steps.moved(recovery, "let_go", by)
    if recovery.let_go_asked_by_id is None:
        raise Refused(_("Nobody has asked yet to let this go."))
    if recovery.let_go_asked_by_id == by:
        raise Refused(_("You asked for this. A second person must agree."))
    left = recovering.left(recovery)
    recovery.stage, recovery.let_go_by_id = RecoveryStage.LET_GO, by
    recovery.ended_at = clock.now()
    db.session.flush()
    steps.post("let go", recovery, claim, {Account.COST: left, Account.OVERPAID: -left})
    steps.tell(recovery, claim)
    steps.trail("let an overpayment go", recovery, by, pence=left)
