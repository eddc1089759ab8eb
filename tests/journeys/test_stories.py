"""Somebody's words become a story: with their permission, with a reason for each change, and gone when they say so."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from coprod.core import clock
from coprod.core.db import writing
from coprod.feedback import jobs
from coprod.feedback.rules.stories import CHECKS
from coprod.programmes.rules import Role
from tests.factories.feedback import a_form, said
from tests.factories.people import a_person
from tests.factories.programmes import a_membership
from tests.journeys.keyboard import Keyboard
from tests.journeys.soundness import faults_of
from tests.journeys.world import World

pytestmark = pytest.mark.browser
WORDS = "Nurse Jane Roe left me waiting."
VERSION = "A nurse left me waiting."
TITLE = "Left waiting"


@pytest.fixture(scope="module")
def code(world: World) -> str:
    """Somebody has said something with a form, and has written down their code."""
    with world.before():
        slug = a_form(world.programme).slug
        moderator = a_person("Mo Moderator", email="moderator@people.example")
        a_membership(moderator, world.programme, Role.MODERATOR)
        world.mail[Role.MODERATOR] = str(moderator.email)
    with world.app.test_request_context(), writing():
        return said(slug, WORDS).code


def later(world: World, days: int) -> None:
    with time_machine.travel(clock.now() + timedelta(days=days)), world.app.app_context():
        jobs.move_due()
        jobs.publish_due()


def with_the_code(world: World, code: str) -> Keyboard:
    """A browser in which nothing of it is kept: whoever comes has only the code."""
    author = world.window()
    author.open("/receipts")
    author.write("Your code", code)
    author.press("Show me")
    return author


def test_a_moderator_makes_a_version_once_its_author_has_agreed_to_one(world: World, code: str) -> None:
    with_the_code(world, code).press("Yes, you may publish it without my name")
    later(world, 1)

    moderator = world.signed_in(Role.MODERATOR)
    moderator.open("/manage/feedback")
    moderator.follow(WORDS)
    moderator.press("Make a version for the public")
    moderator.follow("Change the words")
    moderator.write("Title", TITLE)
    moderator.paste("The version for the public", VERSION)
    moderator.press("Save the version")
    moderator.sees("Say why the words have changed. Its author reads the reason.")
    moderator.choose("Somebody on the staff who is criticised becomes their job title")
    moderator.paste("Tell the author in your own words", "She is there with her job.")
    moderator.press("Save the version")
    moderator.follow("Ask its author")
    moderator.press("Ask its author")
    moderator.sees("Tick everything that is so. If something is not, do not send it: change the words first.")
    for words in CHECKS.values():
        moderator.tick(str(words))
    moderator.press("Ask its author")

    moderator.sees(
        "Its author is asked. They see the version and each change with their code.", WORDS, VERSION
    )


def test_its_author_sees_what_was_changed_and_says_yes_and_everybody_reads_it_after_seven_days(
    world: World, code: str
) -> None:
    author = with_the_code(world, code)
    author.sees(VERSION, "She is there with her job.", "“Nurse Jane Roe” is now “A nurse”")
    author.press("Yes, everybody may read this version")
    author.sees("You said yes to this version today. You can still say no.")
    later(world, 1)
    reader = world.window()
    reader.open("/feedback")
    reader.follow("Read what others told us, and what came of it")
    reader.sees_not(TITLE)

    later(world, 8)

    reader.open("/stories")
    reader.follow(TITLE)
    reader.hears_heading(TITLE)
    reader.sees(VERSION, "The team has not replied yet.")
    reader.sees_not("Jane Roe")


def test_somebody_who_reads_urdu_finds_it_and_says_that_something_is_wrong(world: World) -> None:
    reader = world.window()
    reader.open("/ur/stories")
    reader.follow(TITLE)
    reader.follow("Is something wrong with this page? Tell us, and somebody looks at it.")
    reader.press("Send this")
    reader.follow("Choose one of these.")
    reader.choose("It shows who somebody is")
    reader.paste("Which words, and what is wrong with them?", "Everybody knows who that was.")
    reader.press("Send this")
    reader.hears_heading("We have it")

    moderator = world.signed_in(Role.MODERATOR)
    moderator.open("/manage/feedback/stories")
    moderator.sees("Somebody wants a story to go")
    moderator.follow(TITLE, within=moderator.main.get_by_role("list").first)
    moderator.sees("Everybody knows who that was.")
    moderator.choose("The story stays")
    moderator.paste("Why?", "Nobody is named.")
    moderator.press("Decide")


def test_its_author_takes_it_down_and_nobody_reads_it_any_more(world: World, code: str) -> None:
    reader = world.window()
    reader.open("/stories")
    reader.sees(TITLE)

    author = with_the_code(world, code)
    author.press("No, take it down now")
    author.sees("It is taken down. Nobody can read it.")

    reader.open("/stories")
    reader.sees_not(TITLE)


def test_every_page_of_the_story_was_sound_for_everybody(world: World, code: str) -> None:
    assert {page.status for page in world.recorder.pages} >= {200, 422}
    assert not (faults := faults_of(world)), "\n".join(faults)
