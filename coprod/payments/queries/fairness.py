"""What the roles at a meeting are offered for it: for whoever arranges it (domain rules P3, P18)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock, editions
from coprod.core.db import db
from coprod.core.words import language
from coprod.involvement.models import Agreement, Opportunity
from coprod.involvement.rules.opportunities import Pays
from coprod.meetings.models import Group, Meeting
from coprod.meetings.rules.meetings import Stage, minutes_between
from coprod.payments.rules.fairness import Offered
from coprod.rates.models import Rate
from coprod.rates.queries import figures
from coprod.rates.rules.pay import offer_pence


def of(meetings: Sequence[Meeting]) -> dict[int, list[Offered]]:
    """What each paid role of a meeting's group is offered for it, by the meeting's number, the lowest first.

    Roles are those that somebody has agreed to; nobody is named, and what somebody chose is not looked at.
    """
    groups = {each.group_id for each in meetings if each.group_id is not None}
    roles = list(
        db.session.scalars(
            select(Opportunity)
            .where(
                Opportunity.group_id.in_(groups),
                Opportunity.pays == Pays.PAYMENT_AND_EXPENSES,
                exists().where(
                    Agreement.opportunity_id == Opportunity.id,
                    Agreement.agreed_at.is_not(None),
                    or_(Agreement.ends_on.is_(None), Agreement.ends_on >= clock.today()),
                ),
            )
            .options(selectinload(Opportunity.editions), joinedload(Opportunity.organisation))
            .order_by(Opportunity.id)
        )
    )
    rates = _rates({each.rate_card_id or 0 for each in roles})
    return {meeting.id: _of(meeting, roles, rates) for meeting in meetings}


def _of(meeting: Meeting, roles: list[Opportunity], rates: list[Rate]) -> list[Offered]:
    minutes = minutes_between(meeting.begins, meeting.ends)
    preparation = meeting.preparation_minutes
    found = []
    for role in roles:
        rate = next(
            (
                each
                for each in rates
                if (each.card_id, each.key) == (role.rate_card_id, role.rate_key)
                and each.from_day <= meeting.on_day
                and (each.to_day is None or each.to_day >= meeting.on_day)
            ),
            None,
        )
        if role.group_id != meeting.group_id or rate is None or not minutes:
            continue
        found.append(
            Offered(
                role=str(editions.read(role.editions, language()).title),
                card=rate.card.name,
                organisation=role.organisation.name,
                pence=offer_pence(rate, minutes, preparation),
                minutes=minutes,
                preparation_minutes=preparation,
                wage_pence=figures.living_wage_pence(meeting.on_day),
            )
        )
    return sorted(found, key=lambda each: (each.pence, each.role))


def _rates(cards: set[int]) -> list[Rate]:
    return list(
        db.session.scalars(
            select(Rate)
            .where(Rate.card_id.in_(cards), Rate.replaced_at.is_(None))
            .options(joinedload(Rate.card))
            .order_by(Rate.from_day.desc(), Rate.id.desc())
        )
    )


def coming(groups: Sequence[Group]) -> list[Meeting]:
    """The meetings of some groups that are still to come, the first one first."""
    return list(
        db.session.scalars(
            select(Meeting)
            .where(
                Meeting.group_id.in_([each.id for each in groups]),
                Meeting.on_day >= clock.today(),
                Meeting.stage != Stage.CANCELLED,
            )
            .order_by(Meeting.on_day, Meeting.id)
            .limit(20)
        )
    )
