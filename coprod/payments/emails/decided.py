"""What somebody is written when their claim moves on: that there is something to look at, and nothing of what it is."""

from __future__ import annotations

from coprod.core import outbox, public, words
from coprod.core.words import _
from coprod.people.models import Person


def asked_about(person: Person) -> None:
    """Tell somebody that their claim waits for an answer of theirs."""
    with words.in_language(person.language):
        _write(
            person,
            "claim asked about",
            _("There is a question for you"),
            _(
                "There is a question for you on your page. What you sent waits until you answer. "
                "Nobody has decided anything:\n\n%(address)s",
                address=_address(person),
            ),
        )


def approved(person: Person) -> None:
    """Tell somebody that their claim is a step further."""
    with words.in_language(person.language):
        _write(
            person,
            "claim approved",
            _("What you sent is a step further"),
            _(
                "What you sent us is a step further. On your page you can see where it is and what comes "
                "next:\n\n%(address)s",
                address=_address(person),
            ),
        )


def refused(person: Person) -> None:
    """Tell somebody that their claim was not approved; why, their page says."""
    with words.in_language(person.language):
        _write(
            person,
            "claim refused",
            _("There is an answer for you"),
            _(
                "There is an answer to what you sent us. Your page says what it is, why, and whom you can "
                "ask about it:\n\n%(address)s",
                address=_address(person),
            ),
        )


def topped_up(person: Person) -> None:
    """Tell somebody that something was added for them, which they may take or leave."""
    with words.in_language(person.language):
        _write(
            person,
            "claim topped up",
            _("There is something new on your page"),
            _(
                "Something that we agreed with you has changed, from a day that is past. Your page says what "
                "that means for you. You need not do anything:\n\n%(address)s",
                address=_address(person),
            ),
        )


def answered(person: Person) -> None:
    """Tell somebody that what they asked for before a day has an answer."""
    with words.in_language(person.language):
        _write(
            person,
            "pre-approval answered",
            _("There is an answer for you"),
            _(
                "You asked us for something before a day that is to come. The answer is on your page:\n\n"
                "%(address)s",
                address=_address(person),
            ),
        )


def _address(person: Person) -> str:
    return public.address("site.me", person.language)


def _write(person: Person, kind: str, subject: str, body: str) -> None:
    outbox.write(to=person.mail_address, kind=kind, subject=subject, body=body, language=person.language)
