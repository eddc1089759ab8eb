"""The people of the demo world, and their roles. Each has a sentence by which a visitor can choose whom to be."""

from __future__ import annotations

from datetime import time
from functools import partial

from coprod.demo.diary import Diary
from coprod.demo.programmes import BEGAN
from coprod.demo.stories import LEADS
from coprod.demo.words.people import PEOPLE
from coprod.demo.words.shapes import Person as Told
from coprod.demo.world import ADMINISTRATOR, World
from coprod.people.models import Person
from coprod.people.operations import enrol
from coprod.programmes import operations
from coprod.programmes.rules import Role

LEADS_COME = BEGAN + 5
OTHERS_COME = BEGAN + 12


def plan_administrator(world: World, diary: Diary) -> None:
    """The first person is put there from the command line, by nobody."""
    told = next(each for each in PEOPLE if each["key"] == ADMINISTRATOR)
    diary.write(BEGAN, time(9), partial(_appoint, world, diary, told))


def plan(world: World, diary: Diary) -> None:
    """Leads come first; each of them brings the others."""
    for told in PEOPLE:
        if told["key"] in LEADS.values():
            diary.write(LEADS_COME, time(10), partial(_give_role, world, diary, told, LEADS_COME))
        elif told["key"] != ADMINISTRATOR:
            diary.write(OTHERS_COME, time(10), partial(_give_role, world, diary, told, OTHERS_COME))


def _appoint(world: World, diary: Diary, told: Told) -> None:
    operations.appoint_administrator(
        _person(world, told, by=None), from_day=diary.day(BEGAN), by=None
    )  # nobody else is there yet


def _give_role(world: World, diary: Diary, told: Told, from_in_days: int) -> None:
    slug, role = told["programme"] or "", Role(told["role"])
    is_for_administrator = role in {Role.LEAD, Role.REVIEWER, Role.SAFEGUARDING}
    by = world.administrator if is_for_administrator else world.people[LEADS[slug]]
    person = _person(world, told, by=by)
    programme, organisation = world.programme(slug), world.organisation(told["organisation"])
    from_day = diary.day(from_in_days)
    if role is Role.REVIEWER:
        operations.grant_review(programme, person, organisation, from_day=from_day, to_day=None, by=by)
    else:
        operations.grant(
            programme, person, role, organisation=organisation, from_day=from_day, to_day=None, by=by
        )


def _person(world: World, told: Told, *, by: int | None) -> Person:
    person = enrol(name=told["name"], telephone=told["telephone"], email=told["email"], by=by)
    # Only the demo world has this, so there is no verb for it.
    person.demo_note = told["blurb"]
    world.people[told["key"]] = person.id
    return person
