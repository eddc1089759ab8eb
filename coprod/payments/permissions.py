"""Rules about a viewer and money: whatever has a ``programme_id``, an ``organisation_id`` and its ``lendings``.

That three people stand behind every payment is held below as well, by the operations and by the database.
"""

from __future__ import annotations

from typing import Any

from coprod.core import clock
from coprod.core.rules import Viewer, is_signed_in, rule
from coprod.programmes.models import holds
from coprod.programmes.permissions import leads_a_programme, leads_the_programme
from coprod.programmes.rules import Role

__all__ = [
    "approve",
    "decide_about_another",
    "declared_it",
    "is_mine",
    "lead",
    "leads_the_programme",
    "look_at_budgets",
    "look_into",
    "mine",
    "pay",
    "pay_another",
    "pay_one",
    "see_claim",
    "see_money",
    "see_payment",
    "work_with_money",
    "write_down",
    "write_down_somewhere",
]


def serves(viewer: Viewer, thing: Any, role: Role) -> bool:
    """Whether somebody holds a role for a thing's organisation, or for a partner that lends it one (P23)."""
    organisations = {thing.organisation_id} | {
        each.lender_id
        for each in thing.lendings
        if each.role is role and each.programme_id == thing.programme_id and holds(each, clock.today())
    }
    return any(
        grant.role == role.value
        and grant.programme_id == thing.programme_id
        and grant.organisation_id in organisations
        for grant in viewer.grants
    )


@rule("approves for the organisation")
def approves_for_it(viewer: Viewer, thing: Any) -> bool:
    return serves(viewer, thing, Role.FINANCE_APPROVER)


@rule("pays for the organisation")
def pays_for_it(viewer: Viewer, thing: Any) -> bool:
    return serves(viewer, thing, Role.PAYER)


@rule("approves or pays somewhere")
def works_with_money(viewer: Viewer, thing: Any) -> bool:
    return viewer.has_anywhere(Role.FINANCE_APPROVER.value) or viewer.has_anywhere(Role.PAYER.value)


@rule("is the person's own money")
def is_mine(viewer: Viewer, thing: Any) -> bool:
    return viewer.is_signed_in and bool(thing.person_id == viewer.person_id)


@rule("pays for the organisation of the run")
def pays_for_its_run(viewer: Viewer, thing: Any) -> bool:
    """``thing`` is a payment, whose run knows the organisation."""
    return serves(viewer, thing.run, Role.PAYER)


@rule("approves or pays for the organisation of the run")
def sees_its_run(viewer: Viewer, thing: Any) -> bool:
    return serves(viewer, thing.run, Role.PAYER) or serves(viewer, thing.run, Role.FINANCE_APPROVER)


@rule("declared it themselves")
def declared_it(viewer: Viewer, thing: Any) -> bool:
    return viewer.is_signed_in and bool(thing.person_id == viewer.person_id)


approve = approves_for_it & ~is_mine
# The desk: whoever approves or pays for the organisation. Whose claim it is sees it on their own pages.
look_into = approves_for_it | pays_for_it
# Whoever approves or pays says that too much was paid, and never of what was paid to themselves.
decide_about_another = (approves_for_it | pays_for_it) & ~is_mine
lead = leads_a_programme
pay = pays_for_it
# Nobody looks at their own account as a payer: they have it on their own pages.
pay_another = pays_for_it & ~is_mine
pay_one = pays_for_its_run
see_payment = sees_its_run
# Approvers and payers look at claims; leads see sums, and nobody's claim.
see_claim = is_mine | approves_for_it | pays_for_it
see_money = approves_for_it | pays_for_it | leads_the_programme
work_with_money = works_with_money
look_at_budgets = works_with_money | leads_a_programme
mine = is_signed_in
# Whoever leads may write a claim down for somebody; the database keeps them from deciding about it.
write_down = leads_the_programme & ~is_mine
write_down_somewhere = leads_a_programme
