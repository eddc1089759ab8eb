"""An hour is read as people write it, and what could be either half of the day is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from flask_babel import force_locale

from coprod import Service
from coprod.core import hours
from coprod.core.forms import Form, HourField
from coprod.core.words import hour_words

WRITTEN = [
    ("10", time(10)),
    ("10.30", time(10, 30)),
    ("10:30", time(10, 30)),
    (" 10 : 30 ", time(10, 30)),
    ("9h15", time(9, 15)),
    ("1030", time(10, 30)),
    ("2pm", time(14)),
    ("2 PM", time(14)),
    ("2.30 p.m.", time(14, 30)),
    ("7am", time(7)),
    ("12am", time(0)),
    ("12pm", time(12)),
    ("12", time(12)),
    ("noon", time(12)),
    ("Midday", time(12)),
    ("02:00", time(2)),
    ("14", time(14)),
    ("23:59", time(23, 59)),
    ("0:05", time(0, 5)),
]
NO_HOURS = ["ten", "24", "10:60", "13pm", "0am", "10:5", "-1", "1:2:3", "٢", "10;30", "99999999999"]


@pytest.fixture(autouse=True)
def words(app: Service) -> object:
    with app.test_request_context(), force_locale("en"):
        yield


@pytest.mark.parametrize(("typed", "meant"), WRITTEN)
def test_an_hour_is_read_as_it_is_written(typed: str, meant: time) -> None:
    assert hours.read(typed) == meant


@pytest.mark.parametrize("typed", NO_HOURS)
def test_what_is_no_hour_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValueError, match="Enter a real time"):
        hours.read(typed)


@pytest.mark.parametrize("typed", ["2", "6", "2:30", "1.15"])
def test_nobody_meets_at_night_because_of_a_missing_pm(typed: str) -> None:
    with pytest.raises(ValueError, match=f"{typed}am or {typed}pm"):
        hours.read(typed)


@pytest.mark.parametrize("hour", [time(0), time(2), time(9, 5), time(14), time(23, 59)])
def test_what_we_write_into_a_box_is_read_again(hour: time) -> None:
    assert hours.read(hours.written(hour)) == hour


def test_a_box_shows_what_was_typed_and_an_empty_one_holds_no_hour(app: Service) -> None:
    class Asks(Form):
        begins = HourField()

    for typed, held, shown in (("2pm", time(14), "2pm"), ("late", None, "late"), ("", None, "")):
        with app.test_request_context(method="POST", data={"begins": typed}):
            form = Asks()
            assert form.validate() == (typed != "late")
            assert (form.begins.data, form.begins._value()) == (held, shown)
    with app.test_request_context():
        assert Asks(begins=time(9, 30)).begins._value() == "09:30"


@pytest.mark.parametrize(
    ("at", "english", "urdu"),
    [
        (time(0), "midnight", "12:00 AM"),
        (time(0, 5), "12.05am", "12:05 AM"),
        (time(9), "9am", "9:00 AM"),
        (time(11, 59), "11.59am", "11:59 AM"),
        (time(12), "midday", "12:00 PM"),
        (time(12, 30), "12.30pm", "12:30 PM"),
        (datetime(2026, 11, 26, 23, 5, tzinfo=UTC), "11.05pm", "11:05 PM"),
        ("13:00", "1pm", "1:00 PM"),
    ],
)
def test_a_page_says_an_hour_as_people_do(app: Service, at: time | str, english: str, urdu: str) -> None:
    with app.test_request_context():
        assert hour_words(at) == english
    with app.test_request_context(), force_locale("ur"):
        assert hour_words(at) == urdu
