"""Telling somebody that money is on its way."""

from __future__ import annotations

from coprod.core import letters
from coprod.core.words import _l
from coprod.people.models import Person


def paid(person: Person) -> None:
    """There is something new on the page that says what was paid."""
    letters.tell(
        person,
        "remittance",
        _l("There is something new for you to see"),
        _l("Something that you were waiting for has moved on. You can see it here:\n\n%(address)s"),
        "payments.my_payments",
    )
