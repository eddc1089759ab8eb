"""A group from its terms to a record that everybody reads: who comes, what they need, what is decided and put right.

Each chapter leads to the next; all of them share one service, and each person keeps their own browser.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from coprod.programmes.rules import Role
from tests.browser.looking import html_faults, looking
from tests.browser.states import covering
from tests.factories import attached
from tests.factories.meetings import a_meeting
from tests.journeys.calendars import Calendar, event_in, letter_to
from tests.journeys.letters_group import (
    ABOUT,
    AIM,
    AMINA,
    CAL,
    CALL,
    CHANGED_BY,
    CHARLIE,
    CORRECTED,
    DECIDED,
    EASY,
    GROUP,
    HIDDEN,
    INTERPRETER,
    KEPT_IN,
    LETTER,
    MEMBERS,
    NADIA,
    NAMED,
    SAID,
    SUMMARY,
    SUNFLOWER,
    TERMS,
    TITLE,
    TO_DO,
    WHICH,
    Told,
    arrange,
    in_words,
    mail_of,
    members_to_be,
    of_the_story,
    open_meeting,
    room,
    the_day_comes,
    typed,
)
from tests.journeys.world import TRUST, World

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def told(world: World) -> Told:
    members_to_be(world)
    return Told(lead=world.signed_in(Role.LEAD))


def test_a_lead_starts_a_group_which_nobody_outside_knows_of_and_writes_its_terms(
    world: World, told: Told
) -> None:
    lead = told.lead
    lead.follow("Groups you arrange", within=lead.main)
    lead.follow("Start a group")
    lead.write("Name of the group", GROUP)
    lead.paste("What it is about (optional for now)", ABOUT)
    lead.pick("How far do people decide?", "Co-production")
    lead.press("Start the group")
    lead.sees("“Co-production” needs a chair or co-chair who has lived experience or is a carer.")
    lead.pick("How far do people decide?", "Co-design")
    lead.press("Start the group")
    lead.sees("The group is started. Nobody outside knows of it yet. Write its terms next.")
    told.slug = lead.address.split("/")[-2]

    lead.follow("Write its words")
    for label, words in TERMS.items():
        lead.paste(label, words)
    lead.press("Save the words")
    lead.follow("Back to Terms of reference")
    lead.follow("Who is needed to decide, who answers, when to look again")
    lead.write("Lived experience", "2")
    lead.write("Carer", "1")
    lead.pick("Who receives the group’s advice? (optional)", TRUST)
    lead.write("Within how many days do they answer? (optional)", "20")
    lead.date("When do you look at these terms again? (optional)", *typed(300))
    lead.press("Save")
    lead.follow("Record that the group agreed")
    lead.date("On which day did the group agree?", *typed(-10))
    lead.press("The group agreed")
    lead.sees("The terms are in force.", f"{TRUST} receives the group’s advice and answers within 20 days.")

    everybody = told.people["everybody"] = world.window()
    everybody.open(f"/groups/{told.slug}")
    everybody.hears_heading("We cannot find that page")


def test_a_lead_names_members_by_role_one_under_another_name_and_opens_the_group_to_everybody(
    told: Told,
) -> None:
    lead = told.lead
    for name, called, role, office in MEMBERS:
        lead.follow("Members", within=lead.main)
        lead.follow("Add a member")
        lead.follow(name)
        lead.write("Name in this group", called)
        lead.choose(role)
        lead.choose(office)
        lead.date("First day", *typed(-30))
        lead.press("Add this member")
        lead.sees(f"{called} is a member now.")
    lead.sees_not(NADIA, mail_of(NADIA))
    lead.sees("Only one carer would be there. Nobody should have to speak for all carers alone.")

    lead.follow("What it belongs to")
    lead.pick("How far do people decide?", "Co-production")
    lead.press("Save")
    lead.follow("Open the group to everybody")
    lead.press("Open it to everybody")
    lead.sees("Everybody can see the group now.")

    everybody = told.people["everybody"]
    everybody.open("/")
    everybody.follow("Groups", within=everybody.top)
    everybody.follow(GROUP)
    everybody.sees(AIM, "Lived experience: 2", "Staff: 1", "Co-production")
    everybody.sees_not(*(called for _name, called, _role, _office in MEMBERS), NADIA, AMINA)


def test_a_lead_plans_a_meeting_with_an_agenda_a_paper_and_an_item_that_only_few_may_read(told: Told) -> None:
    lead = told.lead
    lead.follow("Plan a meeting")
    lead.write("Title", TITLE)
    lead.date("On which day?", *typed(30))
    lead.write("When does it begin?", "10.30")
    lead.write("When does it end?", "9")
    lead.write("Place (optional)", "The Hall, Preston")
    lead.press("Plan the meeting")
    lead.sees("There is a problem")
    lead.write("When does it end?", "12:30")
    lead.press("Plan the meeting")
    lead.sees("The meeting is planned. Nobody is told before you call it.")
    told.meeting = lead.address.split("/")[-2]

    lead.follow("Add an item")
    lead.write("Title", LETTER)
    lead.choose("For decision")
    lead.write("How many minutes does it take? (optional)", "30")
    lead.pick("Who leads it? (optional)", SUNFLOWER)
    lead.tick("People with lived experience or carers asked for this item")
    lead.press("Save the item")
    lead.follow("Add an item")
    lead.write("Title", HIDDEN)
    lead.choose("Only those who chair, take the minutes or lead the programme")
    lead.press("Save the item")
    lead.press(f"Move up {HIDDEN}")
    lead.sees(f"4. {HIDDEN}", f"5. {LETTER}")

    lead.follow("Papers", within=lead.main)
    lead.follow("Add a paper")
    lead.write("What is it?", "The letter as it is now")
    lead.pick("Which item does it belong to?", f"5. {LETTER}")
    lead.choose("Everybody")
    lead.press("Add the paper")
    lead.sees("Choose a file.")
    lead.page.locator("input[type=file]").set_input_files(
        {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": attached.pdf()}
    )
    lead.press("Add the paper")
    lead.sees("The paper is added.")

    lead.follow("Interests", within=lead.main)
    lead.follow("Write down an interest")
    lead.pick("Whose interest is it?", f"{CHARLIE}")
    lead.paste("What is the interest?", "My sister prints the letters.")
    lead.press("Write it down")
    lead.sees("The interest is written down.")


def test_a_lead_calls_the_meeting_and_somebody_answers_on_a_phone_without_scripts(
    world: World, told: Told
) -> None:
    lead = told.lead
    lead.follow("Overview")
    lead.follow(CALL)
    lead.sees(
        "We ask 4 members of the group to come.",
        "Only one carer would be there. Nobody should have to speak for all carers alone.",
    )
    lead.press(CALL)
    lead.sees("The meeting is called. Everybody who gets e-mail has been written to.", "No answer yet")

    nadia = told.people[NADIA] = world.signs_in(mail_of(NADIA))
    open_meeting(nadia)
    nadia.sees("The Hall, Preston", "10.30am to 12.30pm", f"5. {LETTER}", "The letter as it is now")
    nadia.press("Send my answer")
    nadia.follow("Choose an answer.")
    nadia.choose("Yes, I will be there")
    nadia.press("Send my answer")
    nadia.sees("Your answer is with whoever arranges the meeting. You can change it until then.")


def test_somebody_answers_in_urdu_from_right_to_left_and_says_once_what_they_need(
    world: World, told: Told
) -> None:
    amina = told.people[AMINA] = world.signs_in(mail_of(AMINA), beginning="/ur")
    expect(amina.page.locator("html")).to_have_attribute("dir", "rtl")
    amina.follow("Say once what you need, and who may see it")
    amina.follow("Add something that you need")
    amina.choose(INTERPRETER)
    amina.paste("What must we know about it? (optional)", WHICH)
    amina.press("Save")
    amina.sees("Nobody but you.")
    amina.press("Yes, whoever arranges a meeting may see these")
    amina.follow("Back to my page")
    open_meeting(amina)
    amina.choose("I would like to, and I need help to be there")
    amina.press("Send my answer")
    amina.sees("Whoever arranges this meeting can see what you need to take part.")


def test_whoever_arranges_sees_the_need_and_books_it_and_nobody_else_sees_that_there_is_one(
    world: World, told: Told
) -> None:
    lead, amina = told.lead, told.people[AMINA]
    lead.follow("What people need")
    lead.sees(WHICH, "Still to arrange", "1 of the 4 people who are asked say here what they need.")
    arrange(lead, "Example Interpreters, 01632 960111")
    lead.sees("Arranged")
    needs = lead.address
    amina.open("/ur/me/needs")
    amina.sees("Lena Lead")
    amina.sees_not("Nobody but you.")

    cal = told.people[CAL] = world.signs_in(mail_of(CAL))
    open_meeting(cal)
    cal.sees_not(INTERPRETER, WHICH, HIDDEN)
    cal.follow("Back to my meetings")
    cal.follow(GROUP)
    cal.sees("Sunflower, Co-chair", "Amina")
    cal.sees_not(INTERPRETER, WHICH, NADIA, AMINA, mail_of(AMINA))
    for somebody, status in ((cal, 403), (told.people["everybody"], 404)):
        assert (answer := somebody.page.goto(needs)) and answer.status == status
        somebody.sees_not(INTERPRETER, WHICH)


def test_a_corrected_hour_reaches_the_calendar_that_somebody_subscribed_and_the_letter_moves_the_same_event(
    world: World, told: Told
) -> None:
    lead, nadia = told.lead, told.people[NADIA]
    nadia.follow("Back to my meetings")
    nadia.follow("Let your calendar show these meetings by itself")
    nadia.tick("Say what each meeting is, where it is, and how to join online")
    nadia.press("Make an address")
    nadia.sees("We show it only this once.")
    calendar = Calendar(nadia.page.locator(".app-address").inner_text())
    before = calendar.looks_again()
    assert (before.title, before.begins, before.sequence) == (TITLE, "10:30", 0)
    assert event_in(letter_to(world.app, mail_of(NADIA))).uid == before.uid
    assert calendar.looks_again() is before, "nothing has changed, and nothing is sent"

    lead.follow("Overview")
    lead.follow("Change the day, the time or the place")
    lead.write("It begins at", "2pm")
    lead.write("It ends at", "4pm")
    lead.press("Make the change and tell everybody")
    lead.sees("The change is made. Everybody who gets e-mail has been written to.", "Given before the change")
    after = calendar.looks_again()
    assert (after.uid, after.begins) == (before.uid, "14:00")
    assert after.sequence > before.sequence
    moved = event_in(letter_to(world.app, mail_of(NADIA)))
    assert (moved.uid, moved.begins, moved.sequence) == (after.uid, after.begins, after.sequence)

    nadia.follow("Back to my calendar")
    nadia.follow("Back to my meetings")
    nadia.follow(TITLE)
    nadia.sees("Something has changed since you answered.", "2pm to 4pm")
    nadia.press("Send my answer")
    nadia.sees_not("Something has changed since you answered.")
    lead.follow("What people need")
    lead.sees("Asked for, not yet certain")
    arrange(lead, "Example Interpreters, for two o’clock")


def test_who_is_there_is_noted_and_the_group_may_decide_only_when_enough_of_each_voice_are(
    world: World, told: Told
) -> None:
    lead = told.lead
    the_day_comes(world, told)
    room(lead, "Who is there")
    for called, how in ((CHARLIE, "In the room"), (SUNFLOWER, "In the room"), ("Amina", "Online")):
        lead.choose(how, within=lead.page.get_by_role("group", name=called, exact=True))
    lead.press("Save who is there")
    lead.sees("3 people are there.", "Carer: 0 of the 1 who is needed.")
    lead.choose("By telephone", within=lead.page.get_by_role("group", name="Cal", exact=True))
    lead.press("Save who is there")
    lead.sees("4 people are there.", "Enough people are there to decide.")


def test_two_people_write_under_the_same_item_and_both_are_kept_with_a_decision_and_what_changed_it(
    world: World, told: Told
) -> None:
    lead = told.lead
    chair = told.people[CHARLIE] = world.signed_in(Role.CHAIR)
    chair.follow("Groups you arrange", within=chair.main)
    chair.follow(GROUP)
    chair.follow(TITLE)
    for each in (lead, chair):
        room(each, "Minutes")
        each.follow(f"5. {LETTER}")
    chair.paste("What was said", SAID)
    chair.press("Save")
    lead.paste("What was said", f"{NAMED} asked for large print.")
    lead.press("Save")
    lead.sees("Somebody else has written here too. Both are kept: read it through.")
    text = lead.page.get_by_label("What was said", exact=True).input_value()
    assert SAID in text and NAMED in text

    lead.follow("Decisions", within=lead.main)
    lead.paste("What was decided?", DECIDED)
    lead.choose("By a vote")
    lead.write("How many were for it? (for a vote)", "3")
    lead.write("How many were against it? (for a vote)", "1")
    lead.choose("Changed by what people with lived experience said")
    lead.press("Write down the decision")
    lead.sees("There is a problem")
    lead.paste("What did they say, and what did it change?", CHANGED_BY)
    lead.press("Write down the decision")
    lead.sees("The decision is written down.", CHANGED_BY)
    lead.follow("Back to the minutes")
    lead.follow("Actions", within=lead.main)
    lead.paste("What is to be done?", TO_DO)
    lead.pick("Who does it?", "Amina")
    lead.date("By when? (optional)", *typed(-2))
    lead.press("Write down the action")
    lead.sees("The action is written down.")

    room(chair, "Minutes")
    chair.follow(f"4. {HIDDEN}")
    chair.paste("What was said", KEPT_IN)
    chair.press("Save and next item")
    assert SAID in chair.page.get_by_label("What was said", exact=True).input_value()


def test_members_read_the_minutes_and_the_co_chair_proposes_a_correction_which_the_chair_accepts(
    told: Told,
) -> None:
    lead, nadia, chair = told.lead, told.people[NADIA], told.people[CHARLIE]
    room(lead, "The record")
    lead.follow("Send the minutes to the members")
    lead.press("Yes, send them")
    lead.sees("The members can read the minutes, and each of them gets a letter.", "With the members")

    nadia.open("/me")
    open_meeting(nadia)
    nadia.follow("Minutes")
    nadia.sees(SAID, DECIDED, TO_DO)
    nadia.sees_not(HIDDEN, KEPT_IN)
    nadia.follow(f"Propose a correction: {LETTER}")
    nadia.choose(SAID)
    nadia.press("Send it to the chair")
    nadia.sees("There is a problem")
    nadia.choose(SAID)
    nadia.paste("What should it say?", CORRECTED)
    nadia.paste("Why? (optional)", "I counted hands.")
    nadia.press("Send it to the chair")
    nadia.sees(
        "The chair reads it and answers with a reason. You see the answer here.", "Waits for the chair"
    )

    room(chair, "The record")
    chair.follow("Corrections", within=chair.main)
    chair.follow(f"A correction: {LETTER}")
    chair.sees("From Sunflower.", CORRECTED, "I counted hands.")
    chair.choose("Yes: change the minutes")
    chair.paste("Why?", "So it was.")
    chair.press("Decide")
    chair.sees("It is accepted.", "Corrected")

    cal = told.people[CAL]
    cal.open("/me")
    open_meeting(cal)
    cal.follow("Minutes")
    cal.sees(CORRECTED, "So it was.")
    cal.sees_not(HIDDEN, KEPT_IN)


def test_what_the_next_meeting_approved_is_published_once_each_name_is_decided_and_the_summary_is_there(
    world: World, told: Told
) -> None:
    with world.before():
        meeting = of_the_story(told)
        a_meeting(meeting.group, in_days=-1, title="January meeting")
    lead = told.lead
    room(lead, "The record")
    lead.follow("Record that the minutes were approved")
    lead.choose(f"January meeting, {in_words(-1)}")
    lead.press("Record it")
    lead.follow("Publish the minutes")
    lead.sees("This is still missing:", "Write a summary in plain language.")
    lead.follow(f"Decide about this name: {NAMED}.")
    lead.choose("Is left out for the public")
    lead.press("Decide")
    lead.sees("No name waits for a decision.")
    lead.follow("Back to The record")
    lead.follow("Write a summary in plain language.")
    lead.paste("What did the meeting come to?", SUMMARY)
    lead.press("Save the summary")
    lead.follow("Back to The record")
    lead.follow("Easy Read", within=lead.main)
    lead.follow("Add a block")
    lead.paste("One or two short sentences", EASY)
    lead.choose("A letter in its envelope")
    lead.press("Save the block")
    lead.follow("Back to The record")
    lead.sees("Nothing is missing.")
    lead.follow("Publish the minutes")
    lead.sees(SUMMARY, CORRECTED)
    lead.sees_not(NAMED, HIDDEN, KEPT_IN)
    lead.press("Publish the minutes")
    lead.sees("The minutes are published. This is version 1.")


def test_everybody_reads_the_record_and_finds_the_decision_and_a_restricted_item_is_nowhere(
    told: Told,
) -> None:
    everybody = told.people["everybody"]
    everybody.open("/")
    everybody.follow("Groups", within=everybody.top)
    everybody.follow(GROUP)
    everybody.follow(TITLE)
    everybody.sees(SUMMARY, EASY, CORRECTED, DECIDED, CHANGED_BY, TO_DO, "3 for, 1 against")
    everybody.sees_not("days late", in_words(-2))
    told.record = everybody.address
    everybody.follow("Back to the group")
    everybody.follow("Groups", within=everybody.top)
    everybody.follow("What groups have decided")
    everybody.sees(CHANGED_BY)
    everybody.follow(DECIDED)
    inside = (HIDDEN, KEPT_IN, NAMED, SUNFLOWER, "Amina", INTERPRETER)
    for address in (
        told.record,
        f"{told.record}/versions",
        f"/groups/{told.slug}",
        f"/groups/{told.slug}/calendar.ics",
        "/decisions?q=ward",
        "/feeds/decisions.atom",
    ):
        answer = everybody.page.request.get(address)
        assert answer.ok, address
        assert not [words for words in inside if words in answer.text()], address


def test_somebody_hands_an_action_back_without_a_reason_and_says_whether_their_need_was_met(
    told: Told,
) -> None:
    lead, amina = told.lead, told.people[AMINA]
    amina.open("/ur/me")
    amina.follow("What you have taken on")
    amina.follow(TO_DO)
    amina.follow("I cannot do this now")
    amina.press("Yes, hand it back")
    amina.sees("It is handed back. Somebody else will be asked. You need not do anything more.")
    amina.follow("Back to my page")
    open_meeting(amina)
    amina.follow("Say whether what you need was there")
    amina.choose("Yes, it was there", within=amina.page.get_by_role("group", name=amina.words(INTERPRETER)))
    amina.press("Send")
    amina.sees("Thank you. Whoever arranged the meeting can see what you said.")

    room(lead, "What people need")
    lead.sees("They say: Met")
    lead.follow("Back to " + TITLE)
    lead.open("/manage/groups")
    lead.follow("All actions")
    lead.follow(TO_DO)
    lead.sees("Needs somebody")
    everybody = told.people["everybody"]
    everybody.open(told.record)
    everybody.sees(TO_DO, "Needs somebody")
    everybody.sees_not("days late", in_words(-2), "Amina")


def test_every_page_of_the_story_was_sound_for_everybody(world: World) -> None:
    sent = world.recorder.pages

    assert not (faults := html_faults(sent)), "\n".join(faults)
    with looking(world.chromium, world.app) as looker:
        faults = [fault for page in covering(sent, around=0) for fault in looker.faults(page)]
    assert not faults, "\n".join(faults)
