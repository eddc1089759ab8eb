"""Letters about meetings. None says what it is about: it may be read over a shoulder (threats A3, T19)."""

from __future__ import annotations

from coprod.core import outbox, public, words
from coprod.core.words import _
from coprod.meetings.models import Meeting
from coprod.people.models import Person


def minutes_to_read(person: Person, meeting: Meeting) -> None:
    """Tell a member that there are minutes to read."""
    with words.in_language(person.language):
        outbox.write(
            to=person.mail_address,
            kind="meeting-minutes",
            subject=_("There is something for you to read"),
            body=_(
                "There is something for you to read. If something in it is wrong, you can say so there.\n\n%(address)s",
                address=public.address("meetings.my_minutes", person.language, reference=meeting.reference),
            ),
            language=person.language,
        )


def something_to_do(person: Person) -> None:
    """Remind somebody of what they have taken on, without a word of it, and say that they can hand it back."""
    with words.in_language(person.language):
        outbox.write(
            to=person.mail_address,
            kind="action-reminder",
            subject=_("Something on your list"),
            body=_(
                "Something on your list has a day that is near or past. Open this page to see it:\n\n%(address)s\n\n"
                "If you cannot do it now, you can hand it back there. You need not say why.",
                address=public.address("meetings.my_actions", person.language),
            ),
            language=person.language,
        )
