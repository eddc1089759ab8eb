"""Somebody says something without a name, is answered by code, and takes it back; a worry about it goes apart.

Told twice, from left to right and from right to left. Whoever reads and whoever safeguards keep their browsers.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from coprod.feedback.operations import forms
from coprod.programmes.rules import Role
from tests.factories import attached
from tests.factories.feedback import a_form, said
from tests.journeys.keyboard import Keyboard
from tests.journeys.reading import the_code
from tests.journeys.soundness import faults_of
from tests.journeys.world import World, who_reads_and_who_safeguards

pytestmark = pytest.mark.browser

FORM = "first-call"
TELL, SAY = "What would you like to tell us?", "What do you want to say?"
ADULT = "An adult may be harmed, neglected or exploited"
NOT_CONTACTED = "We could not contact the person: anonymous"
NOTHING_FOUND = (
    "We cannot find answers with this code. Check each letter and number. If the answers were taken back, "
    "they are gone."
)
IN_URDU = {
    "title": "پہلا فون",
    "about": "جب آپ نے پہلی بار مدد مانگی تو کیا ہوا۔",
    "who_reads": "پروگرام کی شرکت کی ٹیم۔",
}


@dataclass
class Told:
    """One telling of the story: in which language, with which words, and what is known by now."""

    language: str
    direction: str
    title: str
    happened: str
    answer: str
    back: str
    feared: str
    code: str = ""
    item: str = ""
    concern: str = ""

    def at(self, address: str) -> str:
        """An address in the language of the story."""
        return f"/ur{address}" if self.language == "ur" else address


TELLINGS = [
    Told(
        "en",
        "ltr",
        "The first call",
        "Nobody rang me back on Friday.",
        "You waited for a call that did not come. From Monday two people share the list.",
        "She rang today.",
        "He has my card and my tablets.",
    ),
    Told(
        "ur",
        "rtl",
        IN_URDU["title"],
        "جمعے کو کسی نے مجھے واپس فون نہیں کیا۔",
        "آپ نے فون کا انتظار کیا جو نہیں آیا۔ پیر سے دو لوگ یہ فہرست دیکھیں گے۔",
        "آج ان کا فون آیا۔",
        "وہ میری دوائیں اپنے پاس رکھتا ہے۔",
    ),
]


@dataclass
class Staff:
    """Those who work here, each before a browser of their own."""

    moderator: Keyboard
    safeguarding: Keyboard
    lead: Keyboard


@pytest.fixture(scope="module")
def staff(world: World) -> Staff:
    who_reads_and_who_safeguards(world)
    with world.before():
        forms.write_words(a_form(world.programme, slug=FORM), "ur", IN_URDU, by=None)
    return Staff(*(world.signed_in(role) for role in (Role.MODERATOR, Role.SAFEGUARDING, Role.LEAD)))


@pytest.fixture(scope="module", params=TELLINGS, ids=[each.language for each in TELLINGS])
def told(request: pytest.FixtureRequest, staff: Staff) -> Told:
    found = request.param
    assert isinstance(found, Told)
    return found


def opened_by_code(world: World, told: Told) -> Keyboard:
    """A browser that has never been here, after the code was typed into it."""
    person = world.window()
    person.open(told.at("/receipts"))
    person.write("Your code", "AAAAA-AAAAA")
    person.press("Show me")
    person.sees(NOTHING_FOUND)
    person.write("Your code", told.code.lower())
    person.press("Show me")
    return person


def test_somebody_is_told_what_happens_to_words_before_saying_any_and_mends_what_cannot_be_sent(
    world: World, told: Told
) -> None:
    person = world.window()
    person.open(told.at("/feedback"))
    expect(person.page.locator("html")).to_have_attribute("dir", told.direction)
    person.follow(told.title)
    person.hears_heading(told.title)
    person.sees(
        "If you need help now",
        "Nothing in your care may change because of what you write here.",
        "Unless you leave a way to reach you, or add a file that shows who you are, nobody can find you: not we, and "
        "not anybody who could help you.",
    )
    person.press("Start")
    for _whose_what_and_how_to_be_reached in range(3):
        person.press("Continue")
    person.hears_heading("Check your answers")
    person.press("Send my answers")
    person.sees("You have not written anything yet. Answer at least one question, then send.")

    person.follow("Go back to the questions")
    person.hears_heading("If we want to answer you")
    person.choose("By e-mail")
    person.write("Your e-mail address", "nia at home")
    person.press("Continue")
    person.follow("Give an e-mail address, like name@example.com.")
    person.choose("With my code only: nobody can find me")
    person.press("Back")

    person.sees("If you need help now")
    person.paste(TELL, f"{told.happened} " * 200)
    person.press("Continue")
    person.sees("There is a problem")
    expect(person.page.get_by_label(person.words(TELL))).to_have_value((f"{told.happened} " * 200).strip())
    person.paste(TELL, told.happened)
    person.press("Back")
    person.choose("Myself, about my own experience")
    for _whose_what_and_how_to_be_reached in range(3):
        person.press("Continue")
    person.sees(told.happened, "Myself, about my own experience", "With my code only: nobody can find me")
    person.press("Send my answers")

    person.hears_heading("What you wrote has been sent")
    person.sees("If you need help now")
    expect(person.page).to_have_title("Coprod")
    expect(person.page.locator(".app-code__code")).to_have_attribute("dir", "ltr")
    told.code = the_code(person)


def test_whoever_reads_sees_it_at_once_takes_it_on_and_answers_once_only(told: Told, staff: Staff) -> None:
    moderator = staff.moderator
    moderator.open(told.at("/manage/feedback"))
    moderator.sees("Came in today", "Myself, about my own experience")
    moderator.follow(told.happened)
    moderator.hears_heading("What somebody wrote")
    moderator.sees("Nobody can find the person. They read your answer with their code.")
    told.item = moderator.address.rpartition("/")[2]
    moderator.press("I am dealing with this")
    moderator.sees("It is with you now. Others see that.")
    moderator.follow("Reply")
    moderator.press("Send the answer")
    moderator.follow("Write something.")
    late = Keyboard(moderator.page.context.new_page(), moderator.said)
    late.open(moderator.address)
    moderator.paste(SAY, told.answer)
    moderator.press("Send the answer")
    moderator.sees("The answer is sent. The person reads it with their code.", told.answer)

    late.paste(SAY, "The same, from somewhere else.")
    late.press("Send the answer")
    late.sees("There is a problem")
    late.open(told.at(f"/manage/feedback/items/{told.item}"))
    late.sees_not("The same, from somewhere else.")
    late.page.close()


def test_the_person_reads_the_answer_in_another_browser_says_that_it_helped_and_writes_back(
    world: World, told: Told
) -> None:
    person = opened_by_code(world, told)
    person.hears_heading("What you told us")
    expect(person.page).to_have_title("Coprod")
    person.sees(told.answer, told.happened)
    person.press("Yes, it helped")
    person.sees("We have it. Somebody reads it.")
    person.press("Send this")
    person.follow("Write something first, then send it.")
    person.paste(SAY, told.back)
    person.press("Send this")
    person.sees(told.back)


def test_whoever_reads_sees_what_came_back_on_the_same_day(told: Told, staff: Staff) -> None:
    moderator = staff.moderator
    moderator.open(told.at("/manage/feedback"))
    moderator.sees("Has written back today")
    moderator.follow(told.happened)
    moderator.sees(told.back)
    assert moderator.words("Yes, it helped") in moderator.text()


def test_the_person_takes_it_all_back_and_it_is_gone_everywhere(
    world: World, told: Told, staff: Staff
) -> None:
    person = opened_by_code(world, told)
    person.press("Take it all back")
    person.hears_heading("Do you want to take it all back?")
    person.press("Yes, take it all back")
    person.sees(
        "You have taken it back. Everything that you wrote or added is gone, and our answers with it."
    )

    person.write("Your code", told.code)
    person.press("Show me")
    person.sees(NOTHING_FOUND)
    moderator = staff.moderator
    for address in ("", f"?q={told.happened}", f"/items/{told.item}"):
        moderator.open(told.at(f"/manage/feedback{address}"))
        moderator.sees_not(told.happened, told.answer, told.back)
    moderator.hears_heading("We cannot find that page")


def test_whoever_reads_passes_a_worry_on_with_the_words_and_nothing_at_the_item_shows_it(
    world: World, told: Told, staff: Staff
) -> None:
    with world.app.test_request_context(), world.before():
        said(FORM, told.feared)
    moderator = staff.moderator
    moderator.open(told.at("/manage/feedback"))
    moderator.follow(told.feared)
    told.item, before = moderator.address, moderator.text()
    moderator.follow("Worried about somebody’s safety?")
    moderator.sees("If you need help now", "Sal Safeguarding")
    expect(moderator.page.get_by_label(moderator.words("What was said?"))).to_have_value(told.feared)
    moderator.press("Send it to the safeguarding lead")
    moderator.follow("Choose what you fear.")
    moderator.choose(ADULT)
    moderator.choose("No: nobody can know who it is")
    moderator.press("Send it to the safeguarding lead")

    moderator.hears_heading("What happens now")
    moderator.sees_not(told.feared)
    moderator.open(told.item)
    assert moderator.text() == before


def test_the_safeguarding_lead_deals_with_it_and_closes_it_with_could_not_contact(
    told: Told, staff: Staff
) -> None:
    lead = staff.safeguarding
    lead.open(told.at("/manage/concerns"))
    lead.enter(lead.main.locator("article").get_by_role("link", name=lead.words(ADULT)))
    told.concern = lead.address
    lead.sees(told.feared)
    lead.press("I deal with this")
    lead.follow("Write down what was done")
    lead.press("Add it to the log")
    lead.follow("Write what was done.")
    lead.paste("What was done?", "Read it again with the deputy.")
    lead.press("Add it to the log")
    lead.follow("Close the concern")
    lead.press("Close it")
    lead.follow("Choose how it ended.")
    lead.choose(NOT_CONTACTED)
    lead.press("Close it")
    lead.sees(NOT_CONTACTED, "Read it again with the deputy.")


def test_nobody_else_sees_that_there_was_one(told: Told, staff: Staff) -> None:
    for somebody in (staff.moderator, staff.lead):
        for address in (told.concern, told.at("/manage/concerns")):
            somebody.open(address)
            somebody.hears_heading("We cannot find that page")
        somebody.open(told.at("/manage"))
        somebody.sees_not(NOT_CONTACTED, ADULT, "Safety concerns")
    staff.moderator.open(told.item)
    staff.moderator.sees_not(NOT_CONTACTED, ADULT, "Safety concerns")


def test_whoever_leads_is_asked_once_more_before_a_form_is_closed_for_good(told: Told, staff: Staff) -> None:
    lead = staff.lead
    lead.open(told.at(f"/manage/feedback/forms/{FORM}"))
    lead.press("Close the form for good")
    lead.hears_heading("Do you want to close this form for good?")
    lead.follow("No, go back")
    lead.hears_heading(told.title)
    assert lead.words("Pause the form") in lead.text()


def test_somebody_signs_what_happened_and_only_whoever_reads_sees_it(
    world: World, told: Told, staff: Staff
) -> None:
    person = world.window()
    person.open(told.at(f"/feedback/{FORM}"))
    person.press("Start")
    person.press("Continue")
    person.paste(TELL, told.back)
    person.press("Add a file")
    person.hears_heading("Add a photo, a document, a video or a sound recording")
    person.sees(
        "A file can show who you are.",
        "You can answer by video in British Sign Language, or with your own voice.",
    )
    person.press("Add this file")
    person.follow("Choose a file first.")
    for name, content in (("VID_0914.mov", attached.video("mov")), ("IMG_0915.heic", attached.photo("HEIC"))):
        chosen = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        person.page.locator("input[type=file]").set_input_files(chosen)  # type: ignore[arg-type]
        person.press("Add this file")
    person.sees("video-1.mp4", "photo-1.jpg")
    person.press(f"{person.words('Remove')} photo-1.jpg")
    person.sees_not("photo-1.jpg", "VID_0914")
    person.follow("Go back to the questions")
    expect(person.page.get_by_label(person.words(TELL))).to_have_value(told.back)
    person.press("Continue")
    person.press("Continue")
    person.sees(
        "video-1.mp4",
        "Those who read this may see or hear who you are. It is confidential, and not anonymous.",
    )
    person.press("Send my answers")
    person.hears_heading("What you wrote has been sent")

    moderator = staff.moderator
    moderator.open(told.at("/manage/feedback"))
    moderator.follow(told.back)
    moderator.follow("video-1.mp4")
    moderator.hears_heading("A video")
    moderator.sees(
        "This can show who the person is. They were told that you keep it to yourself. "
        "That you opened it is written down."
    )
    expect(moderator.page.locator("video")).to_have_count(1)


def test_every_page_of_the_stories_was_sound_for_everybody(world: World, staff: Staff) -> None:
    assert {page.status for page in world.recorder.pages} >= {200, 404, 422}
    assert not (faults := faults_of(world)), "\n".join(faults)
