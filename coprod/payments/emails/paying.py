"""What somebody is written about how they are paid: that it changed, and nothing of what to."""

from __future__ import annotations

from coprod.core import outbox, public, words
from coprod.core.words import _
from coprod.people.models import Person


def account_changed(person: Person) -> None:
    """Tells somebody that how they are paid has changed, also at the address that they had until lately."""
    for to in person.warned_at:
        _write(person, to)


def _write(person: Person, to: str | None) -> None:
    with words.in_language(person.language):
        outbox.write(
            to=to,
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
