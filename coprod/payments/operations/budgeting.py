"""Setting money aside for involvement, and changing it in the open (domain rule P24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coprod.core import audit
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import Budget
from coprod.programmes import queries as programmes
from coprod.programmes.models import Organisation, Programme, Workstream


@dataclass(frozen=True)
class Facts:
    """What a budget is called, by which code finance knows it, how much it is in pence, and for which days."""

    name: str
    cost_code: str
    amount_pence: int
    from_day: date
    to_day: date


def add(
    programme: Programme, organisation: Organisation, workstream: Workstream | None, facts: Facts, *, by: int
) -> Budget:
    """A new budget of a partner. Errors: ``Refused``."""
    _insist(facts)
    if not programmes.is_partner_within(programme.id, organisation.id, facts.from_day, facts.to_day):
        raise Refused(_("%(organisation)s is not a partner in these days.", organisation=organisation.name))
    if workstream is not None and workstream.programme_id != programme.id:
        raise Refused(_("This part of the work belongs to another programme."))
    budget = Budget(
        programme_id=programme.id,
        organisation_id=organisation.id,
        workstream_id=workstream.id if workstream else None,
        **_columns(facts),
    )
    db.session.add(budget)
    db.session.flush()
    _note("added a budget", budget, by, pence=facts.amount_pence)
    return budget


def change(budget: Budget, facts: Facts, *, by: int) -> None:
    """Change it. The trail keeps what it was; what was decided with it stays. Errors: ``Refused``."""
    _insist(facts)
    before = {"pence": budget.amount_pence, "from_day": str(budget.from_day), "to_day": str(budget.to_day)}
    for name, value in _columns(facts).items():
        setattr(budget, name, value)
    _note("changed a budget", budget, by, pence=facts.amount_pence, before=before)


def _columns(facts: Facts) -> dict[str, str | int | date]:
    return {
        "name": facts.name.strip(),
        "cost_code": facts.cost_code.strip(),
        "amount_pence": facts.amount_pence,
        "from_day": facts.from_day,
        "to_day": facts.to_day,
    }


def _insist(facts: Facts) -> None:
    if facts.to_day < facts.from_day:
        raise Refused(_("The last day is before the first day."))
    if not facts.name.strip() or not facts.cost_code.strip():
        raise Refused(_("Give the budget a name and a cost code."))


def _note(deed: str, budget: Budget, by: int, **more: object) -> None:
    audit.record(deed, by=by, kind="budget", number=budget.id, label=budget.reference, **more)
