"""Asking for a taxi or another dear thing before the day, and agreeing to it up to a sum (domain rule P25)."""

from __future__ import annotations

from datetime import date

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.models import Agreement
from coprod.involvement.rules.opportunities import Expense
from coprod.payments.emails import decided
from coprod.payments.models import PreApproval
from coprod.payments.queries import deciding, serving
from coprod.programmes.rules import Role


def ask(
    agreement: Agreement, *, expense: Expense, on_day: date, most_pence: int, words: str, by: int
) -> PreApproval:
    """Ask for something in one's own role, for a day that has not passed. Errors: ``Refused``."""
    if agreement.person_id != by:
        raise Refused(_("Ask for yourself only."))
    if on_day < clock.today():
        raise Refused(_("This day is over. Claim for it, and say why it was needed."))
    if most_pence <= 0:
        raise Refused(_("Say about how much it costs."))
    asked = PreApproval(
        person_id=by,
        programme_id=agreement.opportunity.programme_id,
        organisation_id=agreement.opportunity.organisation_id,
        expense=expense,
        on_day=on_day,
        most_pence=most_pence,
        words=words.strip(),
        asked_at=clock.now(),
    )
    db.session.add(asked)
    db.session.flush()
    return asked


def give(asked: PreApproval, *, most_pence: int, by: int) -> None:
    """Agree, up to a sum. Errors: ``Refused``."""
    _insist(asked, by)
    if most_pence <= 0:
        raise Refused(_("Say up to how much."))
    asked.most_pence, asked.given_by_id, asked.given_at = most_pence, by, clock.now()
    decided.answered(asked.person)
    _note("agreed before to an expense", asked, by)


def refuse(asked: PreApproval, *, by: int) -> None:
    """Do not agree. Errors: ``Refused``."""
    _insist(asked, by)
    asked.refused_at = clock.now()
    decided.answered(asked.person)
    _note("did not agree before to an expense", asked, by)


def _insist(asked: PreApproval, by: int) -> None:
    """Errors: ``Refused`` for one's own, for somebody near, for another organisation, and once it is answered."""
    if asked.person_id == by:
        raise Refused(_("This is your own. Somebody else decides about it."))
    place = {"programme_id": asked.programme_id, "organisation_id": asked.organisation_id}
    if not serving.does(by, Role.FINANCE_APPROVER, **place):
        raise Refused(_("You do not approve claims for this organisation."))
    if deciding.are_related(by, asked.person_id):
        raise Refused(_("You and this person are too near for one to decide about the other’s money."))
    if asked.given_at is not None or asked.refused_at is not None:
        raise Refused(_("Somebody has answered this already."))


def _note(deed: str, asked: PreApproval, by: int) -> None:
    audit.record(deed, by=by, kind="pre-approval", number=asked.id, label=asked.reference)
