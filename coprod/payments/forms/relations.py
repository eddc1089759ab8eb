"""Whom somebody is too near to."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import SelectField
from wtforms.validators import DataRequired

from coprod.core.forms import Form
from coprod.core.words import _l


class Declaring(Form):
    """One person. What the two are to each other is not asked."""

    other = SelectField(_l("Who is it?"), validators=[DataRequired(_l("Choose a person."))])

    def offer(self, people: Iterable[tuple[str, str]]) -> None:
        """The people who can be chosen, as (reference, name)."""
        self.other.choices = [("", _l("Choose a person")), *people]
