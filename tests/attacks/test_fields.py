"""Whatever is typed, pasted or sent, the service answers in words; and no form changes more than it asks for.

The short twin of ``soak/fields.py``: the same harness on some pages, with some of the tries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import pytest
from flask import request

from coprod.consultations.rules import Stage
from coprod.people import operations
from coprod.people.models import Person
from soak.fields import gullible
from soak.hostile import assigning, fuzzing, places
from soak.hostile.ground import Ground, a_ground
from soak.hostile.places import Places
from soak.hostile.values import VALUES
from tests.house.answers import Case

# One form for every kind of field, and for every kind of person.
SOME = {
    "people.sign_in",
    "people.contact",
    "site.receipts",
    "site.consultations",
    "consultations.dates",
    "consultations.documents",
    "consultations.enter",
    "feedback.reply",
    "feedback.reach",
    "feedback.new",
    "feedback.story_edit",
    "feedback.story_notice",
    "feedback.notice",
    "feedback.change_report",
    "programmes.new_member",
    "programmes.organisations",
    "programmes.new_organisation",
    "themes.add",
    "meetings.start_group",
    "meetings.details",
    "meetings.move",
    "meetings.new_series",
    "meetings.send_notes",
    "people.new_need",
}
# Forms that are taken as they are filled in here.
CHANGING = ["consultations.documents", "people.contact", "people.sign_in", "programmes.new_organisation"]


@dataclass
class Tried:
    ground: Ground
    found: Places


@pytest.fixture(scope="module")
def tried() -> Iterator[Tried]:
    with a_ground() as ground:
        yield Tried(ground, places.find(ground, some=is_one_of_some, thoroughly=False))


def is_one_of_some(case: Case) -> bool:
    return case.endpoint in SOME and case.stage in {None, Stage.DRAFT, Stage.OPEN, Stage.CLOSED}


def test_there_are_more_than_forty_values_of_every_sort() -> None:
    assert len(VALUES) > 70
    assert len(set(VALUES.values())) == len(VALUES)


def test_no_hostile_value_in_any_place_is_the_services_fault(tried: Tried) -> None:
    tries = fuzzing.a_sample(fuzzing.every_try(tried.ground, tried.found), seed=1, size=200)

    tally = fuzzing.run(tried.ground, tries)

    assert len(tried.found.forms) > 10
    assert tally.statuses.get(302, 0) > 5, "hardly anything was taken: the values came nowhere"
    assert not tally.faults, "\n".join(tally.faults)


def test_control_a_build_that_believes_what_it_is_told_breaks(tried: Tried) -> None:
    pages = [each for each in fuzzing.every_try(tried.ground, tried.found) if "parameter page" in each.what]
    with gullible():
        tally = fuzzing.run(tried.ground, fuzzing.a_sample(pages, seed=1, size=20))

    assert tally.faults


def test_no_form_changes_a_column_that_it_does_not_ask_for(tried: Tried) -> None:
    forms = [form for form in tried.found.forms if form.endpoint in CHANGING and form.method == "POST"]

    done = list(assigning.smuggle(tried.ground, forms))

    assert sorted({each.form.endpoint for each in done if each.kept}) == CHANGING
    assert not [f"{each.form}: {each.changed}" for each in done if each.changed]


def test_control_a_form_that_keeps_more_than_it_asks_for_is_noticed(tried: Tried) -> None:
    honest = operations.change_contact

    def and_more(person: Person, **told: Any) -> None:
        honest(person, **told)
        person.demo_note = request.form.get("demo_note", person.demo_note)

    with patch("coprod.people.operations.change_contact", and_more):
        [done] = assigning.smuggle(
            tried.ground, [form for form in tried.found.forms if form.endpoint == "people.contact"]
        )

    assert "person.demo_note" in done.changed
