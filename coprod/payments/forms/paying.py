"""How somebody wants their money, and their bank details (domain rules P21, P27)."""

from __future__ import annotations

from collections.abc import Callable

from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from coprod.core.forms import Form
from coprod.core.words import _l
from coprod.involvement.rules.opportunities import METHOD_WORDS, Method
from coprod.payments.rules import accounts
from coprod.payments.rules.accounts import Account


class Way(Form):
    """How the money comes. Nobody needs a bank account."""

    method = RadioField(
        _l("How do you want to be paid?"),
        choices=[(each.value, words) for each, words in METHOD_WORDS.items()],
        validators=[InputRequired(_l("Choose one of these."))],
    )

    @property
    def chosen(self) -> Method:
        return Method(self.method.data)


def _insist(read: Callable[[str], str], typed: str | None) -> None:
    """Errors: ``ValidationError`` with what is wrong, in words."""
    try:
        read(typed or "")
    except ValueError as reason:
        raise ValidationError(str(reason)) from None


class Details(Form):
    """An account. Which kind of account it is, nobody asks."""

    name = StringField(
        _l("Name on the account"),
        validators=[
            InputRequired(_l("Write the name on the account.")),
            Length(max=70, message=_l("Use up to 70 letters.")),
        ],
    )
    sort_code = StringField(
        _l("Sort code"),
        description=_l("6 digits, such as 12-34-56."),
        validators=[InputRequired(_l("Write the sort code."))],
    )
    number = StringField(
        _l("Account number"),
        description=_l("8 digits; some have 6 or 7."),
        validators=[InputRequired(_l("Write the account number."))],
    )
    roll_number = StringField(
        _l("Building society roll number (optional)"),
        description=_l("It stands on the card, on a statement or in the passbook."),
        validators=[Length(max=18, message=_l("Use up to 18 letters and digits."))],
    )

    def validate_sort_code(self, field: StringField) -> None:
        _insist(accounts.sort_code, field.data)

    def validate_number(self, field: StringField) -> None:
        _insist(accounts.account_number, field.data)

    @property
    def account(self) -> Account:
        """What was typed, as a bank reads it."""
        return Account(
            str(self.name.data),
            accounts.sort_code(str(self.sort_code.data)),
            accounts.account_number(str(self.number.data)),
            self.roll_number.data or "",
        )
