"""What the work is and what it pays: time, place, rate, expenses, ways to be paid, and the basis for benefits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange, Optional

from coprod.core.forms import Form
from coprod.core.words import _, _l
from coprod.involvement.models import Opportunity
from coprod.involvement.rules.opening import MOST_PLACES
from coprod.involvement.rules.opportunities import (
    CHOOSING_WORDS,
    DWP_BASIS_WORDS,
    EXPENSE_WORDS,
    HAPPENS_WORDS,
    METHOD_WORDS,
    PAYS_WORDS,
    Choosing,
    Expense,
    Happens,
    Method,
    Pays,
)

MOST_HOURS, MOST_SESSIONS = 24, 500
BETWEEN = _l("Give a number between %(min)s and %(max)s.")


def _number(label: str, least: int, most: int, *, hint: str = "", optional: bool = False) -> IntegerField:
    first: Any = Optional() if optional else InputRequired(_l("Give a number. It may be 0."))
    return IntegerField(
        label, description=hint, validators=[first, NumberRange(least, most, message=BETWEEN)]
    )


class Work(Form):
    """Where the work is done, and how long it takes."""

    happens = RadioField(
        _l("Where does it happen?"),
        choices=[(each.value, words) for each, words in HAPPENS_WORDS.items()],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    hours = _number(_l("One session: hours"), 0, MOST_HOURS)
    minutes = _number(_l("One session: minutes besides"), 0, 59)
    preparation_hours = _number(
        _l("Getting ready for one session: hours"),
        0,
        MOST_HOURS,
        hint=_l("Reading, a call beforehand, a talk afterwards. It is work, so people are told of it."),
    )
    preparation_minutes = _number(_l("Getting ready for one session: minutes besides"), 0, 59)
    sessions = _number(
        _l("How many sessions in all? (optional)"),
        1,
        MOST_SESSIONS,
        hint=_l("About how many."),
        optional=True,
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """A session takes some time."""
        sound = bool(super().validate(extra_validators))
        if sound and not (self.hours.data or self.minutes.data):
            self.hours.errors = [_("Say how long one session takes.")]
            sound = False
        return sound

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        return {
            "happens": Happens(self.happens.data),
            "session_minutes": _whole(self.hours, self.minutes),
            "preparation_minutes": _whole(self.preparation_hours, self.preparation_minutes),
            "sessions": self.sessions.data,
        }


def _whole(hours: IntegerField, minutes: IntegerField) -> int:
    """Two boxes as whole minutes."""
    return (hours.data or 0) * 60 + (minutes.data or 0)


def work_held(opportunity: Opportunity) -> dict[str, Any]:
    """What stands now, as the form shows it; nothing of time before anybody has said so."""
    held: dict[str, Any] = {"happens": opportunity.happens.value, "sessions": opportunity.sessions}
    if opportunity.session_minutes:
        held["hours"], held["minutes"] = divmod(opportunity.session_minutes, 60)
        held["preparation_hours"], held["preparation_minutes"] = divmod(opportunity.preparation_minutes, 60)
    return held


class Pay(Form):
    """What may be claimed, at which rate, and how people can be paid."""

    pays = RadioField(
        _l("What is paid?"),
        description=_l(
            "In the national policy on patient and public voice, level 4 pays time and expenses, levels 2 and 3 pay "
            "expenses, and level 1 pays nothing."
        ),
        choices=[(each.value, words) for each, words in PAYS_WORDS.items()],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    rate = SelectField(_l("Rate for people’s time"))
    expenses = SelectMultipleField(
        _l("Which expenses are paid?"),
        choices=[(each.value, words) for each, words in EXPENSE_WORDS.items()],
    )
    methods = SelectMultipleField(
        _l("How can people be paid?"),
        description=_l("Somebody may have no bank account. Offer at least one other way."),
        choices=[(each.value, words) for each, words in METHOD_WORDS.items()],
    )

    def offer(self, rates: Iterable[tuple[str, str]]) -> None:
        """The rates to choose from, as (value, words)."""
        self.rate.choices = [("", _l("Choose a rate")), *rates]

    def validate_rate(self, field: SelectField) -> None:
        if self.pays.data == Pays.PAYMENT_AND_EXPENSES.value:
            InputRequired(_l("Choose the rate that people’s time is paid at."))(self, field)

    def facts(self) -> dict[str, Any]:
        """What the operation takes, but for the rate."""
        return {
            "pays": Pays(self.pays.data),
            "methods": [Method(each) for each in self.methods.data or ()],
            "expenses": [Expense(each) for each in self.expenses.data or ()],
        }


class Basis(Form):
    """On what basis a benefit office would recognise this."""

    basis = RadioField(
        _l("Why are people asked?"),
        description=_l("As people who use services, may use them, or care for somebody."),
        choices=[(each.value, words) for each, words in DWP_BASIS_WORDS.items()],
        validators=[InputRequired(_l("Choose one of these."))],
    )
    organisation = SelectField(_l("Whose duty is it?"))

    def offer(self, organisations: Iterable[tuple[str, str]]) -> None:
        """The organisations to choose from, as (reference, name)."""
        self.organisation.choices = [("", _l("Choose an organisation")), *organisations]

    def validate_organisation(self, field: SelectField) -> None:
        InputRequired(_l("Choose an organisation."))(self, field)


class Places(Form):
    """How many places there are, and how people come to them."""

    places = _number(_l("How many places are there?"), 1, MOST_PLACES)
    choosing = RadioField(
        _l("How are people chosen?"),
        choices=[(each.value, words) for each, words in CHOOSING_WORDS.items()],
        default=Choosing.PANEL.value,
        validators=[InputRequired(_l("Choose one of these."))],
    )
