"""What is asked about cash that somebody keeps: who, how much, what was found, and which budget bears a difference."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from coprod.core.forms import DatePartsField, Form
from coprod.core.pounds import PoundsField
from coprod.core.words import _l
from coprod.payments.rules.claims import Ledger

TOO_LONG = _l("This is too long. Keep it shorter.")


class OpenFloat(Form):
    """A new float: what it is called, what is paid from it, and who keeps the cash."""

    name = StringField(
        _l("What is it called?"),
        description=_l("Say where it is, such as: Preston office, reception."),
        validators=[DataRequired(_l("Say what it is called.")), Length(max=120, message=TOO_LONG)],
    )
    ledger = RadioField(
        _l("What is paid from it?"),
        description=_l("Pay and expenses never lie in one tin. Open two if you need both."),
        choices=[
            (Ledger.EXPENSE.value, _l("Expenses that people get back")),
            (Ledger.PAYMENT.value, _l("Payment for people’s time")),
        ],
        validators=[DataRequired(_l("Choose what is paid from it."))],
    )
    holder = SelectField(
        _l("Who keeps the cash?"), validators=[DataRequired(_l("Choose who keeps the cash."))]
    )

    def offer(self, people: Iterable[tuple[str, str]]) -> None:
        """Who could keep it, as (reference, name)."""
        self.holder.choices = [("", _l("Choose a person")), *people]


class MoveCash(Form):
    """How much goes in or out, and when."""

    amount = PoundsField(_l("How much is it?"), validators=[InputRequired(_l("Say how much it is."))])
    on = DatePartsField(_l("On which day?"), validators=[DataRequired(_l("Enter the day."))])


class CountCash(Form):
    """What somebody found."""

    amount = PoundsField(
        _l("How much cash is there?"),
        description=_l("Count it together with whoever keeps it. Write 0 if there is none."),
        validators=[InputRequired(_l("Say how much it is."))],
    )


class SettleCash(Form):
    """Which budget bears a difference, and why there is one."""

    budget = SelectField(
        _l("Which budget bears the difference?"), validators=[DataRequired(_l("Choose a budget."))]
    )
    why = TextAreaField(
        _l("Why is there a difference?"),
        description=_l("Say what you know. “Nobody knows” is an answer. Name nobody."),
        validators=[
            DataRequired(_l("Say why there is a difference, as far as anybody knows.")),
            Length(max=300, message=TOO_LONG),
        ],
    )

    def offer(self, budgets: Iterable[tuple[str, str]]) -> None:
        """The budgets, as (reference, name)."""
        self.budget.choices = [("", _l("Choose a budget")), *budgets]
