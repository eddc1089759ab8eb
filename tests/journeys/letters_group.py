"""A group that makes letters readable: its people, what is said in it, and what its story does again and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from coprod.core import clock
from coprod.meetings.models import Meeting
from coprod.meetings.operations.showing import show
from coprod.meetings.queries import meetings
from coprod.programmes.rules import Role
from tests.factories.people import a_person
from tests.factories.programmes import a_membership
from tests.journeys.keyboard import Keyboard
from tests.journeys.world import World

GROUP, TITLE = "Letters people can read", "December meeting"
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
CALL = "Call the meeting and send the invitations"
INTERPRETER, WHICH = "An interpreter for another language", "پہاڑی یا اردو"
# What is said, found wrong, decided and taken on.
SAID = "People said that letters are too long."
CORRECTED = "Four of five people said that letters are too long."
NAMED, KEPT_IN = "Ottoline Quill", "The ward answers by Friday."
DECIDED, CHANGED_BY = "The letter is one page.", "They said that nobody reads a second page."
TO_DO = "Ask people what the first line should say."
SUMMARY, EASY = "We made the letter shorter.", "The letter is short now."
DAY = -8  # when the day has come


@dataclass
class Told:
    """The people of the story before their browsers, and what they know from earlier chapters."""

    lead: Keyboard
    slug: str = ""
    record: str = ""
    meeting: str = ""
    people: dict[str, Keyboard] = field(default_factory=dict)


def members_to_be(world: World) -> None:
    """Whoever can be asked into the group, besides the staff: two with lived experience and a carer."""
    with world.before():
        for name, role, language in (
            (NADIA, Role.LIVED_EXPERIENCE, "en"),
            (AMINA, Role.LIVED_EXPERIENCE, "ur"),
            (CAL, Role.CARER, "en"),
        ):
            a_membership(a_person(name, email=mail_of(name), language=language), world.programme, role)


def typed(days: int) -> tuple[str, str, str]:
    """A day so many days from today, as it is typed into three boxes."""
    day = clock.today() + timedelta(days=days)
    return (str(day.day), str(day.month), str(day.year))


def in_words(days: int) -> str:
    """The same day as it is said."""
    day = clock.today() + timedelta(days=days)
    return f"{day:%A} {day.day} {day:%B %Y}"


def mail_of(name: str) -> str:
    """The address of one of the people."""
    return f"{name.partition(' ')[0].lower()}@people.example"


def of_the_story(told: Told) -> Meeting:
    """The meeting. Inside ``before()``."""
    found = meetings.one(told.meeting)
    assert found is not None
    return found


def the_day_comes(world: World, told: Told) -> None:
    """The meeting was a week ago: nobody can wait for a day in a test, and no page moves one into the past."""
    with world.before():
        meeting = of_the_story(told)
        meeting.on_day = clock.today() + timedelta(days=DAY)
        show(meeting)


def room(person: Keyboard, words: str) -> None:
    """One of the rooms of the meeting whose page somebody is on."""
    person.follow(words, within=person.page.get_by_role("navigation", name="Parts of this meeting"))


def open_meeting(person: Keyboard) -> None:
    """From somebody's own page to the meeting that they are asked to."""
    person.follow("My meetings, and my answers to them")
    person.follow(TITLE)


def arrange(lead: Keyboard, with_whom: str) -> None:
    """From the list of what people need: the interpreter is booked."""
    lead.follow(f"Amina: {INTERPRETER}")
    lead.choose("Arranged")
    lead.paste("With whom is it arranged? (optional)", with_whom)
    lead.press("Save")
    lead.sees("It is saved.")
