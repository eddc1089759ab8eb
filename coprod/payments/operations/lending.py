"""A partner lends an organisation with too few people its approver or payer, between two days (domain rule P23)."""

from __future__ import annotations

from datetime import date

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import Lending
from coprod.payments.queries import lending as queries
from coprod.programmes import queries as programmes
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role

LENT = (Role.FINANCE_APPROVER, Role.PAYER)


def lend(
    programme: Programme,
    *,
    to: Organisation,
    lender: Organisation,
    role: Role,
    from_day: date,
    to_day: date | None,
    by: int,
) -> Lending:
    """Let a partner's approvers or payers serve another partner too. Errors: ``Refused``."""
    if role not in LENT:
        raise Refused(_("Only an approver or a payer can be lent."))
    if to.id == lender.id:
        raise Refused(_("An organisation does not lend to itself. Choose two."))
    if to_day is not None and to_day < from_day:
        raise Refused(_("The last day is before the first day."))
    for organisation in (to, lender):
        if not programmes.is_partner_within(programme.id, organisation.id, from_day, to_day):
            raise Refused(
                _("%(organisation)s is not a partner in these days.", organisation=organisation.name)
            )
    lending = Lending(
        programme_id=programme.id,
        organisation_id=to.id,
        lender_id=lender.id,
        role=role,
        from_day=from_day,
        to_day=to_day,
    )
    if queries.holds_role(by, lending):
        raise Refused(_("Nobody lends themselves. Ask somebody else to do it."))
    db.session.add(lending)
    db.session.flush()
    audit.record(
        "lent a role",
        by=by,
        kind="lending",
        number=lending.id,
        label=lending.reference,
        role=role.value,
        lender=lender.reference,
        to=to.reference,
    )
    return lending


def end(lending: Lending, *, by: int) -> None:
    """From tomorrow on it no longer holds; what has not begun never does. Errors: ``Refused``."""
    today = clock.today()
    if lending.to_day is not None and lending.to_day <= today:
        raise Refused(_("It is over already."))
    audit.record("ended a lending", by=by, kind="lending", number=lending.id, label=lending.reference)
    if lending.from_day > today:
        db.session.delete(lending)
        return
    lending.to_day = today
