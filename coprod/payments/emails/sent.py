"""What somebody is written about their own claims: that there is something to look at, and nothing of what it is."""

from __future__ import annotations

from coprod.core import letters
from coprod.core.words import _l
from coprod.people.models import Person


def claim_is_sent(person: Person) -> None:
    """Tells somebody that what they sent has come, however it was sent. Without a safe address nothing is written."""
    letters.tell(
        person,
        "claim sent",
        _l("We have what you sent"),
        _l(
            "What you sent us has come. On your page you can see where it is, whose turn it is and when to "
            "expect an answer. You can change it there until it is decided:\n\n%(address)s\n\n"
            "Did you not send us anything? Then tell the person who supports you."
        ),
        "site.me",
    )
