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
