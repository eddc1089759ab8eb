"""What becomes of somebody's part in changes when their name is taken away."""

from __future__ import annotations

from coprod.people.models import Person


def forget(person: Person, *, by: int | None) -> None:
    """Nothing to take away: a change keeps two numbers, so that everybody can see that two people stood for it.

    The names were never here, and the numbers lead to nobody once ``people`` has forgotten them.
    """
