"""What every domain must be able to do for a person: hand over what it holds of them, and forget them.

The lists are complete: a domain whose tables point at a person stands in both (a house test looks after that).
"""

from __future__ import annotations

from typing import Any

from coprod.core import audit
from coprod.feedback import operations as feedback
from coprod.feedback import queries as feedback_queries
from coprod.influence import operations as influence
from coprod.influence import queries as influence_queries
from coprod.involvement import operations as involvement
from coprod.involvement import queries as involvement_queries
from coprod.meetings import operations as meetings
from coprod.meetings import queries as meetings_queries
from coprod.payments import operations as payments
from coprod.payments import queries as payments_queries
from coprod.people import operations as people
from coprod.people import queries as people_queries
from coprod.people.models import Person
from coprod.programmes import operations as programmes
from coprod.programmes import queries as programmes_queries
from coprod.safety import operations as safety
from coprod.safety import queries as safety_queries

# From the top floor down: the person themselves last.
FORGET = (
    influence.forget,
    payments.forget,
    safety.forget,
    involvement.forget,
    feedback.forget,
    meetings.forget,
    programmes.forget,
    people.forget,
)
COPIES = {
    "person": people_queries.copy_of,
    "programmes": programmes_queries.copy_of,
    "influence": influence_queries.copy_of,
    "feedback": feedback_queries.copy_of,
    "meetings": meetings_queries.copy_of,
    "involvement": involvement_queries.copy_of,
    "payments": payments_queries.copy_of,
    "safety": safety_queries.copy_of,
}
# Where something can be lost with a name: each says it in sentences, before anybody takes the name away.
LEFT_OVER = (payments_queries.left_over,)


def forget(person: Person, *, by: int | None) -> None:
    """Take somebody's name and ways of contact away everywhere (domain rule D5). Errors: ``Refused``.

    ``by`` is ``None`` when a restore repeats what was done before.
    """
    for each in FORGET:
        each(person, by=by)


def left_over(person: Person) -> list[str]:
    """What somebody would lose if they were forgotten now. It stands in nobody's way: they may want it all the same."""
    return [sentence for domain in LEFT_OVER for sentence in domain(person)]


def copy_of(person: Person) -> dict[str, Any]:
    """Everything that is held of somebody. Anonymous answers are not: nobody can tell whose they are."""
    return {domain: copy(person) for domain, copy in COPIES.items()}


def hand_over(person: Person, *, by: int) -> dict[str, Any]:
    """The same for somebody else's eyes, and written down (domain rule D5; threat T1)."""
    audit.record("read the copy of a person's data", by=by, kind="person", number=person.id)
    return copy_of(person)
