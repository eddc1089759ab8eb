"""What every step with an overpayment needs: who may take it, the ledger, the letter and the trail (rule P23)."""

from __future__ import annotations

from datetime import date

from coprod.core import audit, clock
from coprod.core.db import hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.emails import recovering as emails
from coprod.payments.models import Claim, Recovery
from coprod.payments.operations import ledger, standing
from coprod.payments.queries import deciding, recovering
from coprod.payments.rules.paying import Account
from coprod.payments.rules.recovering import RECOVERIES
from coprod.people.rules import SafeContact


def moved(recovery: Recovery, move: str, by: int) -> Claim:
    """Hold the claim and then this until the transaction ends, if it may go on, by somebody who may decide."""
    claim = recovering.claim_of(recovery)
    hold(claim)
    hold(recovery)
    RECOVERIES.after(recovery.stage, move)
    insist(claim, by)
    return claim


def insist(claim: Claim, by: int) -> None:
    """Errors: ``Refused`` for whoever may not decide about this person's money, as with approvals."""
    if by == claim.person_id:
        raise Refused(_("This is your own claim. Somebody else decides about it."))
    standing.insist_on_money(by, claim)
    standing.insist_apart(by, claim.person_id)
    if deciding.claims_for_the_meeting(claim, by):
        raise Refused(_("You claim for the same meeting. Somebody else decides about all of its claims."))


def said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise Refused(otherwise)
    return words.strip()


def post(
    what: str,
    recovery: Recovery,
    claim: Claim,
    moves: dict[Account, int],
    on_day: date | None = None,
) -> None:
    ledger.post(what, ledger=recovery.ledger, moves=moves, claim=claim, on_day=on_day)


def tell(recovery: Recovery, claim: Claim) -> None:
    """Write that there is something to see. Whom no letter reaches has not been told until somebody says so.

    Whoever asked not to be contacted at all looks on the site (threat T19): nobody rings them.
    """
    person = claim.person
    emails.something_to_see(person)
    if person.mail_address is None and person.safe_contact is not SafeContact.NONE:
        recovery.untold_since = recovery.untold_since or clock.now()


def trail(deed: str, recovery: Recovery, by: int, **more: object) -> None:
    audit.record(deed, by=by, kind="recovery", number=recovery.id, label=recovery.reference, **more)
