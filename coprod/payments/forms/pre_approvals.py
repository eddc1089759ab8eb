"""What somebody asks for before the day, and up to how much it is agreed to."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.forms import DatePartsField, Form
from coprod.core.pounds import PoundsField
from coprod.core.words import _l
from coprod.involvement.rules.opportunities import EXPENSE_WORDS, Expense

# What can be dear, the commonest first.
DEAR = (
    Expense.TAXI,
    Expense.REPLACEMENT_CARE,
    Expense.CHILDCARE,
    Expense.PERSONAL_ASSISTANT,
    Expense.INTERPRETER,
    Expense.OTHER,
)
GIVE, REFUSE = "give", "refuse"


class Asking(Form):
    """One thing, for one day, in one role."""

    role = SelectField(_l("For which role is it?"), validators=[DataRequired(_l("Choose a role."))])
    expense = RadioField(
        _l("What do you need?"),
        choices=[(each.value, EXPENSE_WORDS[each]) for each in DEAR],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    on_day = DatePartsField(_l("On which day?"), validators=[InputRequired(_l("Enter the day."))])
    most = PoundsField(
        _l("About how much does it cost?"),
        description=_l("Your best guess is enough."),
        validators=[InputRequired(_l("Say about how much it costs."))],
    )
    words = TextAreaField(
        _l("Is there anything that we should know? (optional)"),
        description=_l("You need not say anything about your health."),
        validators=[Length(max=300, message=_l("This is too long. Keep it shorter."))],
    )

    def offer(self, roles: Iterable[tuple[str, str]]) -> None:
        """The roles of whoever asks, as (reference, title)."""
        self.role.choices = list(roles)


class Answering(Form):
    """Yes, up to a sum; or no."""

    answer = RadioField(
        _l("Do you agree?"),
        choices=[(GIVE, _l("Yes, up to this sum")), (REFUSE, _l("No"))],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    most = PoundsField(_l("Up to how much?"), validators=[InputRequired(_l("Say up to how much."))])
