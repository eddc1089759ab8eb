"""The one letter of this domain. It says that there is something to look at, and not what (threat T19)."""

from __future__ import annotations

from flask import current_app

from coprod.core import outbox
from coprod.core.words import ENGLISH, LANGUAGES, _, in_language
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
                address=_today(person.language),
            ),
            language=person.language,
        )


def _today(language: str) -> str:
    """Where everything stands that needs somebody. Letters are also written where there is no visit."""
    path = current_app.url_map.bind("localhost").build("site.today")
    within = f"/{language}" if language in LANGUAGES and language != ENGLISH else ""
    return f"{str(current_app.config['PUBLIC_ADDRESS']).rstrip('/')}{within}{path}"
