"""A payer notes that the finance system knows somebody now, as whom, and with which account."""

from __future__ import annotations

from sqlalchemy import select

from coprod.core import audit, clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import PayeeSetup
from coprod.payments.queries import payees, serving
from coprod.payments.queries.payee_setup import Payee
from coprod.programmes.rules import Role


def known(payee: Payee, *, number: str, by: int, seen: str | None = None) -> PayeeSetup:
    """The finance system calls them by this number from now on, and has the account that they have here.

    ``seen`` names the account that the payer's page told of, or is "" where it told of none.
    Errors: ``Refused`` for oneself, without a number, and when they gave another account in the meantime. A number
    that somebody else has there is refused: what one person earned would go to another.
    """
    if not serving.does(
        by, Role.PAYER, programme_id=payee.programme_id, organisation_id=payee.organisation_id
    ):
        raise Refused(_("You do not pay for this organisation."))
    if by == payee.person.id:
        raise Refused(_("This is you. Somebody else must set you up."))
    if not number.strip():
        raise Refused(_("Enter the number that the finance system gave them."))
    hold(payee.person)
    details = payees.current(payee.person.id)
    if seen is not None and seen != (details.reference if details is not None else ""):
        raise Refused(
            _("Their bank details have changed since you opened this page. Look at the account once more.")
        )
    taken = db.session.scalar(
        select(PayeeSetup.id).where(
            PayeeSetup.organisation_id == payee.organisation_id,
            PayeeSetup.number == number.strip(),
            PayeeSetup.person_id != payee.person.id,
        )
    )
    if taken is not None:
        raise Refused(_("Somebody else has this number in the finance system. Check it."))
    setup = payee.setup or PayeeSetup(
        person_id=payee.person.id, organisation_id=payee.organisation_id, begun_at=clock.now()
    )
    setup.number, setup.done_on, setup.done_by_id = number.strip(), clock.today(), by
    setup.details_id = details.id if details is not None else None
    db.session.add(setup)
    db.session.flush()
    audit.record(
        "set up a payee",
        by=by,
        kind="payee",
        number=setup.id,
        label=setup.reference,
        was=bool(payee.setup),
        account=details.reference if details is not None else "",
    )
    return setup
