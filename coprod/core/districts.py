"""Who helps in each district of a programme's area, until when that is known to be true, and who sees to it (rule F8).

Numbers change, and an old one is worse than none. So each district has a day of its own by which somebody looks at it
again; once that day is over nobody is shown what stands there, and the national routes are what is left. Nobody is asked
where they are: whoever looks finds their own district on the page by its name or the beginning of their postcode, and
nothing of that is sent or kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from coprod.core import clock, settings
from coprod.core.help_routes import Route, in_words
from coprod.core.help_routes import read as read_routes
from coprod.core.words import _, _l

# So long before a district runs out those who see to it are told.
WARNED = timedelta(days=30)
MOST_DISTRICTS = 60


@dataclass(frozen=True)
class District:
    """One district: its name and postcodes, who helps there, until when that holds, and who has made sure of it."""

    reference: str
    name: str
    postcodes: str
    routes: tuple[Route, ...]
    review_by: date
    owner: str
    source: str

    def holds(self, on: date) -> bool:
        """Whether it may be shown on a day: somebody has confirmed it, and its review is not overdue."""
        return self.review_by >= on and bool(self.shown())

    def runs_out(self, on: date) -> bool:
        """Whether somebody has to look at it again now."""
        return self.review_by - WARNED <= on

    def shown(self) -> list[Route]:
        """Its confirmed routes, in the reader's language where we have their words in it."""
        return [in_words(route) for route in self.routes if route.confirmed]

    def stored(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self) | {
            "review_by": self.review_by.isoformat(),
            "routes": [asdict(route) for route in self.routes],
        }


def read(value: Any) -> tuple[District, ...]:
    """Read the districts of a setting. Errors: ``ValueError`` in words."""
    if not isinstance(value, list) or len(value) > MOST_DISTRICTS:
        raise ValueError(_("Name %(most)s districts or fewer.", most=MOST_DISTRICTS))
    found = tuple(_read_one(each) for each in value)
    if len({each.reference for each in found}) < len(found):
        raise ValueError(_("Each district stands in the list once."))
    return found


def _read_one(told: Any) -> District:
    words = ("reference", "name", "postcodes", "owner", "source")
    if not isinstance(told, Mapping) or not all(isinstance(told.get(each), str) for each in words):
        raise ValueError(_("Each district needs a name, who sees to it, and where its numbers come from."))
    if not all(str(told[each]).strip() for each in words if each != "postcodes"):
        raise ValueError(_("Each district needs a name, who sees to it, and where its numbers come from."))
    try:
        review_by = date.fromisoformat(str(told.get("review_by")))
    except ValueError:
        raise ValueError(_("Each district needs a day by which somebody looks at it again.")) from None
    return District(
        **{each: str(told[each]).strip() for each in words},
        routes=tuple(read_routes(told.get("routes"))),
        review_by=review_by,
    )


def _elsewhere(typed: str) -> Any:
    raise ValueError(_("Districts are written on the page of their programme: “Help in each district”."))


DISTRICTS: settings.Key[tuple[District, ...]] = settings.Key(
    "crisis.districts",
    read,
    (),
    _l("Where people in each district of a programme get help in a crisis"),
    typed=_elsewhere,
    told=lambda districts: "\n".join(f"{each.name} | {each.review_by.isoformat()}" for each in districts),
    note=_l(
        "It is written on the page of each programme, by those who lead it, with a review day for each district."
    ),
)


REVIEW_WITHIN_DAYS: settings.Key[int] = settings.Key(
    "crisis.review_within_days",
    settings.whole_number,
    365,
    _l("Within how many days the ways to get help in a district must be looked at again"),
)


def of(programme: int) -> tuple[District, ...]:
    """Every district of a programme, by name; also those that nobody may be shown any more."""
    held = settings.get(DISTRICTS, programme=programme)
    return tuple(sorted(held, key=lambda each: (each.name.casefold(), each.reference)))


def shown(programme: int) -> tuple[District, ...]:
    """The districts that may be shown today."""
    today = clock.today()
    return tuple(each for each in of(programme) if each.holds(today))
