"""What a new service begins with: the figures as they were read on 22 November 2026, each with its days and its source.

They are laid as dated settings (``operations.seed``), which administrators correct and continue. READ: read in the
named source. DERIVED: worked out from a figure that was read. KNOWN: known to people of the trade, to be confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from coprod.core.settings import Key
from coprod.rates.rules import benefits, figures

MILES = "HMRC mileage rates. READ in the help pages of The Access Group, at mooreks.co.uk and at moorepay (2025/26)."
OTHER_MILES = (
    "HMRC mileage rates. READ at moorepay for 2025/26; no first day is named there. "
    "KNOWN: that they hold in 2026/27 is to be confirmed."
)
UC = "Work allowances of 2026/27. READ in PolicyEngine UK, 17 August 2026."

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
        figures.MILEAGE_CAR_FIRST, 55, FROM_2026, None, f"{MILES} Announced on 21 May 2026, from 6 April on."
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
        "National Living Wage, 21 years of age and over. READ in PolicyEngine UK.",
    ),
    Beginning(
        figures.ONLINE_ATTENDANCE,
        500,
        READ_FOR_2025,
        None,
        "READ in the York University guide; no first day is named there.",
    ),
    Beginning(
        benefits.ESA_WEEK,
        18_350,
        date(2024, 4, 8),
        date(2025, 4, 6),
        "ESA permitted work. READ in the gov.uk factsheet of 8 April 2024.",
    ),
    Beginning(
        benefits.ESA_WEEK,
        19_550,
        date(2025, 4, 7),
        BEFORE_2026,
        "ESA permitted work. READ in a quotation of the Green Paper and in tables of rates for 2025/26.",
    ),
    Beginning(
        benefits.ESA_WEEK,
        20_350,
        FROM_2026,
        None,
        "ESA permitted work. DERIVED: 16 hours of £12.71 are £203.36, rounded up to 50p as in earlier years. "
        "To be confirmed.",
    ),
    Beginning(
        benefits.ESA_HOURS,
        16,
        date(2024, 4, 8),
        None,
        "ESA permitted work. READ in the gov.uk factsheet of 8 April 2024.",
    ),
    Beginning(
        benefits.CARERS_ALLOWANCE_WEEK,
        19_600,
        date(2025, 4, 7),
        BEFORE_2026,
        "READ at brumdaily, from the announcement of the Department for Work and Pensions.",
    ),
    Beginning(
        benefits.CARERS_ALLOWANCE_WEEK,
        20_400,
        FROM_2026,
        None,
        "READ at brumdaily, from the announcement of the Department for Work and Pensions. "
        "KNOWN: its first day in April 2026 is to be confirmed.",
    ),
    Beginning(benefits.UC_WITH_HOUSING, 42_700, date(2026, 4, 1), None, UC),
    Beginning(benefits.UC_WITHOUT_HOUSING, 71_000, date(2026, 4, 1), None, UC),
    Beginning(
        benefits.UC_TAPER_PERCENT,
        55,
        date(2026, 4, 1),
        None,
        "READ at second hand, beside the work allowances of 2026/27. To be confirmed.",
    ),
)
