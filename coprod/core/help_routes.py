"""One way to get help now, and how a list of them is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from coprod.core.words import _


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


def in_words(route: Route) -> Route:
    """A route as its reader sees it: it is written in English, and what we have translated of it is translated."""
    return replace(route, name=_(route.name), when=_(route.when))
