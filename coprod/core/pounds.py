"""An amount of money as people write it in a box: 75, 12.50, £1,250. Kept as whole pence, as everywhere."""

from __future__ import annotations

import re
from typing import Any

from wtforms import Field
from wtforms.widgets import TextInput

from coprod.core.forms import tidy
from coprod.core.money import plain
from coprod.core.words import _

_AMOUNT = re.compile(r"£?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{2}))?")
MOST_PENCE = 10_000_000  # £100,000: nobody is paid more by mistake


def read(typed: str) -> int:
    """The pence that somebody wrote as pounds. Errors: ``ValueError`` in words, also for half a penny."""
    found = _AMOUNT.fullmatch(" ".join(plain(typed).split()))
    if found is None or len(found[1]) > len("1,000,000"):
        raise ValueError(_("Write an amount in pounds, such as 75 or 12.50."))
    pence = int(found[1].replace(",", "")) * 100 + int(found[2] or 0)
    if pence > MOST_PENCE:
        raise ValueError(_("This amount is too large."))
    return pence


def written(pence: int) -> str:
    """An amount as it stands in a box: 75, 12.50."""
    pounds, rest = divmod(pence, 100)
    return f"{pounds}.{rest:02}" if rest else str(pounds)


class PoundsField(Field):
    """A box for an amount in pounds; its data are pence. Draw it with ``field(form.amount, prefix="£", width=5)``."""

    widget = TextInput()
    data: int | None
    LONGEST = 20

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; an empty box is no amount."""
        self.data = None
        if typed := str(tidy(valuelist[0]))[: self.LONGEST] if valuelist else "":
            self.data = read(typed)

    def _value(self) -> str:
        if self.raw_data:
            return str(tidy(self.raw_data[0]))[: self.LONGEST]
        return written(self.data) if self.data is not None else ""
