"""Who must not read an item, because the person said so: a team, or somebody by name.

A name is compared generously: whoever shares one word of it with what was typed does not read the item. Rather one
reader too few than the one who is feared.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db
from coprod.core.word_lists import parts
from coprod.feedback.models import FeedbackExclusion
from coprod.programmes.models import Membership, Organisation
from coprod.programmes.queries.dated import holds_on
from coprod.programmes.rules import Role

# Shorter words stand in too many names: "de", "Mc", initials.
SHORTEST = 3


@dataclass(frozen=True)
class Reader:
    """Whoever is about to read: their name, and the organisations on whose behalf they moderate."""

    name: str
    organisations: frozenset[int]


@dataclass(frozen=True)
class Kept:
    """From whom an item is kept: teams by number, and a name as it was typed."""

    teams: frozenset[int] = frozenset()
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.teams or self.name)

    def is_from(self, reader: Reader) -> bool:
        """Whether it is kept from this reader."""
        return bool(self.teams & reader.organisations) or shares_a_name(self.name, reader.name)


def shares_a_name(one: str, other: str) -> bool:
    """Whether two names have a word in common, however it is written."""
    return bool(_words(one) & _words(other))


def _words(name: str) -> set[str]:
    return {word for word in parts(name) if len(word) >= SHORTEST}


def teams(programme_id: int) -> list[Organisation]:
    """The organisations whose people read the feedback of a programme today, by name."""
    return list(
        db.session.scalars(
            select(Organisation)
            .join(Membership, Membership.organisation_id == Organisation.id)
            .where(
                Membership.programme_id == programme_id,
                Membership.role == Role.MODERATOR,
                *holds_on(Membership, clock.today()),
            )
            .order_by(Organisation.name, Organisation.id)
            .distinct()
        )
    )


def of(key: str) -> Kept:
    """From whom an item is kept that has moved."""
    rows = db.session.execute(
        select(FeedbackExclusion.organisation_id, FeedbackExclusion.name).where(
            FeedbackExclusion.item_key == key
        )
    ).all()
    return Kept(
        frozenset(organisation for organisation, _name in rows if organisation is not None),
        " ".join(name for _organisation, name in rows if name),
    )


def hidden_from(reader: Reader) -> set[str]:
    """The items that have moved and are kept from this reader."""
    hidden = set(
        db.session.scalars(
            select(FeedbackExclusion.item_key).where(
                FeedbackExclusion.organisation_id.in_(reader.organisations)
            )
        )
    )
    mine = _words(reader.name)
    for key, name in db.session.execute(
        select(FeedbackExclusion.item_key, FeedbackExclusion.name).where(FeedbackExclusion.name != "")
    ):
        if mine & _words(name):
            hidden.add(key)
    return hidden


def kept_of(told: dict[str, object] | None) -> Kept:
    """From whom an item is kept, as it was sealed."""
    if not told:
        return Kept()
    numbers: Collection[int] = told["teams"]  # type: ignore[assignment]
    return Kept(frozenset(numbers), str(told["name"]))
