"""An amount reads from left to right in every language, and is read again as it was shown."""

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
