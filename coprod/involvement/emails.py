"""Letters about applications and roles. None says what it is about: it may be read over a shoulder (threats A3, T19)."""

from __future__ import annotations

from coprod.core import outbox, public, words
from coprod.core.words import _
from coprod.involvement.models import Agreement, Application
from coprod.people.models import Person


def news(application: Application) -> None:
    """Tell whoever applied that there is an answer. What it is, and why, stands on the page."""
    with words.in_language(application.language):
        if application.person_id is not None:
            address = public.address(
                "involvement.my_application", application.language, reference=application.reference
            )
            body = _("There is an answer for you. Open this page to read it:\n\n%(address)s", address=address)
        else:
            address = public.address("site.receipts", application.language)
            body = _(
                "There is an answer for you. Open this page and enter the code that you wrote down:\n\n%(address)s",
                address=address,
            )
        outbox.write(
            to=application.mail_address,
            kind="application",
            subject=_("There is an answer for you"),
            body=body,
            language=application.language,
        )


def something_in_a_role(person: Person, agreement: Agreement) -> None:
    """Tell somebody that there is something new on the page of their role, without a word of what."""
    with words.in_language(person.language):
        outbox.write(
            to=person.mail_address,
            kind="role",
            subject=_("Something waits for you"),
            body=_(
                "There is something new for you. Open this page to read it:\n\n%(address)s\n\n"
                "This letter says no more, so that nobody else who sees it learns anything.",
                address=public.address("involvement.my_role", person.language, reference=agreement.reference),
            ),
            language=person.language,
        )
