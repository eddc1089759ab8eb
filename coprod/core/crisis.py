"""Where to turn in a crisis: dated settings, shown before the first free text and on every receipt (rules F7–F9)."""

from __future__ import annotations

from collections.abc import Iterable

from coprod.core import districts, help_routes, settings
from coprod.core.districts import District
from coprod.core.help_routes import Route, in_words
from coprod.core.words import _l

__all__ = ["LOCAL", "NATIONAL", "Route", "Routes", "routes"]

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
    "crisis.national", help_routes.read, [], _l("Where people in the whole country get help in a crisis")
)
# Domain rule F8: shown only when confirmed.
LOCAL: settings.Key[list[Route]] = settings.Key(
    "crisis.local",
    help_routes.read,
    [],
    _l("Where people in one area get help in a crisis"),
)


class Routes(list[Route]):
    """Where help is for everybody who reads a page, in order; and beside it what each district of the area has.

    ``here`` is the district that the page is about: its routes stand first. ``districts`` are those that somebody may
    find their own among.
    """

    def __init__(self, routes: Iterable[Route], near: tuple[District, ...] = (), here: str = "") -> None:
        super().__init__(routes)
        self.here = next((each for each in near if here and each.reference == here), None)
        self.districts = tuple(each for each in near if each is not self.here)

    def of(self, district: str) -> Routes:
        """The same for a page that is about one district. One that holds no more, or is none, changes nothing."""
        return Routes(self, (*self.districts, *([self.here] if self.here else [])), district)


def routes(programme: int | None = None) -> Routes:
    """The confirmed local routes, then the national ones: never empty. Beside them those of each district."""
    local = settings.get(LOCAL, programme=programme) if programme is not None else []
    national = [route for route in settings.get(NATIONAL) if route.confirmed]
    national = national or [Route(str(n), c, h, str(w)) for n, c, h, w in _NATIONAL]
    return Routes(
        (in_words(route) for route in [*local, *national] if route.confirmed),
        districts.shown(programme) if programme is not None else (),
    )
