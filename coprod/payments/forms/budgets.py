"""What is set aside, by whom, for what, and for which days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.forms import DatePartsField, Form
from coprod.core.pounds import PoundsField
from coprod.core.words import _l

TOO_LONG = _l("This is too long. Keep it shorter.")


class ChangeBudget(Form):
    """The facts of a budget."""

    name = StringField(
        _l("What is the budget called?"),
        validators=[DataRequired(_l("Say what it is called.")), Length(max=120, message=TOO_LONG)],
    )
    cost_code = StringField(
        _l("Which cost code has it in the finance system?"),
        validators=[DataRequired(_l("Enter the cost code.")), Length(max=40, message=TOO_LONG)],
    )
    amount = PoundsField(_l("How much is it?"), validators=[InputRequired(_l("Say how much it is."))])
    from_day = DatePartsField(_l("First day"), validators=[InputRequired(_l("Enter the first day."))])
    to_day = DatePartsField(_l("Last day"), validators=[InputRequired(_l("Enter the last day."))])


class NewBudget(ChangeBudget):
    """A new one: whose it is, and for which part of the work."""

    FIRST = ("programme", "organisation", "workstream")

    programme = SelectField(_l("In which programme?"), validators=[DataRequired(_l("Choose a programme."))])
    organisation = SelectField(
        _l("Whose money is it?"), validators=[DataRequired(_l("Choose an organisation."))]
    )
    workstream = SelectField(_l("For which part of the work?"))

    def offer(
        self,
        programmes: Iterable[tuple[str, str]],
        organisations: Iterable[tuple[str, str]],
        workstreams: Iterable[Any],
    ) -> None:
        """What can be chosen, as (address or reference, name)."""
        self.programme.choices = list(programmes)
        self.organisation.choices = [("", _l("Choose an organisation")), *organisations]
        self.workstream.choices = [("", _l("For all that has no budget of its own")), *workstreams]
