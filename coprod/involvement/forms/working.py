"""Work that is no meeting, the induction, and how a role is paid."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from coprod.core.forms import DatePartsField, Form, HourField
from coprod.core.words import _l
from coprod.involvement.rules.agreements import INDUCTION_WORDS, ROUTE_WORDS, InductionKind, Route

MOST_HOURS = 12
MOST_MINUTES = MOST_HOURS * 60
SHORTEN = _l("Shorten this to %(max)d characters or fewer.")


def _minutes(label: str, hint: str, **more: Any) -> IntegerField:
    return IntegerField(
        label,
        description=hint,
        validators=[Optional(), NumberRange(0, MOST_MINUTES, _l("Give minutes from 0 to %(max)d."))],
        **more,
    )


class Propose(Form):
    """One piece of work: what, when, for how long."""

    title = StringField(
        _l("What is the work?"),
        description=_l("For example: reading four application forms."),
        validators=[InputRequired(_l("Say what the work is.")), Length(max=160, message=SHORTEN)],
    )
    on_day = DatePartsField(_l("On which day?"), validators=[InputRequired(_l("Enter the day."))])
    begins = HourField(
        _l("When does it begin?"),
        description=_l("For example 10, 10.30 or 2pm."),
        validators=[InputRequired(_l("Enter when it begins."))],
    )
    minutes = _minutes(_l("How many minutes does it take?"), _l("An hour and a half is 90."))
    preparation_minutes = _minutes(
        _l("How many minutes to prepare? (optional)"),
        _l("Reading before it, for example. It counts as time."),
    )
    is_online = BooleanField(_l("It is online or on the telephone"))

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        return {
            "title": self.title.data or "",
            "on_day": self.on_day.data,
            "begins": self.begins.data,
            "minutes": self.minutes.data or 0,
            "preparation_minutes": self.preparation_minutes.data or 0,
            "is_online": bool(self.is_online.data),
        }


class Reason(Form):
    """Why, in words that the person reads."""

    reason = TextAreaField(
        _l("Why?"),
        description=_l("The person reads these words."),
        validators=[InputRequired(_l("Say why.")), Length(max=400, message=SHORTEN)],
    )


class Item(Form):
    """One thing of an induction."""

    kind = RadioField(
        _l("What kind of thing is it?"),
        choices=[(kind.value, words) for kind, words in INDUCTION_WORDS.items()],
        validators=[InputRequired(_l("Choose a kind."))],
    )
    words = StringField(
        _l("What is to be done?"),
        validators=[InputRequired(_l("Say what is to be done.")), Length(max=300, message=SHORTEN)],
    )
    must_come_first = BooleanField(
        _l("It must come before the first session"),
        description=_l("You are reminded of it. Nobody goes unpaid because it was forgotten."),
    )

    def facts(self) -> dict[str, Any]:
        return {
            "kind": InductionKind(self.kind.data),
            "words": self.words.data or "",
            "must_come_first": bool(self.must_come_first.data),
        }


class Determine(Form):
    """How a role is paid, and why."""

    route = RadioField(
        _l("Through which office is the role paid?"),
        choices=[(route.value, words) for route, words in ROUTE_WORDS.items()],
        validators=[InputRequired(_l("Choose an office."))],
    )
    basis = TextAreaField(
        _l("On what basis?"),
        description=_l("What the role is like, and why that decides it. The organisation answers for this."),
        validators=[InputRequired(_l("Say on what basis.")), Length(max=3000, message=SHORTEN)],
    )
    tool = TextAreaField(
        _l("What did a tool say, such as the one of the tax office? (optional)"),
        description=_l("Its name, its answer, and its reference."),
        validators=[Length(max=1500, message=SHORTEN)],
    )
    covers_companies = BooleanField(
        _l("It was also looked at for people who are paid through a company of their own"),
        description=_l("Until this is ticked, nobody is paid through a company in this role."),
    )
    from_day = DatePartsField(_l("From which day?"), validators=[InputRequired(_l("Enter the day."))])

    def facts(self) -> dict[str, Any]:
        return {
            "route": Route(self.route.data),
            "basis": self.basis.data or "",
            "tool": self.tool.data or "",
            "covers_companies": bool(self.covers_companies.data),
            "from_day": self.from_day.data,
        }
