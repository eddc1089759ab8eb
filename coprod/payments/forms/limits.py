"""What is asked for a private limit."""

from __future__ import annotations

from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import NumberRange, Optional

from coprod.core.forms import Form
from coprod.core.pounds import PoundsField
from coprod.core.words import _l
from coprod.payments.rules.limits import Limit
from coprod.rates.rules.windows import SPAN_WORDS, Span

WEEKDAYS = (
    _l("Monday"),
    _l("Tuesday"),
    _l("Wednesday"),
    _l("Thursday"),
    _l("Friday"),
    _l("Saturday"),
    _l("Sunday"),
)
MOST_HOURS = 168
LAST_DAY = 31


class LimitForm(Form):
    """How much, how many hours, over which days."""

    pounds = PoundsField(_l("Tell me before I pass this much money (optional)"))
    hours = IntegerField(
        _l("Tell me before I pass this many hours (optional)"),
        validators=[Optional(), NumberRange(1, MOST_HOURS, _l("Write a number of hours from 1 to 168."))],
    )
    span = RadioField(
        _l("Over which days do we count?"),
        choices=[(span.value, words) for span, words in SPAN_WORDS.items()],
        default=Span.WEEK.value,
    )
    weekday = SelectField(
        _l("On which day does your week begin?"),
        choices=[(str(number), words) for number, words in enumerate(WEEKDAYS)],
        default="0",
    )
    month_day = IntegerField(
        _l("On which day of the month does your monthly period begin?"),
        description=_l("A number from 1 to 31. You may find it in your journal or on a letter."),
        default=1,
        validators=[Optional(), NumberRange(1, LAST_DAY, _l("Write a day of the month, from 1 to 31."))],
    )

    @property
    def limit(self) -> Limit:
        """What was asked for."""
        span = Span(self.span.data)
        starts_on = int(self.weekday.data or 0) if span is Span.WEEK else int(self.month_day.data or 1)
        hours = self.hours.data
        return Limit(span, starts_on, self.pounds.data, None if hours is None else 60 * hours)

    def fill_in(self, limit: Limit) -> None:
        """Show what is held, as it would be typed."""
        self.pounds.data = limit.pence
        self.hours.data = None if limit.minutes is None else -(-limit.minutes // 60)
        self.span.data = limit.span.value
        if limit.span is Span.WEEK:
            self.weekday.data = str(limit.starts_on)
        else:
            self.month_day.data = limit.starts_on
