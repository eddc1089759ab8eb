"""An amount is read as people write it, to the penny, and what is none is asked again."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form

from coprod.core import pounds, words


@pytest.fixture(autouse=True)
def in_english() -> object:
    app = Flask(__name__)
    words.babel.init_app(app)
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("75", 7500),
        ("12.50", 1250),
        ("£12.05", 1205),
        ("£ 1,250.99", 125_099),
        ("0", 0),
        ("0.01", 1),
        (" 007 ", 700),
        ("100,000", 10_000_000),
    ],
)
def test_an_amount_is_read_as_it_is_written(typed: str, pence: int) -> None:
    assert pounds.read(typed) == pence
    assert pounds.read(pounds.written(pence)) == pence


@pytest.mark.parametrize(
    "typed",
    ["", "-5", "12.5", "12.505", ".50", "1,25", "12,50", "five", "1e3", "٣", "75p", "100000.01", "9" * 30],
)
def test_what_is_no_amount_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValueError, match=r"Write an amount|too large"):
        pounds.read(typed)


def test_a_box_shows_what_was_typed_and_an_empty_one_holds_no_amount() -> None:
    class Asked(Form):
        amount = pounds.PoundsField()

    assert Asked(MultiDict({"amount": " 12.505 "})).amount._value() == "12.505"
    assert Asked(MultiDict({"amount": "£12.50"})).amount.data == 1250
    assert Asked(MultiDict({"amount": " "})).amount.data is None
    assert Asked(MultiDict()).amount._value() == ""
    assert Asked(data={"amount": 1205}).amount._value() == "12.05"
    assert Asked(data={"amount": 0}).amount._value() == "0"
