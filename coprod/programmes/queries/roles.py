"""Who holds which role, for whom, from when to when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from coprod.core import clock, paging
from coprod.core.db import db
from coprod.core.paging import Page
from coprod.core.rules import NOBODY, Grant, Viewer
from coprod.core.searching import words_of
from coprod.people import current
from coprod.people.models import Person
from coprod.programmes.models import Membership, Programme, ReviewHolding
from coprod.programmes.queries.dated import holds_on
from coprod.programmes.rules import GUARDED, WORKING, Role


def viewer() -> Viewer:
    """Whoever is looking, with the roles that they hold today.

    A reviewer's role counts only while the organisation behind it holds the review (domain rule H7). Roles that
    need the second step of signing in are withheld until it is done (threat T13).
    """
    person = current.person()
    if person is None:
        return NOBODY
    today = clock.today()
    found = db.session.scalars(
        select(Membership)
        .where(Membership.person_id == person.id, *holds_on(Membership, today))
        .where(
            or_(
                Membership.role != Role.REVIEWER,
                select(ReviewHolding.id)
                .where(
                    ReviewHolding.programme_id == Membership.programme_id,
                    ReviewHolding.organisation_id == Membership.organisation_id,
                    *holds_on(ReviewHolding, today),
                )
                .exists(),
            )
        )
    )
    memberships = list(found)
    guarded = frozenset() if current.second_step_is_done() else GUARDED
    return Viewer(
        person.id,
        _grants(each for each in memberships if each.role not in guarded),
        has_work=any(each.role in WORKING for each in memberships),
        withheld=_grants(each for each in memberships if each.role in guarded),
        has_confirmed=current.has_confirmed(),
    )


def _grants(memberships: Iterable[Membership]) -> frozenset[Grant]:
    return frozenset(Grant(each.role.value, each.programme_id, each.organisation_id) for each in memberships)


def _with_everything(chosen: Select[Membership]) -> Select[Membership]:
    return chosen.options(joinedload(Membership.person), joinedload(Membership.organisation))


def members(programme: Programme) -> list[Membership]:
    """Everyone who holds or held a role in a programme, with their organisation, by name."""
    chosen = select(Membership).where(Membership.programme_id == programme.id).join(Membership.person)
    return list(db.session.scalars(_with_everything(chosen.order_by(Person.name, Membership.id))))


def members_page(programme: Programme, typed: str, number: int) -> Page[Membership]:
    """One page of the roles in a programme: those that hold or will hold first, by name; with words, some."""
    chosen = select(Membership).where(Membership.programme_id == programme.id).join(Membership.person)
    for word in words_of(typed):
        chosen = chosen.where(Person.name.icontains(word, autoescape=True))
    is_over = func.coalesce(Membership.to_day, date.max) < clock.today()
    return paging.page_of(_with_everything(chosen.order_by(is_over, Person.name, Membership.id)), number)


def people_on(programme_id: int, day: date) -> int:
    """How many people hold a role in a programme on a day."""
    count: int | None = db.session.scalar(
        select(func.count(Membership.person_id.distinct())).where(
            Membership.programme_id == programme_id, *holds_on(Membership, day)
        )
    )
    return count or 0


def membership(slug: str, reference: str) -> Membership | None:
    """One role in a programme, but no reviewer's: who reviews is none of a lead's business."""
    return db.session.scalars(
        _with_everything(
            select(Membership)
            .join(Programme, Programme.id == Membership.programme_id)
            .where(
                Programme.slug == slug,
                Membership.reference == reference,
                Membership.role != Role.REVIEWER,
            )
        )
    ).first()


def reviewer(slug: str, reference: str) -> Membership | None:
    """One reviewer's role in a programme."""
    return db.session.scalars(
        _with_everything(
            select(Membership)
            .join(Programme, Programme.id == Membership.programme_id)
            .where(
                Programme.slug == slug,
                Membership.reference == reference,
                Membership.role == Role.REVIEWER,
            )
        )
    ).first()


def reviewers(programme: Programme) -> list[Membership]:
    """Who reviews or reviewed a programme, by name."""
    return list(
        db.session.scalars(
            _with_everything(
                select(Membership)
                .where(Membership.programme_id == programme.id, Membership.role == Role.REVIEWER)
                .join(Membership.person)
                .order_by(Person.name, Membership.id)
            )
        )
    )


def administrators() -> list[Membership]:
    """Who serves the whole service now or will, by name."""
    today = clock.today()
    return list(
        db.session.scalars(
            _with_everything(
                select(Membership)
                .where(
                    Membership.role == Role.ADMINISTRATOR,
                    or_(Membership.to_day.is_(None), Membership.to_day >= today),
                )
                .join(Membership.person)
                .order_by(Person.name, Membership.id)
            )
        )
    )


def administrator(reference: str) -> Membership | None:
    """One administrator's role."""
    return db.session.scalars(
        _with_everything(
            select(Membership).where(Membership.role == Role.ADMINISTRATOR, Membership.reference == reference)
        )
    ).first()


def memberships_of(person: Person) -> list[Membership]:
    """Every role that somebody holds or held, with its organisation."""
    return list(
        db.session.scalars(
            _with_everything(
                select(Membership).where(Membership.person_id == person.id).order_by(Membership.id)
            )
        )
    )


def roles_on(person_id: int, day: date, programme_id: int | None = None) -> list[Membership]:
    """The roles that somebody holds on a day or later, in one programme when it is named."""
    chosen = select(Membership).where(
        Membership.person_id == person_id, or_(Membership.to_day.is_(None), Membership.to_day >= day)
    )
    if programme_id is not None:
        chosen = chosen.where(Membership.programme_id == programme_id)
    return list(db.session.scalars(chosen.order_by(Membership.id)))


def others_with(membership: Membership, day: date) -> int:
    """How many other people hold the same role in the same place, on a day, with no end in sight."""
    place = (
        Membership.programme_id.is_(None)
        if membership.programme_id is None
        else Membership.programme_id == membership.programme_id
    )
    count: int | None = db.session.scalar(
        select(func.count())
        .select_from(Membership)
        .where(
            place,
            Membership.role == membership.role,
            Membership.person_id != membership.person_id,
            Membership.from_day <= day,
            Membership.to_day.is_(None),
        )
    )
    return count or 0


def copy_of(person: Person) -> dict[str, Any]:
    """What this domain holds of a person, for the copy of their data (domain rule D5)."""
    return {
        "roles": [
            {
                "role": each.role.value,
                "organisation": each.organisation.name if each.organisation else None,
                "from": each.from_day.isoformat(),
                "to": each.to_day.isoformat() if each.to_day else None,
            }
            for each in memberships_of(person)
        ]
    }
