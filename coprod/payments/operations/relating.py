"""Saying that two people are too near for one to decide about the other's money. Nobody asks why (rule P23)."""

from __future__ import annotations

from coprod.core import audit, clock
from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import Relation
from coprod.payments.queries import relations
from coprod.people.models import Person


def declare(person: Person, other: Person, *, by: int) -> Relation:
    """Say so. It holds at once, also for what waits for a decision now. Safe to repeat. Errors: ``Refused``."""
    if person.id == other.id:
        raise Refused(_("Choose somebody else. Nobody decides about their own money anyway."))
    # Whoever decides at this moment is waited for; whoever comes after is stopped.
    for number in sorted({person.id, other.id}):
        hold(db.session.get_one(Person, number))
    if (found := relations.holds_by(person.id, other.id)) is not None:
        return found
    relation = Relation(person_id=person.id, other_id=other.id, declared_at=clock.now(), declared_by_id=by)
    db.session.add(relation)
    db.session.flush()
    audit.record("declared a relation", by=by, kind="relation", number=relation.id, label=relation.reference)
    return relation


def end(relation: Relation, *, by: int) -> None:
    """Say that it is no longer so. Only whoever declared it can; what the other declared still holds."""
    if relation.person_id != by:
        raise Refused(_("Only whoever declared this can end it."))
    if relation.ended_at is not None:
        raise Refused(_("It is over already."))
    relation.ended_at = clock.now()
    audit.record("ended a relation", by=by, kind="relation", number=relation.id, label=relation.reference)
