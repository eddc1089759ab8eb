"""What a new service begins with: the figures as they were read on 22 November 2026, each with its days and its source.

They are laid as dated settings (``operations.seed``), which administrators correct and continue. Everybody reads the
sources on the page about money and benefits, so each says in a sentence who printed the figure and when it was looked
up, and says so where we worked it out ourselves or could not confirm it yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from coprod.core.settings import Key
from coprod.rates.rules import benefits, figures

LOOKED_UP = "Looked up on 22 November 2026."
MILES = (
    "The mileage rates of the tax office (HMRC), as The Access Group, Moore Kingston Smith and Moorepay print them. "
    f"{LOOKED_UP}"
)
OTHER_MILES = (
    f"The mileage rates of the tax office (HMRC) for 2025/26, as Moorepay prints them. {LOOKED_UP} "
    "We have not confirmed yet that they are the same in 2026/27."
)
UC = (
    "The work allowances of 2026/27 in PolicyEngine UK, an open model of taxes and benefits, "
    f"as it stood on 17 August 2026. {LOOKED_UP}"
)
ESA_LEAFLET = f"The leaflet about permitted work on gov.uk of 8 April 2024. {LOOKED_UP}"
CARERS = (
    f"What the Department for Work and Pensions announced, as the news site brumdaily tells it. {LOOKED_UP}"
)

BEFORE_2026 = date(2026, 4, 5)
FROM_2026 = date(2026, 4, 6)
SINCE_2011 = date(2011, 4, 6)
# Where a source names no first day, a figure holds from the first day of the earliest year it was read for.
READ_FOR_2025 = date(2025, 4, 6)


@dataclass(frozen=True)
class Beginning:
    """One value of one figure, from one day to another or on."""

    key: Key[Any]
    value: int
    from_day: date
    to_day: date | None
    source: str


BEGINNINGS = (
    Beginning(figures.MILEAGE_CAR_FIRST, 45, SINCE_2011, BEFORE_2026, MILES),
    Beginning(
        figures.MILEAGE_CAR_FIRST,
        55,
        FROM_2026,
        None,
        f"{MILES} It was announced on 21 May 2026, and counts from 6 April 2026 on.",
    ),
    Beginning(figures.MILEAGE_CAR_AFTER, 25, SINCE_2011, None, MILES),
    Beginning(figures.MILEAGE_FIRST_MILES, 10_000, SINCE_2011, None, MILES),
    Beginning(figures.MILEAGE_MOTORCYCLE, 24, READ_FOR_2025, None, OTHER_MILES),
    Beginning(figures.MILEAGE_BICYCLE, 20, READ_FOR_2025, None, OTHER_MILES),
    Beginning(figures.MILEAGE_PASSENGER, 5, READ_FOR_2025, None, OTHER_MILES),
    Beginning(
        figures.LIVING_WAGE,
        1271,
        date(2026, 4, 1),
        None,
        "The National Living Wage from 21 years of age, in PolicyEngine UK, an open model of taxes and benefits. "
        f"{LOOKED_UP}",
    ),
    Beginning(
        figures.ONLINE_ATTENDANCE,
        500,
        READ_FOR_2025,
        None,
        f"The guide of the University of York to paying people. It names no first day. {LOOKED_UP}",
    ),
    Beginning(
        benefits.ESA_WEEK,
        18_350,
        date(2024, 4, 8),
        date(2025, 4, 6),
        ESA_LEAFLET,
    ),
    Beginning(
        benefits.ESA_WEEK,
        19_550,
        date(2025, 4, 7),
        BEFORE_2026,
        f"A government paper of 2025 that names it, and printed tables of the rates for 2025/26. {LOOKED_UP}",
    ),
    Beginning(
        benefits.ESA_WEEK,
        20_350,
        FROM_2026,
        None,
        "We worked it out: 16 hours of the National Living Wage of £12.71 are £203.36, rounded up to 50p as in "
        "earlier years. We have not confirmed it yet.",
    ),
    Beginning(
        benefits.ESA_HOURS,
        16,
        date(2024, 4, 8),
        None,
        ESA_LEAFLET,
    ),
    Beginning(
        benefits.CARERS_ALLOWANCE_WEEK,
        19_600,
        date(2025, 4, 7),
        BEFORE_2026,
        CARERS,
    ),
    Beginning(
        benefits.CARERS_ALLOWANCE_WEEK,
        20_400,
        FROM_2026,
        None,
        f"{CARERS} We have not confirmed yet from which day in April 2026 it counts.",
    ),
    Beginning(benefits.UC_WITH_HOUSING, 42_700, date(2026, 4, 1), None, UC),
    Beginning(benefits.UC_WITHOUT_HOUSING, 71_000, date(2026, 4, 1), None, UC),
    Beginning(
        benefits.UC_TAPER_PERCENT,
        55,
        date(2026, 4, 1),
        None,
        "Named beside the work allowances of 2026/27 by others who had read them. We have not confirmed it yet. "
        f"{LOOKED_UP}",
    ),
)
