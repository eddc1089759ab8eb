"""What the service says of itself, as dated settings: how to reach us, what does not work yet, when we looked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coprod.core import settings
from coprod.core.words import _, _l, date_words


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
        raise ValueError(_("Write an e-mail address or a telephone number."))
    return Contact(*(str(value.get(part, "")) for part in ("email", "telephone", "hours", "post")))


def read_sentences(value: Any) -> tuple[str, ...]:
    """Read a list of sentences; an empty one says that there is nothing to say. Errors: ``ValueError``."""
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise ValueError(_("Write one sentence on each line."))
    return tuple(value)


def read_day(value: Any) -> date:
    """Read a day, written as 2026-11-22. Errors: ``ValueError`` in words."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(
            _("Write the day with digits: day, month and year. For example, 22 11 2026.")
        ) from None


# In what order, and after what word, the parts of a contact are written by hand.
PARTS = {"e-mail": "email", "telephone": "telephone", "hours": "hours", "post": "post"}


def contact_typed(typed: str) -> dict[str, str]:
    """A contact from its lines, such as ``telephone | 01632 960002``. Errors: ``ValueError`` in words."""
    found: dict[str, str] = {}
    for line in filter(str.strip, typed.splitlines()):
        word, _bar, told = (part.strip() for part in line.partition("|"))
        if word.casefold() not in PARTS or not told:
            raise ValueError(_("Begin each line with e-mail |, telephone |, hours | or post |."))
        found[PARTS[word.casefold()]] = told
    return found


def contact_told(contact: Contact) -> str:
    """A contact in its lines."""
    lines = ((word, getattr(contact, part)) for word, part in PARTS.items())
    return "\n".join(f"{word} | {told}" for word, told in lines if told)


def sentences_typed(typed: str) -> list[str]:
    """Sentences from their lines."""
    return [line.strip() for line in typed.splitlines() if line.strip()]


def day_typed(typed: str) -> str:
    """A day from its day, month and year, with anything between them. What is no day is left for ``read_day``."""
    digits = "".join(each if each in "0123456789" else " " for each in typed).split()
    if len(digits) == 3 and len(digits[2]) == 4:
        return f"{digits[2]}-{digits[1]:0>2}-{digits[0]:0>2}"
    return typed.strip()


# The three are domain rule A3.
CONTACT = settings.Key(
    "site.contact",
    read_contact,
    Contact(),
    _l("How to reach the people who run this site"),
    _l("One on each line: e-mail | …, telephone | …, hours | …, post | … Leave out what there is not."),
    contact_typed,
    contact_told,
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
    _l("What does not work for everybody yet on this site"),
    _l("One sentence on each line."),
    sentences_typed,
    lambda sentences: "\n".join(str(each) for each in sentences),
)
REVIEWED_ON = settings.Key(
    "site.accessibility.reviewed_on",
    read_day,
    date(2026, 11, 22),
    _l("When we last looked over the accessibility statement"),
    _l("Day, month and year. For example, 22 11 2026. We look it over again a year later."),
    day_typed,
    date_words,
)


def a_year_after(day: date) -> date:
    """The day by which something that is looked over every year comes up again."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
