"""A card to begin with: activity rates in the manner of national research (P1). Nobody has decided them yet.

The figures are known to people who pay for involvement, and were not read in the policy itself. So a card that is
copied from here says that it is an example until whoever may change it says that these are their rates.
"""

from __future__ import annotations

from dataclasses import dataclass

from coprod.core.words import _l
from coprod.rates.rules.cards import Amounts
from coprod.rates.rules.pay import Basis

POLICY = _l("Activity rates as in national health research")


@dataclass(frozen=True)
class ExampleRate:
    """One line of the example."""

    key: str
    name: str
    amounts: Amounts


EXAMPLE = (
    ExampleRate("short-task", _l("A short task, about 30 minutes"), Amounts(Basis.TASK, 1250)),
    ExampleRate("task", _l("A task of about 1 hour"), Amounts(Basis.TASK, 2500)),
    ExampleRate(
        "long-task", _l("A task of about 2 hours, with little to prepare"), Amounts(Basis.TASK, 5000)
    ),
    ExampleRate(
        "session", _l("Half a day or a full day"), Amounts(Basis.SESSION, 7500, full_day_pence=15_000)
    ),
    ExampleRate(
        "demanding-day", _l("A full day with much to prepare, such as chairing"), Amounts(Basis.TASK, 30_000)
    ),
)
