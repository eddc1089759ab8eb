"""Everything that is asked of programmes and who works in them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core import clock
from coprod.core.db import db
from coprod.core.rules import NOBODY, Grant, Viewer
from coprod.people import current
from coprod.people.models import Person
from coprod.programmes.models import (
    Membership,
    Organisation,
    Partner,
    PrivacyNotice,
    Programme,
    ReviewHolding,
)
from coprod.programmes.rules import WORKING, Role, interest_sentence


def _holds(model: type[Membership] | type[Partner] | type[ReviewHolding], on: date) -> tuple[object, object]:
    return model.from_day <= on, or_(model.to_day.is_(None), model.to_day >= on)


def viewer() -> Viewer:
    """Whoever is looking, with the roles that they hold today.

    A reviewer's role counts only while the organisation behind it holds the review (domain rule H7).
    """
    person = current.person()
    if person is None:
        return NOBODY
    today = clock.today()
    found = db.session.scalars(
        select(Membership)
        .where(Membership.person_id == person.id, *_holds(Membership, today))  # type: ignore[arg-type]
        .where(
            or_(
                Membership.role != Role.REVIEWER,
                select(ReviewHolding.id)
                .where(
                    ReviewHolding.programme_id == Membership.programme_id,
                    ReviewHolding.organisation_id == Membership.organisation_id,
                    *_holds(ReviewHolding, today),  # type: ignore[arg-type]
                )
                .exists(),
            )
        )
    )
    memberships = list(found)
    grants = frozenset(
        Grant(each.role.value, each.programme_id, each.organisation_id) for each in memberships
    )
    return Viewer(person.id, grants, has_work=any(each.role in WORKING for each in memberships))


def one(slug: str) -> Programme | None:
    """A programme with its words."""
    return db.session.scalars(
        select(Programme).where(Programme.slug == slug).options(selectinload(Programme.editions))
    ).first()


def whole(slug: str) -> Programme | None:
    """A programme with everything that its page shows."""
    return db.session.scalars(
        select(Programme)
        .where(Programme.slug == slug)
        .options(
            selectinload(Programme.editions),
            selectinload(Programme.aims),
            selectinload(Programme.workstreams),
            selectinload(Programme.partners).joinedload(Partner.organisation),
        )
    ).first()


def all_of_them() -> list[Programme]:
    """Every programme with its words, in the order in which they were made."""
    return list(
        db.session.scalars(select(Programme).order_by(Programme.id).options(selectinload(Programme.editions)))
    )


def some(numbers: frozenset[int]) -> list[Programme]:
    """The programmes of these numbers, with their words."""
    return [programme for programme in all_of_them() if programme.id in numbers]


def members(programme: Programme) -> list[Membership]:
    """Everyone who holds or held a role in a programme, with their organisation, by name."""
    return list(
        db.session.scalars(
            select(Membership)
            .where(Membership.programme_id == programme.id)
            .join(Person)
            .order_by(Person.name, Membership.id)
            .options(joinedload(Membership.person), joinedload(Membership.organisation))
        )
    )


def holder(programme_id: int, on: date) -> ReviewHolding | None:
    """Who holds the independent review of a programme on a day."""
    return db.session.scalars(
        select(ReviewHolding)
        .where(ReviewHolding.programme_id == programme_id, *_holds(ReviewHolding, on))  # type: ignore[arg-type]
        .order_by(ReviewHolding.from_day.desc())
        .options(joinedload(ReviewHolding.organisation))
    ).first()


def latest_notice(programme_id: int) -> PrivacyNotice | None:
    """The newest version of a programme's privacy notice, with its words."""
    return db.session.scalars(
        select(PrivacyNotice)
        .where(PrivacyNotice.programme_id == programme_id)
        .order_by(PrivacyNotice.version.desc())
        .options(selectinload(PrivacyNotice.editions))
    ).first()


def organisations() -> list[Organisation]:
    """Every organisation by name."""
    return list(db.session.scalars(select(Organisation).order_by(Organisation.name, Organisation.id)))


def organisation(reference: str) -> Organisation | None:
    """The organisation of this reference."""
    return db.session.scalars(select(Organisation).where(Organisation.reference == reference)).first()


def partner_in(programme_id: int, organisation_id: int, on: date) -> Partner | None:
    """An organisation's part in a programme on a day."""
    return db.session.scalars(
        select(Partner)
        .where(
            Partner.programme_id == programme_id,
            Partner.organisation_id == organisation_id,
            *_holds(Partner, on),  # type: ignore[arg-type]
        )
        .options(joinedload(Partner.organisation))
    ).first()


def interest_of(organisation_id: int, programme_id: int, on: date) -> str:
    """What interest a holder of the review has in its result, in a sentence, or "" (domain rule H7)."""
    holder_of_review = db.session.get(Organisation, organisation_id)
    if holder_of_review is None:
        return ""
    return interest_sentence(
        holder_of_review.name,
        holder_of_review.sector,
        is_partner=partner_in(programme_id, organisation_id, on) is not None,
    )


def memberships_of(person: Person) -> list[Membership]:
    """Every role that somebody holds or held."""
    return list(
        db.session.scalars(
            select(Membership).where(Membership.person_id == person.id).order_by(Membership.id)
        )
    )


def copy_of(person: Person) -> dict[str, object]:
    """What this domain holds of a person, for the copy of their data (domain rule D5)."""
    return {
        "roles": [
            {
                "role": each.role.value,
                "from": each.from_day.isoformat(),
                "to": each.to_day.isoformat() if each.to_day else None,
            }
            for each in memberships_of(person)
        ]
    }
