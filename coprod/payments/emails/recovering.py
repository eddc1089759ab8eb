"""What somebody is written when too much was paid to them: that there is something to look at, and nothing of what."""

from __future__ import annotations

from coprod.core import outbox, public, words
from coprod.core.words import _
from coprod.people.models import Person


def something_to_see(person: Person) -> None:
    """No sum, no reason and nothing of money: whoever shares a telephone may read it (threat T19)."""
    with words.in_language(person.language):
        outbox.write(
            to=person.mail_address,
            kind="overpayment",
            subject=_("There is something new for you to see"),
            body=_(
                "There is something new on your page. It says what it is, why, and what you can do:"
                "\n\n%(address)s",
                address=public.address("payments.my_payments", person.language),
            ),
            language=person.language,
        )
