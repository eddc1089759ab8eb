"""What the service says of itself, as dated settings: how to reach us, what does not work yet, when we looked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coprod.core import settings
from coprod.core.words import _l


@dataclass(frozen=True)
class Contact:
    """How to reach the people who run this site. An empty part is not shown."""

    email: str = ""
    telephone: str = ""
    hours: str = ""
    post: str = ""


def read_contact(value: Any) -> Contact:
    """Read a contact. Errors: ``ValueError`` in words."""
    if not isinstance(value, Mapping) or not (value.get("email") or value.get("telephone")):
        raise ValueError("Give an e-mail address or a telephone number.")
    return Contact(*(str(value.get(part, "")) for part in ("email", "telephone", "hours", "post")))


def read_sentences(value: Any) -> tuple[str, ...]:
    """Read a list of sentences; an empty one says that there is nothing to say. Errors: ``ValueError``."""
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise ValueError("Give a list of sentences.")
    return tuple(value)


def read_day(value: Any) -> date:
    """Read a day, written as 2026-11-22. Errors: ``ValueError`` in words."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError("Give the day as in 2026-11-22.") from None


CONTACT = settings.Key(
    "site.contact", read_contact, Contact(), "How to reach the people who run this site (domain rule A3)."
)
# Their words stand here so that they are translated; a dated setting of the same key replaces them.
KNOWN_ISSUES: settings.Key[tuple[Any, ...]] = settings.Key(
    "site.accessibility.issues",
    read_sentences,
    (
        _l(
            "Some files that are added to a consultation are PDF or Word files. A screen reader may not read them "
            "well. What you need to know also stands on the page."
        ),
        _l("There are no videos in British Sign Language yet. You can ask for an interpreter instead."),
        _l("Easy Read versions have short sentences, but no pictures yet."),
        _l(
            "A translation that nobody has checked yet can have mistakes in it. We say so at the top of the page."
        ),
    ),
    "What does not work for everybody yet, a sentence each (domain rule A3).",
)
REVIEWED_ON = settings.Key(
    "site.accessibility.reviewed_on",
    read_day,
    date(2026, 11, 22),
    "The day on which the accessibility statement was last looked over; the next time is a year later (domain rule A3).",
)


def a_year_after(day: date) -> date:
    """The day by which something that is looked over every year comes up again."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
