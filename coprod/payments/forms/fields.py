"""Boxes for what only claims ask: miles, as people write them."""

from __future__ import annotations

import re
from typing import Any

from wtforms import Field
from wtforms.widgets import TextInput

from coprod.core.forms import tidy
from coprod.core.words import _

MOST_MILES = 2000  # of one journey: more is a mistyped number
_MILES = re.compile(r"([0-9]{1,5})(?:[.,]([0-9]))?")


class MilesField(Field):
    """A box for miles with one figure after the point; its data are whole tenths."""

    widget = TextInput()
    data: int | None
    LONGEST = 20

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; an empty box is no miles."""
        self.data = None
        typed = str(tidy(valuelist[0]))[: self.LONGEST] if valuelist else ""
        if not typed:
            return
        found = _MILES.fullmatch(typed)
        if not found:
            raise ValueError(_("Write the miles in digits, such as 34 or 12.5."))
        self.data = int(found[1]) * 10 + int(found[2] or 0)
        if self.data > MOST_MILES * 10:
            raise ValueError(_("This is more miles than one journey has. Check it."))

    def _value(self) -> str:
        if self.raw_data:
            return str(tidy(self.raw_data[0]))[: self.LONGEST]
        if self.data is None:
            return ""
        whole, tenth = divmod(self.data, 10)
        return f"{whole}.{tenth}" if tenth else str(whole)
