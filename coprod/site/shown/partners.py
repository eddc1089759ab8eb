"""The partners of a programme by sector, with what became of those that are partners no more (domain rule T6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coprod.core import clock
from coprod.core.words import _, date_words
from coprod.programmes.models import Organisation, Partner, holds
from coprod.programmes.rules import SECTOR_WORDS, Sector


@dataclass(frozen=True)
class PartnerLine:
    """One partner: its name, what it does here, and how long, when that has an end."""

    name: str
    about: str
    note: str


def by_sector(partners: Iterable[Partner]) -> list[tuple[str, list[PartnerLine]]]:
    """The sectors that have partners, in the order in which they are shown; present partners come first."""
    found: dict[Sector, list[Partner]] = {sector: [] for sector in SECTOR_WORDS}
    for partner in partners:
        found[partner.organisation.sector].append(partner)
    return [
        (str(SECTOR_WORDS[sector]), [_line(each) for each in sorted(lines, key=_is_over)])
        for sector, lines in found.items()
        if lines
    ]


def _is_over(partner: Partner) -> bool:
    today = clock.today()
    return not (holds(partner, today) and holds(partner.organisation, today))


def _line(partner: Partner) -> PartnerLine:
    organisation = partner.organisation
    return PartnerLine(organisation.name, organisation.about, _note(partner, organisation))


def _note(partner: Partner, organisation: Organisation) -> str:
    today = clock.today()
    if partner.from_day > today:
        return _("From %(date)s.", date=date_words(partner.from_day))
    end = min((day for day in (partner.to_day, organisation.to_day) if day), default=None)
    if organisation.successor is not None:
        return _(
            "Until %(date)s. After that: %(name)s.", date=date_words(end), name=organisation.successor.name
        )
    return _("Until %(date)s.", date=date_words(end)) if end else ""
