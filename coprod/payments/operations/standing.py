"""Whether somebody may do something with an organisation's money, and is not too near, in words (domain rule P23)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.queries import deciding, serving
from coprod.people.models import Person
from coprod.programmes.rules import Role

MONEY = (Role.FINANCE_APPROVER, Role.PAYER)


class Placed(Protocol):
    """Whatever is an organisation's money within a programme."""

    @property
    def programme_id(self) -> int: ...
    @property
    def organisation_id(self) -> int: ...


def serves(by: int, roles: Collection[Role], place: Placed) -> bool:
    """Whether somebody holds one of these roles there today."""
    return any(
        serving.does(by, each, programme_id=place.programme_id, organisation_id=place.organisation_id)
        for each in roles
    )


def insist_on_paying(by: int, place: Placed) -> None:
    """Errors: ``Refused`` for whoever does not pay there today, whichever door they came through."""
    if not serves(by, (Role.PAYER,), place):
        raise Refused(_("You do not pay for this organisation."))


def insist_on_money(by: int, place: Placed) -> None:
    """Errors: ``Refused`` for whoever neither approves nor pays there today."""
    if not serves(by, MONEY, place):
        raise Refused(_("You neither approve nor pay for this organisation."))


def insist_apart(by: int, other: int) -> None:
    """Errors: ``Refused`` where two people are too near.

    Nobody declares that they are between the question and the answer: whoever declares it waits.
    """
    for number in sorted({by, other}):
        hold(db.session.get_one(Person, number), share=True)
    if deciding.are_related(by, other):
        raise Refused(_("You and this person are too near for one to decide about the other’s money."))
