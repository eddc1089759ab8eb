"""Asked, said, heard, decided, done, checked: one consultation from its first word to the last, by everybody in it.

Each chapter leads to the next; all of them share one service, and each person keeps their own browser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from coprod.core import clock
from coprod.programmes.rules import Role
from tests.browser.looking import html_faults, looking
from tests.browser.states import covering
from tests.journeys.keyboard import Keyboard
from tests.journeys.reading import the_code
from tests.journeys.world import HEALTHWATCH, TRUST, World

pytestmark = pytest.mark.browser

QUESTION = "What should happen when you first ask for help?"
TITLE_IN_URDU = "پہلا رابطہ"
IN_URDU = "پہلی بار مدد مانگنے پر کیا ہونا چاہیے؟"
BETTER = "What would have made it better?"
BETTER_IN_URDU = "کیا بہتر ہو سکتا تھا؟"
SAID = "I told my story five times. Write it down once, and let me carry it."
QUOTED = "I told my story five times. […] let me carry it."
PUBLISH = "May we publish your words, without your name?"
ONE_PAGE = "People want to tell their story once"
AT_NIGHT = "People want to reach somebody at night"
PROMISE = "Everyone leaves with one page that they wrote themselves."


@dataclass
class Told:
    """What the people of the story know from earlier chapters."""

    lead: Keyboard
    reference: str = ""
    codes: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def told(world: World) -> Told:
    return Told(lead=world.signed_in(Role.LEAD))


def in_days(days: int) -> tuple[str, str, str]:
    """A day as it is typed into three boxes."""
    day = clock.today() + timedelta(days=days)
    return (str(day.day), day.strftime("%B"), str(day.year))


def test_a_lead_signs_in_with_the_code_from_a_letter_and_is_told_what_a_fair_consultation_needs(
    told: Told,
) -> None:
    lead = told.lead
    lead.hears_heading("Today")
    lead.follow("Consultations", within=lead.main)
    lead.follow("Start a consultation")
    lead.write("Title", "First contact")
    lead.press("Make the draft")

    lead.hears_heading("How it stands")
    lead.sees(
        "Say in English what cannot change.",
        "Give at least one way to answer that is not online, with real contact details.",
        "Name at least one organisation that answers for the personal data.",
        "Set the day on which it closes.",
    )
    lead.sees_not("Open the consultation")
    told.reference = lead.address.rpartition("/")[2]

    lead.follow("Write the question in English, in one sentence.")
    lead.paste("The question, in one sentence", QUESTION)
    lead.paste("What this is for", "To decide how first contact works from next spring.")
    lead.paste("What can change", "Who answers, and what you are asked.")
    lead.paste("What cannot change", "How much money there is.")
    lead.paste("Who decides, and how", "The programme board, in public.")
    lead.paste("What happens to people’s words", "Two people read every answer.")
    lead.press("Save the words")
    lead.sees_not("Say in English what cannot change.")


def test_a_lead_shows_what_was_ruled_out_how_else_to_answer_who_holds_the_data_and_by_when(
    told: Told,
) -> None:
    lead = told.lead
    lead.follow("Back to First contact")
    lead.follow("Options")
    lead.follow("Add an option")
    lead.write("Title", "One page that travels with you")
    lead.paste("What speaks for it (optional)", "Nobody has to ask again.")
    lead.paste("What speaks against it (optional)", "It must be kept up to date.")
    lead.press("Save the option")
    lead.follow("Add an option")
    lead.write("Title", "A card with a chip")
    lead.choose("It has been ruled out")
    lead.press("Save the option")
    lead.sees("There is a problem")
    lead.paste("If it has been ruled out: why?", "Not every clinic can read one.")
    lead.press("Save the option")
    lead.sees("Ruled out because: Not every clinic can read one.")

    lead.follow("Ways to answer")
    lead.follow("Add a way to answer")
    lead.choose("By telephone")
    lead.paste("How, where and when", "Call 01632 960000, Monday to Friday, 9am to 5pm.")
    lead.press("Save the way to answer")

    lead.follow("Who answers for the data")
    lead.pick("Organisation", TRUST)
    lead.press("Add the organisation")
    lead.sees("The organisation is added.")

    lead.follow("Dates")
    lead.date("When does it close?", *in_days(60))
    lead.date("When does somebody first read the answers?", *in_days(61))
    lead.date("When is the decision made?", *in_days(50))
    lead.press("Save the dates")
    lead.sees("The decision must come after the closing day. Otherwise answers could not count.")
    lead.date("When is the decision made?", *in_days(90))
    lead.press("Save the dates")
    lead.sees("The dates are saved.")


def test_a_lead_builds_the_questions_puts_them_in_order_and_looks_at_them_as_people_will(told: Told) -> None:
    lead = told.lead
    lead.follow("Questions")
    lead.follow("Add a section")
    lead.write("Title of the section", "Your first contact")
    lead.press("Save the section")
    lead.follow("Add a question to “Your first contact”")
    lead.choose("A longer answer in words")
    lead.paste("The question", "What would have made it beter?")
    lead.press("Add the question")
    lead.follow("Add a question to “Your first contact”")
    lead.choose("Choose one")
    lead.paste("The question", "How often did you have to tell your story?")
    lead.paste("The options to choose from, one on each line", "Once\nMore than once")
    lead.press("Add the question")
    lead.press("Move up How often did you have to tell your story?")
    lead.follow("Change What would have made it beter?")
    lead.paste("The question", BETTER)
    lead.press("Save the question")
    lead.press(f"Add this question {PUBLISH}")

    lead.follow("Other languages and Easy Read")
    lead.paste("Question 2: what it asks", BETTER_IN_URDU)
    lead.press("Save the words")

    lead.follow("Back to Questions")
    lead.follow("See the questionnaire as people will see it")
    titles = [legend.inner_text() for legend in lead.main.locator("legend, label.nhsuk-label--m").all()]
    assert titles[:2] == ["How often did you have to tell your story?", BETTER]


def test_a_lead_translates_the_question_and_opens_what_is_no_longer_missing_anything(told: Told) -> None:
    lead = told.lead
    lead.follow("How it stands")
    lead.sees("Nothing is missing. Look at the questions once more as people will see them.")
    lead.follow("Words")
    lead.follow("اردو", within=lead.main)
    lead.paste("Title", TITLE_IN_URDU)
    lead.paste("The question, in one sentence", IN_URDU)
    lead.press("Save the words")
    lead.follow("Back to First contact")
    lead.follow("Open the consultation")
    lead.press("Yes, open it now")
    lead.sees("The consultation is open.")


def test_somebody_finds_the_question_from_the_home_page_answers_without_an_account_and_gets_a_code(
    world: World, told: Told
) -> None:
    person = world.window()
    person.open("/")
    person.hears_heading("Help shape mental health services where you live")
    person.follow("First contact")
    person.hears_heading(QUESTION)
    person.sees("Not every clinic can read one.", "How much money there is.", "Call 01632 960000")
    person.follow("Answer online")
    person.press("Start")
    person.choose("More than once")
    person.paste(BETTER, SAID)
    person.choose("Yes, you may publish my words")
    person.press("Continue")
    person.hears_heading("Check your answers")
    person.sees(SAID)
    person.press("Send my answers")
    told.codes.append(the_code(person))


def test_somebody_answers_in_urdu_from_right_to_left(world: World, told: Told) -> None:
    person = world.window()
    person.open("/")
    person.follow("اردو", within=person.top)
    expect(person.page.locator("html")).to_have_attribute("dir", "rtl")
    person.follow(TITLE_IN_URDU)
    person.hears_heading(IN_URDU)
    person.follow("Answer online")
    person.press("Start")
    person.paste(BETTER_IN_URDU, "کوئی جو رات کو بھی ہو۔")
    person.press("Continue")
    person.press("Send my answers")
    told.codes.append(the_code(person))


def test_a_lead_enters_what_somebody_said_on_the_telephone_after_reading_it_back(told: Told) -> None:
    lead = told.lead
    lead.follow("Enter an answer for somebody")
    lead.choose("By telephone")
    lead.choose("Once")
    lead.paste(BETTER, "Somebody at night.")
    lead.press("Send these answers")
    lead.sees("Read the answers back to the person before you send them.")
    lead.tick("I read the answers back, and the person agreed that they are right.")
    lead.press("Send these answers")
    lead.hears_heading("The answer is in")
    told.codes.append(the_code(lead))
    assert len(set(told.codes)) == 3


def test_a_lead_closes_it_reads_the_answers_and_writes_findings_with_words_that_may_be_quoted(
    told: Told,
) -> None:
    lead = told.lead
    lead.follow("Back to Consultation")
    lead.follow("Close the consultation")
    lead.press("Yes, close it")
    lead.sees("The consultation is closed.")
    lead.follow("Answers")
    lead.sees("3 people answered.")
    lead.follow(f"Read what 3 people wrote {BETTER}")
    lead.sees(SAID, "Somebody at night.")
    lead.follow("Back to Answers")

    lead.follow("Findings")
    for title in (ONE_PAGE, AT_NIGHT):
        lead.follow("Write a finding")
        lead.write("What did people tell you?", title)
        lead.paste("Say more", "They say so in many ways.")
        lead.write("How many people said this?", "3")
        lead.press("Save the finding")
        lead.follow("Back to Findings")
    lead.follow(f"Choose words to quote {ONE_PAGE}")
    lead.sees(SAID)
    lead.sees_not("Somebody at night.")
    lead.follow(f"Quote these words: {SAID}")
    lead.paste("Words to quote", QUOTED)
    lead.press("Quote these words")
    lead.sees(QUOTED)


def test_a_lead_answers_every_finding_promises_what_was_accepted_and_publishes_it(told: Told) -> None:
    lead = told.lead
    lead.open(f"/manage/consultations/{told.reference}/outcome")
    lead.sees("Before everybody can read this:")
    lead.follow(f"Answer this finding: {ONE_PAGE}")
    lead.choose("Accepted")
    lead.paste("Why?", "Nobody should have to repeat their story.")
    lead.write("Who decided this?", "The programme board")
    lead.date("On which day was it decided?", *in_days(0))
    lead.press("Save the answer")
    lead.hears_heading("Promise what will be done")
    lead.paste("What will be done?", PROMISE)
    lead.write("Who sees to it?", "Head of first contact")
    lead.pick("At which organisation?", TRUST)
    lead.date("By which day?", *in_days(40))
    lead.press("Save the promise")

    lead.follow(f"Answer this finding: {AT_NIGHT}")
    lead.choose("Not accepted")
    lead.paste("Why?", "We have not done this, because there is nobody to pay for it.")
    lead.write("Who decided this?", "The programme board")
    lead.date("On which day was it decided?", *in_days(0))
    lead.press("Save the answer")
    lead.follow("Go on to publish")
    lead.sees(PROMISE)
    lead.press("Publish it now")
    lead.sees("Everybody can read this now.")


def test_somebody_enters_the_code_in_another_browser_and_sees_their_words_and_what_came_of_them(
    world: World, told: Told
) -> None:
    person = world.window()
    person.open("/")
    person.follow("Enter your code", within=person.top)
    person.write("Your code", "wrong")
    person.press("Show me")
    person.sees("There is a problem")
    person.write("Your code", told.codes[0].lower())
    person.press("Show me")
    person.hears_heading("Your answers")
    expect(person.page).to_have_title("Coprod")
    person.sees(SAID, QUOTED, ONE_PAGE, AT_NIGHT, "Accepted", "Not accepted")


def test_a_lead_reports_a_change_and_only_somebody_else_makes_it_public_by_reading_the_evidence(
    world: World, told: Told
) -> None:
    lead = told.lead
    lead.follow(f"Follow this promise: {ONE_PAGE}")
    lead.follow("Report what was done")
    lead.paste("What was done?", "All 4 teams hand out the page.")
    lead.paste("What shows it?", "Somebody looked at 40 records in October: 38 had it.")
    lead.date("On which day was it done?", *in_days(0))
    lead.press("Send the report")
    lead.sees("somebody else who leads or chairs the programme has to read the evidence.")
    everybody = world.window()
    everybody.open(f"/consultations/{told.reference}/outcome")
    everybody.sees_not("38 had it")

    chair = world.signed_in(Role.CHAIR)
    chair.follow("Promises", within=chair.main)
    chair.follow(ONE_PAGE)
    chair.sees("Somebody looked at 40 records in October: 38 had it.")
    chair.press("Yes, it shows it: make it public")

    everybody.open(f"/consultations/{told.reference}/outcome")
    everybody.sees("38 had it", QUOTED)


def test_the_reviewer_confirms_one_thing_and_disputes_another_in_public_and_a_lead_cannot_touch_it(
    world: World, told: Told
) -> None:
    reviewer = world.signed_in(Role.REVIEWER)
    reviewer.open("/review")
    reviewer.follow(f"Check the change: {ONE_PAGE}")
    reviewer.choose("Confirmed")
    reviewer.paste("How do you know?", "We asked 12 people. 11 had the page.")
    reviewer.press("Say it in public")
    reviewer.open("/review")
    reviewer.follow(f"Check the answer: {AT_NIGHT}")
    reviewer.choose("Disputed")
    reviewer.paste("How do you know?", "The board has money for the night in its plan.")
    reviewer.press("Say it in public")

    everybody = world.window()
    everybody.open("/")
    everybody.follow("What changed", within=everybody.top)
    everybody.sees("Done")
    everybody.open(f"/consultations/{told.reference}/outcome")
    everybody.sees("Confirmed", "We asked 12 people. 11 had the page.", "Disputed", HEALTHWATCH)
    everybody.sees("The board has money for the night in its plan.")

    lead = told.lead
    lead.open(f"/manage/consultations/{told.reference}/outcome")
    lead.sees_not("Change the answer", "Change the promise")
    for address in ("/review", f"/review/consultations/{told.reference}"):
        assert (answer := lead.page.goto(address)) and answer.status in {403, 404}


def test_somebody_takes_their_answers_back_and_their_words_vanish_from_every_page_at_once(
    world: World, told: Told
) -> None:
    person = world.window()
    person.open("/receipts")
    person.write("Your code", told.codes[0])
    person.press("Show me")
    person.press("Take my answers back")
    person.sees("This cannot be undone.")
    person.press("Yes, take my answers back")
    person.sees("Your answers have been taken back.")

    for address in (
        "",
        f"consultations/{told.reference}/outcome",
        f"consultations/{told.reference}",
        "changes",
    ):
        person.open(f"/{address}")
        person.sees_not(QUOTED, "five times")
    person.open(f"/consultations/{told.reference}/outcome")
    person.sees(ONE_PAGE, "Confirmed")
    told.lead.open(f"/manage/consultations/{told.reference}/results")
    told.lead.sees("1 more took their answers back.")
    told.lead.sees_not("five times")
    person.open("/receipts")
    person.write("Your code", told.codes[0])
    person.press("Show me")
    person.sees("We cannot find answers with this code.")


def test_a_lead_adds_somebody_without_e_mail_who_signs_in_with_a_code_read_out_on_the_telephone(
    world: World, told: Told
) -> None:
    lead = told.lead
    lead.open(f"/manage/programmes/{world.slug}/people")
    lead.follow("Add somebody")
    lead.write("Name, or what the person wants to be called", "Nia")
    lead.choose("Partner with lived experience")
    lead.date("First day", *in_days(0))
    lead.press("Add this person")
    lead.sees("Give a telephone number or an e-mail address.")
    lead.write("Telephone number (optional)", "01632 960123")
    lead.press("Add this person")
    lead.press("Get a code to read out: Nia")
    code = lead.page.locator(".app-code").inner_text()

    nia = world.window()
    nia.open("/sign-in")
    nia.follow("I have a code that was read out to me")
    nia.write("The code that was read out to you", code.lower())
    nia.press("Sign in")
    nia.hears_heading("My page")
    nia.sees("Partner with lived experience")


def test_an_administrator_sets_a_dated_value_and_takes_a_name_away(world: World) -> None:
    administrator = world.signed_in(Role.ADMINISTRATOR)
    administrator.follow("Settings", within=administrator.main)
    administrator.follow("How many days we have to answer in public, after a consultation has closed")
    administrator.follow("Set a new value")
    administrator.write("Value", "soon")
    administrator.date("First day", *in_days(0))
    administrator.write("Where does it come from?", "The board’s decision of today")
    administrator.press("Save this value")
    administrator.sees("There is a problem")
    administrator.write("Value", "60")
    administrator.press("Save this value")
    administrator.sees("60", "The board’s decision of today")

    administrator.open("/manage/people")
    administrator.follow("Nia")
    administrator.follow("Take the name away")
    administrator.press("Yes, take it away")
    administrator.open("/manage/people")
    administrator.sees_not("Nia", "01632 960123")


def test_every_page_of_the_story_was_sound_for_everybody(world: World) -> None:
    sent = world.recorder.pages

    assert len(sent) > 100
    assert not (faults := html_faults(sent)), "\n".join(faults)
    with looking(world.chromium, world.app) as looker:
        faults = [fault for page in covering(sent, around=0) for fault in looker.faults(page)]
    assert not faults, faults
