"""No member of a group learns from any page how to reach another, nor the name behind the one that they go by.

That holds for whoever arranges too: the chair asks here as others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.consultations.rules import Stage
from coprod.core.db import db, writing
from coprod.people.models import Person
from tests.house.answers import Asking, cases, doors_only
from tests.house.parts import parts
from tests.house.standing import a_standing_world, browser
from tests.house.world import World

# Somebody with lived experience, an observer, and the chair, who belong to two groups: a known one and a hidden one.
ANY = re.compile(r"canary-(\d+)-")
CONTACT = re.compile(r"canary-(\d+)-(?:mail|telephone|address|note)")
ASKING = ("lived_experience", "carer", "chair")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Service, World]:
    """A world in which everybody's ways of contact say whose they are."""
    app, world = a_standing_world(tmp_path_factory.mktemp("members"))
    with app.app_context(), writing():
        for person in db.session.scalars(select(Person).order_by(Person.id)):
            mark = f"canary-{person.id}-"
            person.name = f"{mark}name"
            person.email = f"{mark}mail@people.example"
            person.telephone, person.postal_address = f"{mark}telephone", f"{mark}address"
            person.safe_contact_note = f"{mark}note"
    return app, world


def _addresses(app: Service, world: World, who: str) -> Iterator[str]:
    with doors_only(app):
        asking = Asking(app, world)
        found = [
            (case.endpoint, parts(case.route, world, world.own, case.stage or Stage.ANSWERED))
            for case in cases(app, world)
            if "GET" in case.methods and case.stage in {None, Stage.DRAFT, Stage.ANSWERED}
            if asking.answer(case, who, "own", "GET") == "enters"
        ]
    for endpoint, things in found:
        with app.test_request_context("/"):
            address = app.url_for(endpoint, **things)
        yield address


@pytest.mark.parametrize("who", ASKING)
def test_no_page_tells_a_member_how_to_reach_another(marked: tuple[Service, World], who: str) -> None:
    app, world = marked
    own = str(world.people[who].id)
    told: dict[str, set[str]] = {}
    opened = 0
    for address in _addresses(app, world, who):
        response = browser(app, world, who).get(address)
        if response.mimetype == "text/html":
            is_of_groups = "/groups" in address or "/meetings" in address
            opened += is_of_groups
            # On other pages the chair, who is staff, reads who answers there.
            marks = CONTACT if who == "chair" and not is_of_groups else ANY
            told[address] = set(marks.findall(response.text)) - {own}

    assert opened > 5, "pages of groups and meetings are among them"
    assert not {address: found for address, found in told.items() if found}


def test_control_whoever_leads_reads_the_names_and_so_the_marks_are_there(
    marked: tuple[Service, World],
) -> None:
    app, world = marked

    page = browser(app, world, "lead").get(
        f"/manage/groups/{world.own.asked[Stage.OPEN].meets.group}/members/new"
    )

    assert ANY.search(page.text)
