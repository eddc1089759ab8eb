"""A seat in the group of a role, offered to whoever leads as one press."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.models import Agreement
from coprod.meetings.models import Member
from coprod.meetings.operations import members
from coprod.meetings.queries import groups


def join(agreement: Agreement, *, by: int) -> Member:
    """A place in the group for as long as the role, with the voice that the person brings.

    Errors: ``Refused`` without a group or an agreement, for a role that is over, and as for adding any member.
    """
    held = agreement.opportunity.group
    group = groups.one_whole(held.slug) if held is not None else None
    if group is None:
        raise Refused(_("This role belongs to no group."))
    if not agreement.is_agreed or agreement.is_over:
        raise Refused(
            _("Only somebody who has agreed to the role, and whose role is not over, joins the group.")
        )
    return members.add(
        group,
        agreement.person,
        role=agreement.brings,
        from_day=max(agreement.starts_on, clock.today()),
        to_day=agreement.ends_on,
        by=by,
    )
