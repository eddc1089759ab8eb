"""Whoever arranges a meeting learns when its roles are offered different pay, or less than the living wage."""

from __future__ import annotations

from coprod.core.access import Reply, permit
from coprod.core.forms import page
from coprod.meetings import permissions
from coprod.meetings.models import Meeting
from coprod.meetings.queries import meetings as queries
from coprod.payments.queries import fairness
from coprod.payments.rules.fairness import differ
from coprod.payments.views import bp


@bp.get("/manage/meetings/<reference>/pay")
@permit(permissions.arrange, on=queries.one, see=permissions.see_inside)
def pay_of_meeting(meeting: Meeting) -> Reply:
    """What each role is offered for this meeting."""
    offers = fairness.of([meeting])[meeting.id]
    return page(
        "payments/manage/pay_of_meeting.html",
        meeting=meeting,
        offers=offers,
        differs=differ(offers),
        low=[each for each in offers if each.is_below_the_living_wage],
    )
