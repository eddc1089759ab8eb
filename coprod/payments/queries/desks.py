"""The desk at which an organisation's money is paid within a programme, with whatever its rules ask."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import or_, select, tuple_
from sqlalchemy.orm import selectinload

from coprod.core.db import db
from coprod.payments.models import Lending
from coprod.programmes.models import Organisation, Programme


@dataclass(frozen=True)
class Desk:
    """One organisation within one programme. It answers what rules about money ask of a thing."""

    programme: Programme
    organisation: Organisation
    lendings: list[Lending]

    @property
    def place(self) -> tuple[int, int]:
        """The numbers of the programme and of the organisation."""
        return (self.programme.id, self.organisation.id)

    @property
    def programme_id(self) -> int:
        return self.programme.id

    @property
    def organisation_id(self) -> int:
        return self.organisation.id


def one(slug: str, organisation: str) -> Desk | None:
    """The desk of an organisation (by its reference) in a programme."""
    row = db.session.execute(
        select(Programme, Organisation)
        .join(Organisation, Organisation.reference == organisation)
        .where(Programme.slug == slug)
        .options(selectinload(Programme.editions))
    ).first()
    return Desk(row[0], row[1], _lendings([(row[0].id, row[1].id)])) if row else None


def of(places: Collection[tuple[int, int]]) -> list[Desk]:
    """The desks of some places (programme and organisation), by the name of the organisation."""
    if not places:
        return []
    rows = db.session.execute(
        select(Programme, Organisation)
        .join(Organisation, tuple_(Programme.id, Organisation.id).in_(sorted(places)))
        .options(selectinload(Programme.editions))
        .order_by(Organisation.name, Programme.id)
    )
    lent = _lendings(places)
    return [
        Desk(programme, organisation, [each for each in lent if _is_of(each, programme, organisation)])
        for programme, organisation in rows
    ]


def _is_of(lending: Lending, programme: Programme, organisation: Organisation) -> bool:
    return (lending.programme_id, lending.organisation_id) == (programme.id, organisation.id)


def _lendings(places: Collection[tuple[int, int]]) -> list[Lending]:
    wanted = [
        (Lending.programme_id == programme) & (Lending.organisation_id == organisation)
        for programme, organisation in places
    ]
    return list(db.session.scalars(select(Lending).where(or_(*wanted)).order_by(Lending.id)))
