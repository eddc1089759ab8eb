"""Where to turn in a crisis: dated settings, shown before the first free text and on every receipt (rules F7–F9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from coprod.core import settings
from coprod.core.words import _, _l


@dataclass(frozen=True)
class Route:
    """One way to get help now: who, how, when. ``confirmed`` numbers alone are ever shown."""

    name: str
    contact: str
    href: str
    when: str
    confirmed: bool = True


def read(value: Any) -> list[Route]:
    """Read the routes of a setting. Errors: ``ValueError`` in words."""
    if not isinstance(value, list) or not value:
        raise ValueError("Give at least one crisis route.")
    routes = []
    for entry in value:
        if not isinstance(entry, Mapping) or not all(
            entry.get(part) for part in ("name", "contact", "href", "when")
        ):
            raise ValueError(
                "Each crisis route needs a name, a contact, an address to call or text, and when."
            )
        if not str(entry["href"]).startswith(("tel:", "sms:", "https:")):
            raise ValueError("The address of a crisis route begins with tel:, sms: or https:.")
        routes.append(
            Route(
                str(entry["name"]),
                str(entry["contact"]),
                str(entry["href"]),
                str(entry["when"]),
                entry.get("confirmed") is True,
            )
        )
    return routes


# The national routes (domain rule F7, read on 22 November 2026). Their words stand here so that they are
# translated; a dated setting of the same key replaces them.
_NATIONAL = (
    (_l("If a life is at risk"), "999", "tel:999", _l("Any time. Or go to A&E.")),
    (_l("Mental health help from the NHS"), "111", "tel:111", _l("Any time. Choose option 2.")),
    (_l("Samaritans"), "116 123", "tel:116123", _l("Any time. Free to call.")),
    (_l("Text “SHOUT” to talk by text"), "85258", "sms:85258", _l("Any time. Free to text.")),
    (_l("Childline, for people under 19"), "0800 1111", "tel:08001111", _l("Any time. Free to call.")),
)
# Domain rule F7.
NATIONAL: settings.Key[list[Route]] = settings.Key(
    "crisis.national", read, [], _l("Where people in the whole country get help in a crisis")
)
# Domain rule F8: shown only when confirmed.
LOCAL: settings.Key[list[Route]] = settings.Key(
    "crisis.local",
    read,
    [],
    _l("Where people in one area get help in a crisis"),
)


def routes(programme: int | None = None) -> list[Route]:
    """The confirmed local routes, then the national ones. Never empty."""
    local = settings.get(LOCAL, programme=programme) if programme is not None else []
    national = [route for route in settings.get(NATIONAL) if route.confirmed]
    national = national or [Route(str(n), c, h, str(w)) for n, c, h, w in _NATIONAL]
    # A setting is written in English. What it says in words that we have translated is shown translated.
    return [
        replace(route, name=_(route.name), when=_(route.when))
        for route in [*local, *national]
        if route.confirmed
    ]
