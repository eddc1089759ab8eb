"""A group from its terms to a record that everybody reads: who comes, what they need, what is decided and put right.

Each chapter leads to the next; all of them share one service, and each person keeps their own browser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from coprod.core import clock
from coprod.programmes.rules import Role
from tests.browser.looking import html_faults, looking
from tests.browser.states import covering
from tests.factories import attached
from tests.factories.people import a_person
from tests.factories.programmes import a_membership
from tests.journeys.keyboard import Keyboard
from tests.journeys.world import TRUST, World

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("meetings journey")]

GROUP = "Letters people can read"
ABOUT = "We read every letter before it goes out."
LETTER = "The discharge letter"
HIDDEN = "A complaint about one ward"
AIM = "Nobody gets a letter that they cannot read."
TERMS = {
    "Aim": AIM,
    "What the group works on": "Every letter of the team.",
    "What the group does not work on": "Who gets which treatment.",
    "Who belongs to it": "Two people with lived experience, a carer, staff.",
    "How people treat each other": "One speaks, the others listen.",
    "What stays in the room": "What is said stays here. What we learn goes out.",
}
# Who they are, and what they bring into the group: whose voice, which office, under which name.
NADIA, AMINA, CAL, CHARLIE = "Nadia Noor", "Amina Khan", "Cal Carer", "Charlie Chair"
SUNFLOWER = "Sunflower"
MEMBERS = [
    (CHARLIE, CHARLIE, "Staff", "Chair"),
    (NADIA, SUNFLOWER, "Lived experience", "Co-chair"),
    (AMINA, "Amina", "Lived experience", "Member"),
    (CAL, "Cal", "Carer", "Member"),
]


def typed(days: int) -> tuple[str, str, str]:
    """A day so many days from today, as it is typed into three boxes."""
    day = clock.today() + timedelta(days=days)
    return (str(day.day), str(day.month), str(day.year))


def mail_of(name: str) -> str:
    return f"{name.partition(' ')[0].lower()}@people.example"


@dataclass
class Told:
    """The people of the story before their browsers, and what they know from earlier chapters."""

    lead: Keyboard
    slug: str = ""
    meeting: str = ""
    people: dict[str, Keyboard] = field(default_factory=dict)


@pytest.fixture(scope="module")
def told(world: World) -> Told:
    with world.before():
        for name, role, language in (
            (NADIA, Role.LIVED_EXPERIENCE, "en"),
            (AMINA, Role.LIVED_EXPERIENCE, "ur"),
            (CAL, Role.CARER, "en"),
        ):
            a_membership(a_person(name, email=mail_of(name), language=language), world.programme, role)
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
    told.slug = lead.page.url.split("/")[-2]

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
    lead.write("Title", "December meeting")
    lead.date("On which day?", *typed(30))
    lead.write("When does it begin?", "10.30")
    lead.write("When does it end?", "9")
    lead.write("Place (optional)", "The Hall, Preston")
    lead.press("Plan the meeting")
    lead.sees("There is a problem")
    lead.write("When does it end?", "12:30")
    lead.press("Plan the meeting")
    lead.sees("The meeting is planned. Nobody is told before you call it.")
    told.meeting = lead.page.url.split("/")[-2]

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


def test_every_page_of_the_story_was_sound_for_everybody(world: World) -> None:
    sent = world.recorder.pages

    assert not (faults := html_faults(sent)), "\n".join(faults)
    with looking(world.chromium, world.app) as looker:
        faults = [fault for page in covering(sent, around=0) for fault in looker.faults(page)]
    assert not faults, "\n".join(faults)
