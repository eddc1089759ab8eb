"""For whom agendas are printed now."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import SelectMultipleField

from coprod.core.forms import Form
from coprod.core.words import _l


class Packs(Form):
    """Everybody is ticked at first."""

    people = SelectMultipleField(_l("For whom?"))

    def offer(self, people: Iterable[tuple[str, str, str]]) -> None:
        """Who needs paper, as (reference, name, how it is printed and how it reaches them)."""
        choices = [(reference, name, {"hint": how}) for reference, name, how in people]
        self.people.choices = choices
        if not self.is_submitted():
            self.people.data = [reference for reference, _name, _how in choices]
