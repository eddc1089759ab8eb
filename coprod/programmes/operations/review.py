"""Who holds the independent review, and who does it. Only administrators decide it, never those under review."""

from __future__ import annotations

from datetime import date

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.people.models import Person
from coprod.programmes import queries
from coprod.programmes.models import Membership, Organisation, Programme, ReviewHolding
from coprod.programmes.operations.ending import end_on, insist_on_order, overlap
from coprod.programmes.operations.roles import add_role
from coprod.programmes.rules import STAFF, Role


def hand_over_review(
    programme: Programme,
    organisation: Organisation,
    *,
    area: str,
    from_day: date,
    to_day: date | None,
    by: int,
) -> ReviewHolding:
    """Give the review of an area to an organisation between two days (domain rule H7). Errors: ``Refused``."""
    insist_on_order(from_day, to_day)
    for each in queries.holdings(programme.id):
        same_area = each.area.casefold() == area.casefold()
        if same_area and overlap(each.from_day, each.to_day, from_day, to_day):
            raise Refused(
                _(
                    "%(organisation)s holds the review of this area in these days. End that first.",
                    organisation=each.organisation.name,
                )
            )
    holding = ReviewHolding(
        programme_id=programme.id,
        organisation_id=organisation.id,
        area=area,
        from_day=from_day,
        to_day=to_day,
    )
    db.session.add(holding)
    db.session.flush()
    audit.record(
        "handed the review over",
        by=by,
        kind="review_holding",
        number=holding.id,
        label=organisation.name,
        programme=programme.slug,
    )
    return holding


def end_holding(holding: ReviewHolding, *, last_day: date, by: int) -> None:
    """Say on which day a holding ends. What the holder has said stays (domain rule H7). Errors: ``Refused``."""
    end_on(holding, last_day)
    audit.record(
        "ended a holding of the review",
        by=by,
        kind="review_holding",
        number=holding.id,
        label=holding.organisation.name,
        last_day=last_day.isoformat(),
    )


def grant_review(
    programme: Programme,
    person: Person,
    organisation: Organisation,
    *,
    from_day: date,
    to_day: date | None,
    by: int,
) -> Membership:
    """Let somebody review a programme for an organisation that holds its review. Errors: ``Refused``."""
    if not any(
        each.organisation_id == organisation.id and overlap(each.from_day, each.to_day, from_day, to_day)
        for each in queries.holdings(programme.id)
    ):
        raise Refused(
            _("%(organisation)s does not hold the review in these days.", organisation=organisation.name)
        )
    if any(each.role in STAFF for each in queries.roles_on(person.id, clock.today(), programme.id)):
        raise Refused(_("Somebody who works for the programme cannot also review it."))
    return add_role(person, programme, Role.REVIEWER, organisation, from_day=from_day, to_day=to_day, by=by)
