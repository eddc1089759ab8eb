"""Telling somebody that money is on its way."""

from __future__ import annotations

from coprod.core import outbox, public, words
from coprod.core.words import _
from coprod.people.models import Person


def paid(person: Person) -> None:
    """There is something new on the page that says what was paid."""
    with words.in_language(person.language):
        outbox.write(
            to=person.mail_address,
            kind="remittance",
            subject=_("There is something new for you to see"),
            body=_(
                "Something that you were waiting for has moved on. You can see it here:\n\n%(address)s",
                address=public.address("payments.my_payments", person.language),
            ),
            language=person.language,
        )
