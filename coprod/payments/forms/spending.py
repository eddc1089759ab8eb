"""Each kind of expense with its own small form: nothing is asked that the kind does not need."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from coprod.core.forms import DatePartsField, Form
from coprod.core.pounds import PoundsField
from coprod.core.words import _l
from coprod.involvement.rules.opportunities import EXPENSE_WORDS, Expense
from coprod.payments.forms.claiming import HOURS, MINUTES, OfClaim
from coprod.payments.forms.fields import MilesField
from coprod.payments.models import ClaimLine
from coprod.payments.rules.spending import ASKED, Spent

PLACE = Length(max=120, message=_l("Use up to 120 letters."))


class Kind(Form):
    """What an expense was for."""

    kind = RadioField(
        _l("What did you spend money on?"), validators=[InputRequired(_l("Choose one of these."))]
    )

    def offer(self, kinds: list[Expense]) -> None:
        """The kinds that the role gives back."""
        self.kind.choices = [(each.value, EXPENSE_WORDS[each]) for each in kinds]


class Spending(OfClaim):
    """One expense. ``ask`` leaves out what its kind does not need."""

    on_day = DatePartsField(
        _l("On which day was it?"), validators=[InputRequired(_l("Say on which day it was."))]
    )
    miles = MilesField(
        _l("How many miles was it in all?"),
        description=_l("There and back together. We work out what it is worth."),
        validators=[InputRequired(_l("Say how many miles it was."))],
    )
    passengers = IntegerField(
        _l("How many people did you take with you? (optional)"),
        description=_l("Only people who take part too."),
        validators=[Optional(), NumberRange(0, 8, message=_l("This is a number from 0 to 8."))],
    )
    from_place = StringField(_l("From where?"), validators=[PLACE])
    to_place = StringField(_l("To where?"), validators=[PLACE])
    is_return = BooleanField(_l("There and back"))
    amount = PoundsField(_l("How much was it?"), validators=[InputRequired(_l("Say how much it was."))])
    hours = IntegerField(_l("For how many hours? (optional)"), validators=[Optional(), HOURS])
    minutes = IntegerField(_l("And minutes? (optional)"), validators=[Optional(), MINUTES])
    words = TextAreaField(
        _l("Anything that helps to understand it (optional)"),
        validators=[Length(max=300, message=_l("Use up to 300 letters."))],
    )

    def ask(self, kind: Expense, *, with_passengers: bool) -> None:
        """Leave out what this kind does not need."""
        asked = ASKED[kind]
        if asked.vehicle is None:
            del self.miles
        if kind is not Expense.CAR or not with_passengers:
            del self.passengers
        if not asked.asks_journey:
            del self.from_place, self.to_place, self.is_return
        if not asked.asks_sum:
            del self.amount
        if not asked.asks_time:
            del self.hours, self.minutes
        if kind is Expense.ONLINE:
            del self.words
        elif asked.needs_words:
            self.words.label.text = str(_l("What was it?"))
        elif asked.is_agreed_before:
            self.words.label.text = str(_l("Why did you need it?"))

    @staticmethod
    def filled(line: ClaimLine) -> dict[str, Any]:
        """What the boxes hold when somebody comes back to an expense."""
        hours, minutes = divmod(line.minutes, 60) if line.minutes is not None else (None, None)
        return {
            "on_day": line.on_day,
            "miles": line.miles_tenths,
            "passengers": line.passengers or None,
            "from_place": line.from_place,
            "to_place": line.to_place,
            "is_return": line.is_return,
            "amount": line.amount_pence or None,
            "hours": hours,
            "minutes": minutes,
            "words": line.words,
        }

    def spent(self, kind: Expense) -> Spent:
        """What was typed."""
        told = {name: field.data for name, field in self._fields.items()}
        time = None
        if told.get("hours") or told.get("minutes"):
            time = (told.get("hours") or 0) * 60 + (told.get("minutes") or 0)
        return Spent(
            kind,
            self.on_day.data,
            pence=told.get("amount") or 0,
            miles_tenths=told.get("miles"),
            passengers=told.get("passengers") or 0,
            is_return=bool(told.get("is_return")),
            from_place=told.get("from_place") or "",
            to_place=told.get("to_place") or "",
            minutes=time,
            words=told.get("words") or "",
        )
