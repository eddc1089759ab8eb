"""No word of anybody's runs in somebody else's browser: some pages of the long run (soak/scripts.py), drawn once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from soak.hostile import sowing
from soak.hostile.asking import Reply
from soak.hostile.drawing import careless, draw
from soak.hostile.ground import Ground, a_ground
from soak.hostile.payloads import PAYLOADS, turned
from soak.hostile.shapes import Message
from soak.scripts import UNESCAPED, a_consultation, harmless, letters_are_plain, pages
from tests.house.opening import addresses

pytestmark = pytest.mark.browser

# Pages that hold most of what anybody writes: for everybody, for who leads, for who reviews, for who administers.
SOME = {
    "nobody": {
        "site.home",
        "site.consultation",
        "site.outcome",
        "site.help_now",
        "consultations.paper",
        "site.programme",
    },
    "lead": {
        "consultations.manage",
        "consultations.texts",
        "consultations.words",
        "consultations.codebook",
        "themes.findings",
    },
    "reviewer": {"oversight.consultation"},
    "administrator": {"site.person", "programmes.organisations"},
}


@pytest.fixture(scope="module")
def sown() -> Iterator[Ground]:
    with a_ground() as ground:
        sowing.sow(ground, turned(0))
        yield ground


def test_there_are_forty_payloads_and_every_column_of_words_holds_them(sown: Ground) -> None:
    named = {f"{column.table}.{column.name}" for column in sowing.columns()}

    assert len(set(PAYLOADS)) == 40
    assert {
        "person.name",
        "sheet_text.text",
        "consultation_edition.text",
        "questionnaire_version.document",
    } <= named
    assert len(named) > 40


def test_no_script_in_any_column_runs_on_any_of_some_pages(sown: Ground, chromium: Browser) -> None:
    asked = [
        (sown.people[who], address, Message(method="GET"))
        for who, case, address in addresses(sown.app, sown.world)
        if case.endpoint in SOME.get(who, ()) and (case.stage is None or case.stage.value == "answered")
    ]
    others: list[Reply] = []

    drawn = draw(sown.app, chromium, pages(sown, asked, others))

    assert drawn.pages >= 12 and drawn.hostile >= drawn.pages - 1
    assert not drawn.faults, "\n".join(drawn.faults[:10])
    assert others and all(map(harmless, others))
    letters, faults = letters_are_plain(sown)
    assert letters and not faults


def test_control_one_expression_that_is_declared_safe_is_caught(sown: Ground, chromium: Browser) -> None:
    with careless(sown.app, *UNESCAPED):
        drawn = draw(sown.app, chromium, pages(sown, [a_consultation(sown)], []))

    assert any("refused by the policy" in fault for fault in drawn.faults)
    assert any("markup" in fault for fault in drawn.faults)
    assert any("in the source" in fault for fault in drawn.faults)
