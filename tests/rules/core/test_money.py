"""An amount reads from left to right in every language, is read again as it was shown, and is a number for machines."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from coprod.core import money, pounds, words
from coprod.rates.rules import amounts


@pytest.mark.parametrize("language", ["en", "ur"])
def test_an_amount_stays_together_and_is_read_again(language: str) -> None:
    app = Flask(__name__)
    words.babel.init_app(app)
    with app.test_request_context(), force_locale(language):
        shown = money.pounds(125_050), amounts.told(55)
        assert pounds.read(shown[0]) == 125_050
        assert [amounts.typed(each) for each in shown] == [125_050, 55]
    marked = [each[0] == "\u2066" and each[-1] == "\u2069" for each in shown]
    assert marked == [language == "ur"] * 2
    assert [money.plain(each) for each in shown] == ["£1,250.50", "55p"]


@pytest.mark.parametrize(
    ("pence", "told"),
    [(0, "0.00"), (5, "0.05"), (99, "0.99"), (100, "1.00"), (123_456, "1234.56"), (-7_500, "-75.00")],
)
def test_a_machine_reads_two_places_and_neither_sign_of_money_nor_comma(pence: int, told: str) -> None:
    assert str(money.figure(pence)) == told
