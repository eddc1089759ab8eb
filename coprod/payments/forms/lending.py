"""Who lends whom to which organisation, and for how long."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired, Optional

from coprod.core.forms import DatePartsField, Form
from coprod.core.words import _l
from coprod.programmes.rules import ROLE_WORDS, Role

CHOOSE = _l("Choose an organisation")


class NewLending(Form):
    """One role of one partner, for another."""

    programme = SelectField(_l("In which programme?"), validators=[DataRequired(_l("Choose a programme."))])
    to = SelectField(_l("Which organisation needs somebody?"), validators=[DataRequired(CHOOSE)])
    lender = SelectField(_l("Which partner lends somebody?"), validators=[DataRequired(CHOOSE)])
    role = RadioField(
        _l("What do they do for it?"),
        choices=[(each.value, ROLE_WORDS[each]) for each in (Role.FINANCE_APPROVER, Role.PAYER)],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    from_day = DatePartsField(_l("First day"), validators=[InputRequired(_l("Enter the first day."))])
    to_day = DatePartsField(
        _l("Last day (optional)"),
        description=_l("Leave it empty when there is no end in sight."),
        validators=[Optional()],
    )

    def offer(self, programmes: Iterable[tuple[str, str]], organisations: Iterable[tuple[str, str]]) -> None:
        """What can be chosen, as (address or reference, name)."""
        self.programme.choices = list(programmes)
        self.to.choices = self.lender.choices = [("", CHOOSE), *organisations]
