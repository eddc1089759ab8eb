"""What somebody is written when their claim moves on: that there is something to look at, and nothing of what it is."""

from __future__ import annotations

from coprod.core import letters
from coprod.core.words import _l
from coprod.people.models import Person

PAGE = "site.me"


def asked_about(person: Person) -> None:
    """Tell somebody that their claim waits for an answer of theirs."""
    letters.tell(
        person,
        "claim asked about",
        _l("There is a question for you"),
        _l(
            "There is a question for you on your page. What you sent waits until you answer. "
            "Nobody has decided anything:\n\n%(address)s"
        ),
        PAGE,
    )


def approved(person: Person) -> None:
    """Tell somebody that their claim is a step further."""
    letters.tell(
        person,
        "claim approved",
        _l("What you sent is a step further"),
        _l(
            "What you sent us is a step further. On your page you can see where it is and what comes "
            "next:\n\n%(address)s"
        ),
        PAGE,
    )


def approved_and_asked_for(person: Person) -> None:
    """Tell somebody that their claim is a step further, and that the next step is theirs: what, their page says."""
    letters.tell(
        person,
        "claim approved",
        _l("What you sent is a step further"),
        _l(
            "What you sent us is a step further. Now it waits for you. Your page says what comes next, and it "
            "does not take long:\n\n%(address)s"
        ),
        PAGE,
    )


def refused(person: Person) -> None:
    """Tell somebody that their claim was not approved; why, their page says."""
    letters.tell(
        person,
        "claim refused",
        _l("There is an answer for you"),
        _l(
            "There is an answer to what you sent us. Your page says what it is, why, and whom you can "
            "ask about it:\n\n%(address)s"
        ),
        PAGE,
    )


def topped_up(person: Person) -> None:
    """Tell somebody that something was added for them, which they may take or leave."""
    letters.tell(
        person,
        "claim topped up",
        _l("There is something new on your page"),
        _l(
            "Something that we agreed with you has changed, from a day that is past. Your page says what "
            "that means for you. You need not do anything:\n\n%(address)s"
        ),
        PAGE,
    )


def answered(person: Person) -> None:
    """Tell somebody that what they asked for before a day has an answer."""
    letters.tell(
        person,
        "pre-approval answered",
        _l("There is an answer for you"),
        _l(
            "You asked us for something before a day that is to come. The answer is on your page:\n\n"
            "%(address)s"
        ),
        PAGE,
    )
