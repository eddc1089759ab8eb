"""What some benefits let people earn, by day and with its source: information, never advice (P9–P11, P14).

Nobody is asked which benefit they get, and nothing here is compared with what anybody earns.
"""

from __future__ import annotations

from dataclasses import dataclass

from coprod.core import settings
from coprod.core.words import _l
from coprod.rates.rules.amounts import told_number
from coprod.rates.rules.figures import Figure, amount
from coprod.rates.rules.rounding import half_up
from coprod.rates.rules.windows import Span

# Domain rule P9. Both hold at once.
ESA_WEEK = amount(
    "benefits.esa_week",
    _l("Employment and Support Allowance: the most that permitted work may bring in a week"),
)
ESA_HOURS: Figure = settings.Key(
    "benefits.esa_hours",
    settings.whole_number,
    None,
    _l("Employment and Support Allowance: permitted work is under this many hours a week"),
    told=told_number,
)
# Domain rule P10.
CARERS_ALLOWANCE_WEEK = amount(
    "benefits.carers_allowance_week", _l("Carer’s Allowance: the most that you may earn in a week")
)
# Domain rule P11.
UC_WITH_HOUSING = amount(
    "benefits.uc_with_housing", _l("Universal Credit: the work allowance for a month, with help for housing")
)
UC_WITHOUT_HOUSING = amount(
    "benefits.uc_without_housing",
    _l("Universal Credit: the work allowance for a month, without help for housing"),
)


UC_TAPER_PERCENT: Figure = settings.Key(
    "benefits.uc_taper_percent",
    settings.whole_number,
    None,
    _l("Universal Credit: by how many pence it goes down for each £1 above the work allowance"),
    told=told_number,
)

EXAMPLE_PENCE = 60_000  # what somebody is paid in the month of the example

# Domain rule P5, as it stands on the offer, on this page and on the letter for the Jobcentre.
TAKING_LESS = _l(
    "People who are involved because they use services, or as carers, may say no to a payment, ask for less or give it "
    "away. They are not treated as if they had been paid the full amount."
)
# Domain rule P14.
NO_ADVICE = _l(
    "This is information, not advice. Only an adviser who knows your situation can tell you what a payment means "
    "for you."
)
# Domain rule P13.
ASK_FIRST = _l(
    "Tell the Jobcentre or whoever pays your benefit before you start. An answer may take up to 2 months."
)


@dataclass(frozen=True)
class Limit:
    """One limit of one benefit: how it is called, over what it is counted, whether £1 over it loses everything."""

    key: Figure
    words: str
    span: Span
    in_hours: bool = False
    is_cliff_edge: bool = False


LIMITS = (
    Limit(ESA_WEEK, _l("Employment and Support Allowance (ESA): permitted work, pay"), Span.WEEK),
    Limit(
        ESA_HOURS,
        _l("Employment and Support Allowance (ESA): permitted work, hours"),
        Span.WEEK,
        in_hours=True,
    ),
    Limit(CARERS_ALLOWANCE_WEEK, _l("Carer’s Allowance"), Span.WEEK, is_cliff_edge=True),
    Limit(UC_WITH_HOUSING, _l("Universal Credit, with help for housing: work allowance"), Span.MONTH),
    Limit(UC_WITHOUT_HOUSING, _l("Universal Credit, without help for housing: work allowance"), Span.MONTH),
)


def taken_from_uc(paid_pence: int, allowance_pence: int, taper_percent: int) -> int:
    """By how much Universal Credit goes down in a month, in the example of the page (domain rule P11)."""
    return half_up(max(0, paid_pence - allowance_pence) * taper_percent, 100)
