"""When a role may be paid at all: what must be determined first (domain rules P16, P17)."""

from __future__ import annotations

import enum
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


class Determined(Protocol):
    """What was determined about a role."""

    @property
    def covers_companies(self) -> bool: ...


class Wanting(enum.Enum):
    """What must be determined before payment for time goes out."""

    ROUTE = "route"
    COMPANY = "company"


def wanting(determination: Determined | None, *, to_a_company: bool) -> Wanting | None:
    """What is still to be determined: through which office a role is paid, and to a company also what that means
    (domain rules P16, P17). ``None`` when payment may go out.

    Sending, approving and paying ask this alone. Expenses are paid back to the person, and wait for nothing of it (P21).
    """
    if determination is None:
        return Wanting.ROUTE
    return Wanting.COMPANY if to_a_company and not determination.covers_companies else None
