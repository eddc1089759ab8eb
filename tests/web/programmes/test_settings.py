"""An administrator writes a setting as one would write it on paper, and reads it in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from coprod import Service
from coprod.core import clock, settings
from coprod.core.db import reading
from coprod.programmes.rules import Role
from coprod.site.rules import CONTACT, KNOWN_ISSUES, REVIEWED_ON, Contact
from tests.base.visitor import Visitor

TODAY = clock.today()
REST = {
    "scope": "service",
    "source": "The board",
    "from_day-day": str(TODAY.day),
    "from_day-month": str(TODAY.month),
    "from_day-year": str(TODAY.year),
}


@pytest.fixture
def administrator(as_role: Callable[..., Visitor]) -> Visitor:
    return as_role(Role.ADMINISTRATOR)


def test_no_rule_number_key_or_code_word_is_shown_among_the_settings(administrator: Visitor) -> None:
    told = administrator.see("/manage/settings").main.text

    assert not re.search(r"domain rule|Contact\(|\b20\d\d-\d\d-\d\d\b|\b[a-z]+\.[a-z_]+\b", told)


def test_how_to_reach_us_is_written_line_by_line(app: Service, administrator: Visitor) -> None:
    address = f"/manage/settings/{CONTACT.name}/new"

    for wrong in ("01632 960 002", "telephone |", "fax | 01632 960 002", "hours | Monday", "null"):
        assert administrator.post(address, data={**REST, "value": wrong}).status_code == 422
    right = administrator.post(
        address, data={**REST, "value": "Telephone | 01632 960 002\r\nhours | Monday to Friday"}
    )

    assert right.status_code == 302
    with app.app_context(), reading():
        assert settings.get(CONTACT) == Contact(telephone="01632 960 002", hours="Monday to Friday")
    assert "telephone | 01632 960 002" in administrator.see(f"/manage/settings/{CONTACT.name}").main.text


def test_what_does_not_work_yet_is_one_sentence_on_each_line(app: Service, administrator: Visitor) -> None:
    address = f"/manage/settings/{KNOWN_ISSUES.name}/new"

    reply = administrator.post(
        address, data={**REST, "value": "The map cannot be read out.\r\n\r\nNo films."}
    )

    assert reply.status_code == 302
    with app.app_context(), reading():
        assert settings.get(KNOWN_ISSUES) == ("The map cannot be read out.", "No films.")


@pytest.mark.parametrize("typed", ["22 11 2026", "22/11/2026", "2026-11-22"])
def test_a_day_is_written_with_digits_and_read_in_words(
    app: Service, administrator: Visitor, typed: str
) -> None:
    address = f"/manage/settings/{REVIEWED_ON.name}"

    assert administrator.post(f"{address}/new", data={**REST, "value": "31 2 2026"}).status_code == 422
    assert administrator.post(f"{address}/new", data={**REST, "value": typed}).status_code == 302

    with app.app_context(), reading():
        assert settings.get(REVIEWED_ON) == date(2026, 11, 22)
    assert "Sunday 22 November 2026" in administrator.see(address).main.text
