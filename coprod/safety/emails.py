"""The one letter of this domain. It says that there is something to look at, and not what (threat T19)."""

from __future__ import annotations

from coprod.core import outbox, public
from coprod.core.words import _, in_language
from coprod.people.models import Person


def look(person: Person) -> None:
    """Ask somebody to look at their page of today, in their language. Nobody else who reads it learns anything."""
    with in_language(person.language):
        outbox.write(
            to=person.mail_address,
            kind=outbox.LOOK,
            subject=_("Something on the site needs you"),
            body=_(
                "Something needs you on the site. Look at it as soon as you can:\n\n%(address)s\n\n"
                "This letter says no more, so that nobody else who sees it learns anything.",
                address=public.address("site.today", person.language),
            ),
            language=person.language,
        )
