"""What is asked of whoever plans a series: how its days follow on each other, then which of them to take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wtforms import IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange, Optional

from coprod.core.forms import DatePartsField
from coprod.core.words import _l, date_words
from coprod.meetings.forms.planning import Titled
from coprod.meetings.rules.series import (
    MOST,
    MOST_MONTHS,
    MOST_WEEKS,
    REPEATS_WORDS,
    SNAG_WORDS,
    WEEKDAY_WORDS,
    WHICH_WORDS,
    Look,
    Repeats,
    Snag,
    Which,
    monthly,
    weekly,
)


class Series(Titled):
    """A series: the first day, how it goes on, and how many meetings there are."""

    FIRST = ("title", "first", "count", "repeats", "which", "weekday", "months", "weeks")

    first = DatePartsField(
        _l("From which day on?"),
        description=_l("For example, 4 12 2026."),
        validators=[InputRequired(_l("Give the day from which the series begins."))],
    )
    repeats = RadioField(
        _l("How do the days follow each other?"),
        choices=[(each.value, words) for each, words in REPEATS_WORDS.items()],
        validators=[InputRequired(_l("Say how the days follow each other."))],
    )
    which = SelectField(
        _l("Which one of the month?"),
        choices=[(each.value, words) for each, words in WHICH_WORDS.items()],
        default=Which.SECOND.value,
    )
    weekday = SelectField(
        _l("Day of the week"),
        choices=[(str(at), words) for at, words in enumerate(WEEKDAY_WORDS)],
        default="1",
    )
    months = IntegerField(
        _l("Every how many months?"),
        default=1,
        validators=[Optional(), NumberRange(1, MOST_MONTHS, _l("Give a number from 1 to %(max)s."))],
    )
    weeks = IntegerField(
        _l("Every how many weeks?"),
        description=_l("Counted from the first day."),
        default=4,
        validators=[Optional(), NumberRange(1, MOST_WEEKS, _l("Give a number from 1 to %(max)s."))],
    )
    count = IntegerField(
        _l("How many meetings?"),
        default=6,
        validators=[
            InputRequired(_l("Say how many meetings there are.")),
            NumberRange(1, MOST, _l("Give a number from 1 to %(max)s.")),
        ],
    )
    # Asked on the second page, when the days are there to look over.
    days = SelectMultipleField(_l("Which of these days?"), validate_choice=False)

    @property
    def all_days(self) -> list[date]:
        """The days as the series falls, before anybody has looked them over."""
        first, count = self.first.data, self.count.data or 1
        if self.repeats.data == Repeats.WEEKLY.value:
            return weekly(first, self.weeks.data or 1, count)
        return monthly(first, Which(self.which.data), int(self.weekday.data), self.months.data or 1, count)

    def offer(self, looks: Sequence[Look], *, is_first: bool) -> None:
        """The days to choose from; bank holidays are named, and only taken when somebody ticks them."""
        possible = [each for each in looks if not each.is_closed]
        self.days.choices = [
            (
                each.day.isoformat(),
                date_words(each.day),
                {"hint": " ".join(str(SNAG_WORDS[snag]) for snag in each.snags)} if each.snags else {},
            )
            for each in possible
        ]
        if is_first:
            self.days.data = [
                each.day.isoformat() for each in possible if Snag.BANK_HOLIDAY not in each.snags
            ]

    def chosen(self, looks: Sequence[Look]) -> list[date]:
        """The days that were ticked, of those that were offered."""
        ticked = set(self.days.data or ())
        return [each.day for each in looks if not each.is_closed and each.day.isoformat() in ticked]
