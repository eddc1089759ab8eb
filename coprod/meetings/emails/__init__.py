"""Letters about meetings. None says what it is about: it may be read over a shoulder (threats A3, T19)."""

from __future__ import annotations

from coprod.core import letters
from coprod.core.words import _l
from coprod.meetings.models import Meeting
from coprod.people.models import Person


def minutes_to_read(person: Person, meeting: Meeting) -> None:
    """Tell a member that there are minutes to read."""
    letters.tell(
        person,
        "meeting-minutes",
        _l("There is something for you to read"),
        _l(
            "There is something for you to read. If something in it is wrong, you can say so there.\n\n%(address)s"
        ),
        "meetings.my_minutes",
        reference=meeting.reference,
    )


def something_to_do(person: Person) -> None:
    """Remind somebody of what they have taken on, without a word of it, and say that they can hand it back."""
    letters.tell(
        person,
        "action-reminder",
        _l("Something on your list"),
        _l(
            "Something on your list has a day that is near or past. Open this page to see it:\n\n%(address)s\n\n"
            "If you cannot do it now, you can hand it back there. You need not say why."
        ),
        "meetings.my_actions",
    )
