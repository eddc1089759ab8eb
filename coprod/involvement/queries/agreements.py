"""Who has which role, with what the pages and the rules ask of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db
from coprod.involvement.models import Agreement, AgreementText, Opportunity
from coprod.meetings.models import Group
from coprod.people.models import Person


def _with_everything(chosen: Select[Any]) -> Select[Any]:
    """With the opportunity's words, organisation, card and group, and whoever the agreement is about."""
    opportunity = joinedload(Agreement.opportunity)
    return chosen.options(
        opportunity.selectinload(Opportunity.editions),
        opportunity.joinedload(Opportunity.organisation),
        opportunity.joinedload(Opportunity.dwp_organisation),
        opportunity.joinedload(Opportunity.programme),
        opportunity.joinedload(Opportunity.rate_card),
        opportunity.joinedload(Opportunity.group).selectinload(Group.editions),
        joinedload(Agreement.person),
        joinedload(Agreement.supported_by),
        joinedload(Agreement.text).selectinload(AgreementText.editions),
        selectinload(Agreement.breaks),
    )


def _found(chosen: Select[Any]) -> list[Agreement]:
    return list(db.session.scalars(_with_everything(chosen)).unique())


def of_person(person_id: int) -> list[Agreement]:
    """Every role that somebody was offered or has or had, the newest first."""
    return _found(
        select(Agreement)
        .where(Agreement.person_id == person_id)
        .order_by(Agreement.starts_on.desc(), Agreement.id.desc())
    )


def of_application(application_id: int) -> Agreement | None:
    """What came of an application: the role whose agreement its writer reads, or has read."""
    return next(iter(_found(select(Agreement).where(Agreement.application_id == application_id))), None)


def running(person_id: int, day: date) -> list[Agreement]:
    """The roles that somebody was in on a day; a break changes nothing about it."""
    return _found(
        select(Agreement)
        .where(
            Agreement.person_id == person_id,
            Agreement.agreed_at.is_not(None),
            Agreement.starts_on <= day,
            or_(Agreement.ends_on.is_(None), Agreement.ends_on >= day),
        )
        .order_by(Agreement.starts_on, Agreement.id)
    )


def one_of(person_id: int, reference: str) -> Agreement | None:
    """One of somebody's own roles; anybody else's does not exist."""
    found = _found(
        select(Agreement).where(Agreement.person_id == person_id, Agreement.reference == reference)
    )
    return found[0] if found else None


def one(reference: str) -> Agreement | None:
    """A role by its reference, for whoever leads."""
    found = _found(select(Agreement).where(Agreement.reference == reference))
    return found[0] if found else None


def of_opportunity(opportunity: Opportunity) -> list[Agreement]:
    """Everybody who has or had the role, or was offered it: by name."""
    return _found(
        select(Agreement)
        .where(Agreement.opportunity_id == opportunity.id)
        .join(Agreement.person)
        .order_by(Person.name, Agreement.id)
    )
