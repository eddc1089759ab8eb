"""Answering without an account: in English, in Urdu, and through a helper; on both databases."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from coprod.programmes.rules import Role
from tests.factories.consultations import a_consultation, a_consultation_edition
from tests.journeys.reading import the_code
from tests.journeys.world import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize(
        "where",
        [
            "sqlite",
            pytest.param("postgresql", marks=pytest.mark.postgres),
        ],
        scope="module",
    ),
]
STORY = "I told it five times."
TOO_LONG = f"{STORY} " * 300
MENDED = f"{STORY} Write it down once."
IN_URDU = "میں نے اپنی بات پانچ بار بتائی۔"


@pytest.fixture(scope="module")
def reference(world: World) -> str:
    """An open consultation about first contact, in English and partly in Urdu."""
    with world.before():
        consultation = a_consultation(world.programme)
        a_consultation_edition(consultation, {"question": "پہلی بار مدد مانگنے پر کیا ہونا چاہیے؟"}, "ur")
        return consultation.reference


def test_somebody_answers_by_keyboard_skips_goes_back_mends_and_gets_a_code(
    world: World, reference: str
) -> None:
    person = world.window()
    person.open(f"/consultations/{reference}/respond")
    person.hears_heading("Before you start")
    person.press("Start")

    person.hears_heading("Your first contact")
    person.sees("If you need help now")
    person.choose("More than once")
    person.paste("What would have made it better?", TOO_LONG)
    person.press("Continue")

    person.hears_heading("Your first contact")
    expect(person.page).to_have_title("Error: Questions")
    person.follow("Shorten your answer to 5000 characters or fewer. You have used 6599.")
    expect(person.page.get_by_label("What would have made it better?")).to_have_value(TOO_LONG.strip())
    expect(person.page.get_by_label("More than once")).to_be_checked()
    person.paste("What would have made it better?", MENDED)
    person.press("Continue")

    person.hears_heading("About you")
    person.tick("A carer")
    person.press("Back")
    person.hears_heading("Your first contact")
    expect(person.page.get_by_label("What would have made it better?")).to_have_value(MENDED)
    person.press("Continue")
    expect(person.page.get_by_label("A carer")).to_be_checked()
    person.press("Continue")

    person.hears_heading("Check your answers")
    person.sees("More than once", MENDED, "A carer", "You skipped this")
    person.press("Send my answers")

    person.hears_heading("Your answers have been sent")
    expect(person.page).to_have_title("Coprod")
    assert len(the_code(person)) == 25


def test_somebody_answers_in_urdu_and_a_switch_of_language_in_the_middle_keeps_every_word(
    world: World, reference: str
) -> None:
    person = world.window()
    person.open(f"/ur/consultations/{reference}/respond")
    expect(person.page.locator("html")).to_have_attribute("dir", "rtl")
    person.press("Start")
    person.choose("ایک بار")
    person.paste("What would have made it better?", IN_URDU)

    person.press("English")

    expect(person.page.locator("html")).to_have_attribute("dir", "ltr")
    expect(person.page.get_by_label("Once", exact=True)).to_be_checked()
    expect(person.page.get_by_label("What would have made it better?")).to_have_value(IN_URDU)
    person.press("اردو")
    expect(person.page.locator("html")).to_have_attribute("dir", "rtl")
    person.press("Continue")
    person.press("Continue")
    person.hears_heading("Check your answers")
    person.sees("ایک بار", IN_URDU)
    person.press("Send my answers")
    person.hears_heading("Your answers have been sent")
    assert len(the_code(person)) == 25
    # The code is read from the left, whatever is around it.
    expect(person.page.locator(".app-code__code")).to_have_attribute("dir", "ltr")


def test_a_helper_enters_an_answer_on_paper_and_gets_a_code_to_hand_over(
    world: World, reference: str
) -> None:
    lead = world.signed_in(Role.LEAD)
    lead.open(f"/manage/consultations/{reference}/enter")
    lead.paste("What would have made it better?", "Somebody who stays.")
    lead.press("Send these answers")
    lead.hears_heading("Enter an answer for somebody")
    lead.follow("Choose how the answers came in.")
    lead.choose("On paper")
    expect(lead.page.get_by_label("What would have made it better?")).to_have_value("Somebody who stays.")
    lead.press("Send these answers")

    lead.hears_heading("The answer is in")
    assert len(the_code(lead)) == 25
