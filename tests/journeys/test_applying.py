"""From a role in a list to a place in it: applied for without an account, read without names, answered, agreed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement import jobs
from coprod.involvement.models import Opportunity
from coprod.programmes.rules import Role
from tests.factories.involvement import WORDS, a_panelist, an_agreement_text, an_opportunity
from tests.factories.people import a_person
from tests.factories.programmes import a_membership
from tests.journeys.keyboard import Keyboard
from tests.journeys.reading import the_code
from tests.journeys.soundness import faults_of
from tests.journeys.world import World

pytestmark = pytest.mark.browser
ROLE = WORDS["title"]
BETTER = "What would have made it better?"
ANA, ANAS_MAIL = "Ana Reed", "ana@people.example"
BEN, BENS_MAIL = "Ben Hall", "ben@people.example"
ANAS_WORDS = "I ask first, and then I listen to the end."
BENS_WORDS = "I would like to come."
WHO = "Who you are and how we may reach you"
WHY_ANA = "You say how you listen."
WHY_NOT_BEN = "There is one place, and somebody told us more about how they listen."


@dataclass
class Story:
    """The role, who reads for it, and what each has come to know."""

    reference: str
    lead: str
    partner: str
    code: str = ""
    # The label of an application by what it says.
    labels: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def story(world: World) -> Story:
    """A role with one place is open; a lead and somebody with lived experience read what people write for it."""
    with world.before():
        opportunity = an_opportunity(world.programme, places=1)
        lead = a_person("Lou Lead", email="lou@people.example")
        a_membership(lead, world.programme, Role.LEAD)
        partner = a_person("Pat Partner", email="pat@people.example")
        a_membership(partner, world.programme, Role.LIVED_EXPERIENCE)
        a_panelist(opportunity, lead)
        a_panelist(opportunity, partner, lived=True)
        an_agreement_text(world.programme)
        a_person(BEN, email=BENS_MAIL)
        return Story(opportunity.reference, str(lead.email), str(partner.email))


@pytest.fixture(scope="module")
def lead(world: World, story: Story) -> Keyboard:
    return world.signs_in(story.lead)


@pytest.fixture(scope="module")
def partner(world: World, story: Story) -> Keyboard:
    return world.signs_in(story.partner)


@pytest.fixture(scope="module")
def ben(world: World, story: Story) -> Keyboard:
    return world.signs_in(BENS_MAIL)


def find_the_role(person: Keyboard) -> None:
    person.open("/opportunities")
    person.follow(ROLE)
    person.sees("£75.00")
    person.follow("Apply")
    person.hears_heading("Before you apply")


def with_the_code(world: World, story: Story) -> Keyboard:
    """A browser in which nothing of it is kept: whoever comes has only the code."""
    person = world.window()
    person.open("/receipts")
    person.write("Your code", story.code)
    person.press("Show me")
    person.hears_heading("What you applied for")
    return person


def test_somebody_without_an_account_applies_with_a_pause_keeps_the_code_and_says_more_apart(
    world: World, story: Story
) -> None:
    ana = world.window()
    find_the_role(ana)
    ana.press("Start")
    ana.sees("If you need help now")
    ana.paste(BETTER, ANAS_WORDS)
    ana.press("Save and come back")
    ana.hears_heading("Saved for later")
    find_the_role(ana)
    ana.sees("You have started already. What you typed is still here.")
    ana.follow("Carry on")
    expect(ana.page.get_by_label(BETTER)).to_have_value(ANAS_WORDS)
    ana.press("Continue")
    ana.press("Continue")

    ana.hears_heading(WHO)
    ana.press("Continue")
    ana.follow("Choose how we may reach you.")
    ana.write("Your name, or what you want to be called", ANA)
    ana.choose("By e-mail")
    ana.write("Your e-mail address", "ana at home")
    ana.press("Continue")
    ana.follow("Enter an e-mail address, such as name@example.org.")
    ana.write("Your e-mail address", ANAS_MAIL)
    ana.tick("Breaks")
    ana.press("Continue")
    ana.hears_heading("Check your answers")
    ana.sees(ANAS_WORDS, ANA, ANAS_MAIL, "Breaks")
    ana.press("Send my answers")

    ana.hears_heading("Your application has been sent")
    expect(ana.page).to_have_title("Coprod")
    story.code = the_code(ana)
    ana.follow("See the questions")
    ana.press("Start")
    ana.choose("45 to 54")
    for _age_background_sex_health_and_caring in range(5):
        ana.press("Continue")
    ana.hears_heading("Check your answers")
    ana.sees("45 to 54")
    ana.press("Send my answers")
    ana.hears_heading("Your answers have been sent")
    expect(ana.page.locator(".app-code__code")).to_have_count(0)


def test_somebody_who_is_signed_in_is_not_asked_again_who_they_are(ben: Keyboard) -> None:
    find_the_role(ben)
    ben.press("Start")
    ben.paste(BETTER, BENS_WORDS)
    ben.press("Continue")
    ben.press("Continue")
    ben.hears_heading(WHO)
    ben.sees(BEN, BENS_MAIL)
    ben.press("This is right")
    ben.press("Send my answers")

    ben.hears_heading("Your application has been sent")


def declares(reader: Keyboard) -> None:
    """Say what every reader says first; whoever does not tick it is told why they cannot go on."""
    reader.hears_heading("Applications")
    reader.follow("Before you read")
    reader.press("Continue")
    reader.follow("Tick this, or somebody else must read for you.")
    reader.tick("If I think that I know who wrote something, I say so, and I do not give points for it")
    reader.press("Continue")
    reader.sees("You can read now.")


def reads(reader: Keyboard, story: Story) -> None:
    """Give points to each by each criterion. What is on the pages names nobody."""
    room = reader.address
    links = reader.main.locator("article").get_by_role("link")
    for each in sorted(links.all_inner_texts()):
        reader.open(room)
        reader.follow(each)
        said = ANAS_WORDS if ANAS_WORDS in reader.text() else BENS_WORDS
        reader.sees(said)
        reader.sees_not(ANA, ANAS_MAIL, BEN, BENS_MAIL)
        story.labels[said] = each.rpartition(" ")[2]
        reader.press("Keep my points")
        reader.sees(
            f"Give points for “{WORDS['criterion.listens']}”.", f"Give points for “{WORDS['criterion.own']}”."
        )
        for key in ("listens", "own"):
            group = reader.page.get_by_role("group", name=WORDS[f"criterion.{key}"], exact=True)
            reader.choose("3: very well" if said == ANAS_WORDS else "1: a little", within=group)
        reader.press("Keep my points")
        reader.sees("Your points are kept.")


def test_nobody_reads_before_it_has_closed_and_then_two_read_without_a_name(
    world: World, story: Story, lead: Keyboard, partner: Keyboard
) -> None:
    lead.open(f"/manage/opportunities/{story.reference}/applications")
    lead.sees("Applications are read when the role has closed, so that all are read alike.")
    with world.before():
        db.session.scalars(select(Opportunity)).one().closes_on = clock.today() - timedelta(days=1)
    with world.app.app_context():
        jobs.close_due()

    partner.open("/me/applications")
    partner.follow(ROLE)
    declares(partner)
    reads(partner, story)
    partner.sees("Nobody else has given points yet.")
    lead.open("/manage")
    lead.follow("2 applications wait for you to read them")
    declares(lead)
    reads(lead, story)
    lead.sees("Pat Partner")


def test_one_of_them_answers_everybody_with_a_reason(lead: Keyboard, story: Story) -> None:
    ana, ben = story.labels[ANAS_WORDS], story.labels[BENS_WORDS]
    lead.follow("Back to Applications")
    lead.sees("Enough people have read it")
    lead.follow("Answer everybody")
    lead.sees_not(ANA, BEN)
    for label in (ana, ben):
        lead.pick(f"Answer to {label}", "A place")
    lead.press("Answer everybody now")
    lead.sees("There is 1 place, and you have chosen 2 people.")
    lead.pick(f"Answer to {ben}", "No, not this time")
    lead.paste(f"Reason for {ana}", WHY_ANA)
    lead.paste(f"Reason for {ben}", WHY_NOT_BEN)
    lead.press("Answer everybody now")
    lead.sees("Everybody has an answer. Whoever cannot be written to is in the list below.")
    lead.follow("See who applied")

    lead.sees(ANA, BEN)


def test_whoever_was_not_chosen_reads_why(ben: Keyboard) -> None:
    ben.open("/me")
    ben.follow("What you have applied for")
    ben.follow(ROLE)

    ben.sees("Not chosen this time", WHY_NOT_BEN, BENS_WORDS)


def test_whoever_is_offered_the_place_takes_it_with_the_code_and_agrees_to_the_role(
    world: World, story: Story
) -> None:
    ana = with_the_code(world, story)
    ana.sees("Offered a place", WHY_ANA)
    ana.press("Take the place")
    ana.hears_heading("Take this place?")
    ana.press("Yes, take the place")
    ana.sees("You have the place", "What comes next", "Sign in with the e-mail address that you gave us")

    ana = world.signs_in(ANAS_MAIL)
    ana.open("/me/roles")
    ana.follow(ROLE)
    ana.follow("Read it, and say yes or no")
    ana.hears_heading("What we agree with each other")
    ana.sees("We pay what we said.", "£75.00")
    ana.choose("My experience as a carer")
    ana.press("Yes, I agree")

    ana.sees("It is agreed. You can read it here again at any time.")
    ana.sees_not("Your turn: read what we agree with each other")


def test_every_page_of_the_story_was_sound_for_everybody(world: World, story: Story) -> None:
    assert {page.status for page in world.recorder.pages} >= {200, 422}
    assert not (faults := faults_of(world)), "\n".join(faults)
