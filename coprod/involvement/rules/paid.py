"""When a role may be paid at all: what must be determined first (domain rules P16, P17)."""

from __future__ import annotations

from typing import Protocol

from coprod.core import settings
from coprod.core.words import _l

# Right to work is looked at only where somebody is paid through payroll, by a named person, and never asked here (P17).
HR_CONTACT = settings.Key(
    "involvement.hr_contact",
    settings.words,
    "",
    _l("Whom people paid through payroll can ask about the right to work: a name and how to reach them"),
    note=_l(
        "We ask nobody for it, and nothing here keeps it. Give an organisation or a programme its own person."
    ),
)


class Placed(Protocol):
    """Somebody's place in a role."""

    @property
    def to_a_company(self) -> bool: ...


class Determined(Protocol):
    """What was determined about a role."""

    @property
    def covers_companies(self) -> bool: ...


def may_be_paid(agreement: Placed, determination: Determined | None) -> bool:
    """Whether payment for time may go out: through an office that somebody determined, and to a company only when they
    determined what that means (domain rules P16, P17).

    Expenses are paid back to the person, and wait for nothing of this (P21).
    """
    if determination is None:
        return False
    return determination.covers_companies or not agreement.to_a_company
