"""A day in three boxes: whatever is typed there is a day, or is said to be none."""

from __future__ import annotations

from datetime import date

import pytest
import wtforms
from werkzeug.datastructures import MultiDict

from coprod import Service
from coprod.core.forms import DatePartsField


class Asked(wtforms.Form):
    day = DatePartsField("When?")


def typed(app: Service, day: str, month: str, year: str) -> Asked:
    with app.test_request_context():
        return Asked(MultiDict({"day-day": day, "day-month": month, "day-year": year}))


@pytest.mark.parametrize("month", ["4", "04", "April", "apr"])
def test_a_month_is_a_number_or_a_name(app: Service, month: str) -> None:
    assert typed(app, "9", month, "2031").day.data == date(2031, 4, 9)


@pytest.mark.parametrize("part", range(3))
@pytest.mark.parametrize(
    "nonsense",
    ["2147483648", "-9223372036854775809", "9" * 400, "0", "-1", "²", "1.5", "1e9", "NaN", "\0", "é"],
)
def test_no_number_is_too_large_to_be_told_that_it_is_no_day(app: Service, part: int, nonsense: str) -> None:
    parts = ["9", "4", "2031"]
    parts[part] = nonsense

    form = typed(app, *parts)

    assert form.day.data is None
    assert form.day.process_errors
