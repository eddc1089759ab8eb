"""What some benefits let people earn, by day and with its source: information, never advice (P9–P11, P14).

Nobody is asked which benefit they get, and nothing here is compared with what anybody earns.
"""

from __future__ import annotations

from dataclasses import dataclass

from coprod.core import settings
from coprod.core.words import _l
from coprod.rates.rules.amounts import told_number
from coprod.rates.rules.figures import Figure, amount
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
