"""Letters about applications and roles. None says what it is about: it may be read over a shoulder (threats A3, T19)."""

from __future__ import annotations

from coprod.core import letters
from coprod.core.words import _l
from coprod.involvement.models import Agreement, Application
from coprod.people.models import Person


def news(application: Application) -> None:
    """Tell whoever applied that there is an answer. What it is, and why, stands on the page."""
    subject = _l("There is an answer for you")
    if application.person_id is not None:
        letters.tell(
            application,
            "application",
            subject,
            _l("There is an answer for you. Open this page to read it:\n\n%(address)s"),
            "involvement.my_application",
            reference=application.reference,
        )
    else:
        letters.tell(
            application,
            "application",
            subject,
            _l(
                "There is an answer for you. Open this page and enter the code that you wrote down:\n\n%(address)s"
            ),
            "site.receipts",
        )


def something_in_a_role(person: Person, agreement: Agreement) -> None:
    """Tell somebody that there is something new on the page of their role, without a word of what."""
    letters.tell(
        person,
        "role",
        _l("Something waits for you"),
        _l(
            "There is something new for you. Open this page to read it:\n\n%(address)s\n\n"
            "This letter says no more, so that nobody else who sees it learns anything."
        ),
        "involvement.my_role",
        reference=agreement.reference,
    )
