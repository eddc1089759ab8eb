"""What somebody is written about how they are paid: that it changed, and nothing of what to."""

from __future__ import annotations

from coprod.core import outbox, public, words
from coprod.core.words import _
from coprod.people.models import Person


def account_changed(person: Person) -> None:
    """Tells somebody, where they were told of things before, that how they are paid has changed (domain rule P23)."""
    with words.in_language(person.language):
        outbox.write(
            to=person.mail_address,
            kind="account changed",
            subject=_("Something on your page was changed"),
            body=_(
                "Something on your page has just been changed.\n\n"
                "Was it you? Then you need not do anything.\n"
                "Was it not you? Then look at your page at once, sign out everywhere, and tell the person who "
                "supports you, by telephone if you can:\n\n%(address)s",
                address=public.address("site.me", person.language),
            ),
            language=person.language,
        )
