"""Whose bank holidays count is written by hand as a name, and kept so that no language changes it."""

from __future__ import annotations

from datetime import date

import pytest
from flask_babel import force_locale

from coprod.core import settings
from coprod.core.db import reading, writing
from coprod.core.nations import NATION
from coprod.core.settings import Scope
from coprod.core.working_days import Nation


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("England", "ENG"), ("  northern  IRELAND ", "NIR"), ("Scotland", "SCT"), ("Wales", "WLS")],
)
def test_a_nation_is_written_by_its_name(typed: str, kept: str) -> None:
    assert NATION.typed
    assert NATION.typed(typed) == kept


@pytest.mark.parametrize("typed", ["", "ENG", "Ireland", "England, Wales", "\x00", "[]"])
def test_what_is_no_nation_is_refused_in_words(typed: str) -> None:
    assert NATION.typed
    with pytest.raises(ValueError, match="Write England, Wales"):
        NATION.typed(typed)


def test_a_name_on_an_urdu_page_is_the_same_nation() -> None:
    assert NATION.typed
    assert NATION.told
    with force_locale("ur"):
        name = NATION.told(Nation.WALES)
        assert name != "Wales"
        assert NATION.typed(name) == "WLS"


def test_a_programme_keeps_the_bank_holidays_of_its_nation_from_a_day_on() -> None:
    with writing():
        settings.put(
            NATION,
            "SCT",
            from_day=date(2026, 3, 1),
            source="The board",
            scope=Scope.PROGRAMME,
            number=1,
        )
    with reading():
        assert settings.get(NATION, on=date(2026, 2, 28), programme=1) is Nation.ENGLAND
        assert settings.get(NATION, on=date(2026, 3, 1), programme=1) is Nation.SCOTLAND
        assert settings.get(NATION, on=date(2026, 3, 1)) is Nation.ENGLAND
