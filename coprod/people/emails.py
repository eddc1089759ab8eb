"""Letters to people. Sender and subject are neutral: whoever looks over a shoulder learns nothing (threat T19)."""

from __future__ import annotations

from collections.abc import Callable

from coprod.core import outbox, public, words
from coprod.core.words import _, ngettext
from coprod.people.models import Person
from coprod.people.rules import in_groups


def code(*, to: str | None, digits: str) -> None:
    """The one-time code, in the language of the page that asked for it. ``to=None`` does the same for nobody."""
    outbox.write(
        to=to,
        kind="code",
        subject=_("Your code"),
        body=_(
            "Your code is %(digits)s\n\n"
            "It works once, in the next 10 minutes. Type it on the page that asked you for it.\n\n"
            "Did you not ask for a code? Then you need not do anything.\n"
            "Never tell this code to anybody. We will never ask you for it.",
            digits=in_groups(digits),
        ),
        language=words.language(),
    )


def address_changed(*, to: str | None, language: str) -> None:
    """Tells the old address that codes now go to another one."""
    with words.in_language(language):
        outbox.write(
            to=to,
            kind="address changed",
            subject=_("Your address was changed"),
            body=_(
                "From now on we send your codes to another e-mail address.\n\n"
                "Did you not ask for this? Then tell the person who added you, by telephone if you can."
            ),
            language=language,
        )


def look_again(person: Person) -> None:
    """Asks once a year whether what somebody told us is still so. It does not say what that is."""
    with words.in_language(person.language):
        outbox.write(
            to=person.mail_address,
            kind="look again",
            subject=_("Is this still right?"),
            body=_(
                "A year ago you told us something on the site. Look at your page, and tell us whether it is "
                "still right:\n\n%(address)s\n\n"
                "This letter says no more, so that nobody else who sees it learns anything.",
                address=public.address("site.me", person.language),
            ),
            language=person.language,
        )


def way_in_changed(person: Person) -> None:
    """Tells somebody that a way to sign in was added or removed, or codes made. It does not say which."""
    _about_signing_in(
        person,
        lambda: _(
            "Something was changed about how you sign in.\n\n"
            "Did you do this yourself? Then you need not do anything.\n"
            "Did you not? Then tell the people who run your programme, by telephone if you can."
        ),
    )


def second_step_reset(person: Person) -> None:
    """Tells somebody that an administrator took away what opened their second step."""
    _about_signing_in(
        person,
        lambda: _(
            "You can set up again how you sign in. What you had for it before does not work any more.\n\n"
            "Did you not ask for this? Then tell the people who run your programme, by telephone if you can."
        ),
    )


def recovery_code_used(person: Person, *, left: int) -> None:
    """Tells somebody that one of their codes on paper was used."""
    _about_signing_in(
        person,
        lambda: ngettext(
            "One of your codes on paper was used. You have %(num)s left.\n\n"
            "Was this not you? Then tell the people who run your programme, by telephone if you can.",
            "One of your codes on paper was used. You have %(num)s left.\n\n"
            "Was this not you? Then tell the people who run your programme, by telephone if you can.",
            left,
        ),
    )


def _about_signing_in(person: Person, body: Callable[[], str]) -> None:
    with words.in_language(person.language):
        for to in person.warned_at:
            outbox.write(
                to=to,
                kind="way in changed",
                subject=_("How you sign in"),
                body=body(),
                language=person.language,
            )
