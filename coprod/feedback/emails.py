"""Letters about feedback. None holds a word of it, and none says what the site is about (threat T19)."""

from __future__ import annotations

from coprod.core import letters, outbox, public, words
from coprod.core.words import _, _l
from coprod.feedback.rules import Way
from coprod.people.models import Person


def something_to_read(reach: dict[str, str] | None, language: str) -> bool:
    """Tell whoever asked for e-mail that there is something to read with their code. Nobody else gets a letter."""
    if reach is None or reach["way"] != Way.EMAIL.value or not reach["address"]:
        return False
    with words.in_language(language):
        outbox.write(
            to=reach["address"],
            kind="feedback-reply",
            subject=_("There is something for you to read"),
            body=_(
                "There is something for you to read. Open this page and enter your code:\n\n%(address)s\n\n"
                "If you do not know what this is about, you can leave it. Nobody will write again because of it.",
                address=public.address("site.receipts", language),
            ),
            language=language,
        )
    return True


def unread(person: Person, count: int) -> None:
    """Tell the deputy, or the manager, that nobody has read in time."""
    letters.tell(
        person,
        "feedback-unread",
        _l("Something waits to be read"),
        _l("It was promised that somebody reads by now, and nobody has. Waiting: %(count)s.\n\n%(address)s"),
        "feedback.queue",
        count=count,
    )


def notice(person: Person) -> None:
    """Tell whoever reads that somebody wants a story to go. Nothing of it is in the letter."""
    letters.tell(
        person,
        "feedback-notice",
        _l("Somebody asks you to look at a page"),
        _l("Somebody asks that a page is taken down. Look at it today:\n\n%(address)s"),
        "feedback.stories_in_work",
    )
