"""A rate: what it counts and pays, and from which day on; trying one out."""

from __future__ import annotations

from wtforms import IntegerField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from coprod.core.forms import DatePartsField, Form
from coprod.core.pounds import PoundsField
from coprod.core.words import _, _l
from coprod.rates.rules.cards import MOST_MINUTES, Amounts
from coprod.rates.rules.pay import BASIS_WORDS, BLOCK_MINUTES, HALF_DAY_MINUTES, Basis

NAME = 120
FROM_ONE = _l("Give a number from 1 to %(max)s.")
FROM_NONE = _l("Give a number from 0 to %(max)s.")


class NewRate(Form):
    """One kind of work, what it pays, and from which day on."""

    name = StringField(
        _l("What kind of work is it?"),
        description=_l("For example, Meeting of the group. People see these words on their claim."),
        validators=[
            DataRequired(_l("Say what kind of work it is.")),
            Length(max=NAME, message=_l("Shorten this to %(max)d characters or fewer.")),
        ],
    )
    basis = RadioField(
        _l("What do you count?"),
        choices=[(each.value, words) for each, words in BASIS_WORDS.items()],
        validators=[InputRequired(_l("Say what you count."))],
    )
    amount = PoundsField(
        _l("How much does it pay?"),
        description=_l("For one task, one hour, half a day or one block."),
        validators=[InputRequired(_l("Say how much it pays."))],
    )
    full_day = PoundsField(_l("How much does a full day pay?"))
    boundary = IntegerField(
        _l("How many minutes can half a day last?"),
        description=_l("4 hours are 240 minutes. Exactly this long is still half a day."),
        default=HALF_DAY_MINUTES,
        validators=[Optional(), NumberRange(1, MOST_MINUTES, FROM_ONE)],
    )
    block = IntegerField(
        _l("How many minutes is one block?"),
        description=_l("3 hours are 180 minutes. A part of a block is paid as a whole one."),
        default=BLOCK_MINUTES,
        validators=[Optional(), NumberRange(1, MOST_MINUTES, FROM_ONE)],
    )
    from_day = DatePartsField(
        _l("From which day on?"), validators=[InputRequired(_l("Enter the first day."))]
    )

    def validate_full_day(self, field: PoundsField) -> None:
        if self.basis.data == Basis.SESSION.value and field.data is None and not field.errors:
            raise ValidationError(_("Say how much a full day pays."))

    @property
    def amounts(self) -> Amounts:
        """What was asked for, by its basis. The form has passed."""
        basis = Basis(self.basis.data)
        is_session, is_block = basis is Basis.SESSION, basis is Basis.BLOCK
        return Amounts(
            basis,
            self.amount.data or 0,
            full_day_pence=self.full_day.data if is_session else None,
            boundary_minutes=(self.boundary.data if is_session else None) or HALF_DAY_MINUTES,
            block_minutes=(self.block.data or BLOCK_MINUTES) if is_block else None,
        )


class Try(Form):
    """Some time, to see what it would pay. It stands in the address."""

    class Meta:
        csrf = False

    hours = IntegerField(_l("How many hours?"), validators=[Optional(), NumberRange(0, 24, FROM_NONE)])
    minutes = IntegerField(
        _l("And how many minutes?"), validators=[Optional(), NumberRange(0, 59, FROM_NONE)]
    )
    preparation = IntegerField(
        _l("How many minutes to get ready?"), validators=[Optional(), NumberRange(0, MOST_MINUTES, FROM_NONE)]
    )

    @property
    def work_minutes(self) -> int:
        """The time of the work."""
        return (self.hours.data or 0) * 60 + (self.minutes.data or 0)
