"""Who must not read this, and the pages of those who read: all of it by keyboard alone, and seen where one is."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from coprod.feedback.rules import Stage
from coprod.programmes.rules import Role, Sector
from tests.factories.feedback import a_form, an_item, said
from tests.factories.people import a_person
from tests.factories.programmes import a_district, a_membership, an_organisation
from tests.journeys.keyboard import Keyboard
from tests.journeys.tabbing import faults_of_tabbing
from tests.journeys.world import World, who_reads_and_who_safeguards

pytestmark = pytest.mark.browser

QUEUE = "/manage/feedback"
TEAM, FEARED = "Voices of Example", "Dr Example"
MANY = 26  # one more than a page of the queue holds
LANGUAGES = pytest.mark.parametrize("prefix", ["", "/ur"], ids=["en", "ur"])


@dataclass
class Place:
    """Whoever reads, before a browser on a phone and before one on a desk whose scripts are on."""

    moderator: Keyboard
    desk: Keyboard
    item: str
    today: str


@pytest.fixture(scope="module")
def place(world: World) -> Place:
    who_reads_and_who_safeguards(world)
    with world.before():
        programme = world.programme
        a_district(programme)
        a_form(programme, slug="ward")
        form = a_form(programme, slug="first-call")
        a_membership(a_person(), programme, Role.MODERATOR, an_organisation(TEAM, Sector.VCFSE))
        for number in range(MANY):
            stage = Stage.ACKNOWLEDGED if number % 5 == 0 else Stage.NEW
            item = an_item(
                form, f"Nobody rang me back, for the {number}th time.", stage=stage, may_publish=True
            )
        key = item.key
    with world.app.test_request_context(), world.before():
        said("first-call", "Somebody rang today.", way="email", address="nia@people.example")
    moderator = world.signed_in(Role.MODERATOR)
    desk = world.window(script=True, width=1200)
    desk.page.context.add_cookies(moderator.page.context.cookies())
    moderator.open(QUEUE)
    today = moderator.page.get_by_role("link", name="Somebody rang today.").get_attribute("href") or ""
    return Place(moderator, desk, f"{QUEUE}/items/{key}", today)


def on_the_page_where_one_says_who_must_not_read_it(world: World, prefix: str) -> Keyboard:
    person = world.window()
    person.open(f"{prefix}/feedback/first-call")
    person.press("Start")
    person.press("Continue")
    person.paste("What would you like to tell us?", "He reads the post of the team.")
    person.press("Continue")
    person.hears_heading("If we want to answer you")
    return person


@LANGUAGES
def test_somebody_says_by_keyboard_who_must_not_read_it(world: World, place: Place, prefix: str) -> None:
    person = on_the_page_where_one_says_who_must_not_read_it(world, prefix)
    assert faults_of_tabbing(person.page) == []

    person.choose("By e-mail")
    person.press("Continue")
    person.sees("There is a problem")
    assert faults_of_tabbing(person.page) == []
    person.follow("Give an e-mail address, like name@example.com.")
    expect(person.page.get_by_label(person.words("Your e-mail address"), exact=True)).to_be_focused()
    person.choose("With my code only: nobody can find me")

    person.tick(TEAM)
    person.write("Is there somebody who must not read this? (optional)", FEARED)
    person.press("Continue")

    person.hears_heading("Check your answers")
    person.sees(TEAM, FEARED, "Who must not read this")


@LANGUAGES
def test_help_near_you_opens_by_keyboard_and_leads_nowhere(world: World, place: Place, prefix: str) -> None:
    person = world.window()
    person.open(f"{prefix}/feedback/first-call")
    before = person.address
    person.sees_not("Preston help line")

    person.reach(person.page.locator("details summary"))
    person.page.keyboard.press("Enter")

    person.sees("Preston help line")
    assert person.address == before
    assert faults_of_tabbing(person.page) == []


@LANGUAGES
def test_the_queue_is_searched_narrowed_and_paged_by_keyboard(place: Place, prefix: str) -> None:
    moderator = place.moderator
    moderator.open(f"{prefix}{QUEUE}")
    assert faults_of_tabbing(moderator.page) == []

    moderator.write("Search in what people wrote", "back 7th")
    moderator.page.keyboard.press("Enter")
    moderator.sees("for the 7th time")
    moderator.sees_not("for the 8th time")
    moderator.follow("Show everything again")
    moderator.follow("Read", within=moderator.main.get_by_role("navigation").first)
    moderator.sees("for the 5th time")
    moderator.sees_not("for the 6th time")
    moderator.follow("Everything to do")
    moderator.enter(moderator.main.locator("a[rel=next]"))
    assert faults_of_tabbing(moderator.page) == []


@LANGUAGES
@pytest.mark.parametrize("which", ["item", "today"])
def test_everything_about_an_item_is_reached_by_keyboard(place: Place, prefix: str, which: str) -> None:
    moderator = place.moderator
    address = place.item if which == "item" else place.today
    for page in ("", "/reply", "/ask", "/pass-on"):
        moderator.open(f"{prefix}{address}{page}")
        assert faults_of_tabbing(moderator.page) == [], page


def test_on_a_desk_the_keyboard_stands_at_what_is_wrong_and_goes_from_there_to_the_box(place: Place) -> None:
    """With scripts; without them a page begins at its top, where the same list is the first thing to be read."""
    desk = place.desk
    desk.open(f"{place.item}/reply")
    assert faults_of_tabbing(desk.page) == []
    desk.press("Send the answer")

    expect(desk.page.locator(".nhsuk-error-summary")).to_be_focused()
    desk.page.keyboard.press("Tab")
    expect(desk.page.get_by_role("link", name="Write something.")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_label("What do you want to say?")).to_be_focused()


BROKEN = {
    "nothing shows": """() => {
      const plain = "{ outline: 0 !important; box-shadow: none !important; background: none !important; "
        + "border: 0 !important }";
      const style = new CSSStyleSheet();
      style.replaceSync(`.app-search__button, .app-search__button:focus ${plain}
        .app-search__button::before { content: none !important }`);
      document.adoptedStyleSheets.push(style);
    }""",
    "Tab does not come to": """() => document.querySelector("h3 a").addEventListener(
      "focus", event => event.target.blur()
    )""",
    "Tab goes to and fro": """() => {
      const lines = document.querySelectorAll("h3 a");
      lines[2].addEventListener("focus", () => lines[0].focus(), { once: true });
    }""",
}


@pytest.mark.parametrize(("fault", "broken"), BROKEN.items(), ids=BROKEN)
def test_a_page_that_is_broken_so_would_be_found(place: Place, fault: str, broken: str) -> None:
    """The control: each of these is put into the queue, and the same walk says so."""
    desk = place.desk
    desk.open(QUEUE)
    assert faults_of_tabbing(desk.page) == []

    desk.page.evaluate(broken)

    assert any(found.startswith(fault) for found in faults_of_tabbing(desk.page))
