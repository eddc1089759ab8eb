"""What becomes of concerns when somebody who dealt with them is forgotten."""

from __future__ import annotations

from coprod.people.models import Person
from coprod.safety import queries
from coprod.safety.operations.dealing import leave


def forget(person: Person, *, by: int | None) -> None:
    """Give back what somebody deals with, so that no concern lies with nobody.

    Names were never here, and numbers lead to nobody once ``people`` has forgotten them. The words stay, because they
    are about somebody else, and may be needed to keep them safe. ``by`` is not written down: whoever takes a name away
    knows of no concern.
    """
    for concern in queries.of_holder(person.id):
        leave(concern, by=None)
