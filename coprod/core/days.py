"""A day in three boxes, as people write it: pickers are hard to use with a keyboard or a voice."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from babel.dates import get_month_names
from flask_babel import gettext as _
from wtforms import Field
from wtforms.utils import unset_value
from wtforms.widgets import TextInput

from coprod.core import words

PARTS = ("day", "month", "year")


def whole(text: str) -> int:
    """A number of at most four figures, in the digits of any script. Errors: ``ValueError``."""
    if not text.isdecimal() or len(text) > 4:
        raise ValueError(text)
    return int(text)


def month_number(text: str) -> int:
    """The month that was meant: figures, or its name or the beginning of it. Errors: ``ValueError``."""
    told = unicodedata.normalize("NFC", text).casefold().rstrip(".")
    if told.isdecimal():
        return whole(told)
    for language in (words.language(), words.ENGLISH):
        for number, name in get_month_names("wide", locale=language).items():
            if told == name.casefold() or (len(told) >= 3 and name.casefold().startswith(told)):
                return int(number)
    raise ValueError(text)


class DayField(Field):
    """A day, asked for in three boxes ``<name>-day``, ``<name>-month``, ``<name>-year``.

    ``parts`` gives back what was typed. Ask with ``InputRequired``, or ``Optional``; ``DataRequired`` would say
    that nothing was typed when something was that is no day.
    """

    widget = TextInput()
    data: date | None
    parts: dict[str, Any]

    def process(
        self, formdata: Any, data: Any = unset_value, extra_filters: Sequence[Any] | None = None
    ) -> None:
        super().process(None, data, extra_filters)
        stored = self.data
        self.parts = {part: getattr(stored, part) for part in PARTS} if stored else {}
        names = {part: f"{self.name}-{part}" for part in PARTS}
        if formdata is None or not any(name in formdata for name in names.values()):
            return
        typed = {part: str(formdata.get(name, "")) for part, name in names.items()}
        self.parts = {part: text.replace("\x00", "").strip()[:20] for part, text in typed.items()}
        self.raw_data = [text for text in self.parts.values() if text]
        self.data = None
        if self.raw_data:
            self.data = self._read()

    def _read(self) -> date | None:
        try:
            year = whole(self.parts["year"])
            if year < 1000:
                raise ValueError(year)
            return date(year, month_number(self.parts["month"]), whole(self.parts["day"]))
        except ValueError:
            self.process_errors = [*self.process_errors, _("Enter a real date, such as 4 12 2026.")]
            return None
