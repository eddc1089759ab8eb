"""Who may enter where: every door, every role, our own programme and another, against a table that people review."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coprod import Service, cli
from coprod.core.rules import Atom, Rule, Viewer, everyone
from tests.house.answers import Asking, Case, cases, door, doors_only, key, routes
from tests.house.conftest import Standing
from tests.house.table import DOORS, TABLE, Answers, Key, read_table, written

# Rules that are not alone at their doors, and what else stands there.
HELD_TWICE = {"the demo world is on": "its doors load nothing either when it is off, so they answer 404"}


@pytest.fixture(scope="module")
def asking(standing: Standing) -> Iterator[Asking]:
    with doors_only(standing[0]):
        yield Asking(*standing)


@pytest.fixture(scope="module")
def table() -> dict[Key, Answers]:
    return read_table(TABLE.read_text())


def rules_in_use(app: Service) -> dict[str, Atom]:
    """Every smallest rule that some door asks, by its words."""
    found: dict[str, Atom] = {}
    for route in routes(app):
        for rule in (door(app, route.endpoint).rule, door(app, route.endpoint).see):
            found |= {atom.words: atom for atom in rule.atoms()}
    found.pop(everyone.words, None)
    return dict(sorted(found.items()))


def faults(asking: Asking, table: dict[Key, Answers], some: list[Case]) -> Iterator[str]:
    for case in some:
        if key(case) not in table:
            yield f"{' '.join(key(case))} has no line; its answers are: {written(asking.answers(case))}"
        elif (found := asking.answers(case)) != table[key(case)]:
            yield f"{' '.join(key(case))} answers: {written(found)}\n  and should: {written(table[key(case)])}"


def test_the_list_of_doors_is_up_to_date(standing: Standing) -> None:
    listed = "\n".join(cli.door_lines(standing[0])) + "\n"

    assert listed == DOORS.read_text(), "A door has changed: run `make doors`, and review what it changes."


def test_every_door_answers_everybody_as_the_table_says(
    standing: Standing, asking: Asking, table: dict[Key, Answers]
) -> None:
    told = list(faults(asking, table, cases(*standing)))

    assert not told, "\n".join(told)


def test_the_table_speaks_of_no_door_that_is_gone(standing: Standing, table: dict[Key, Answers]) -> None:
    assert table.keys() - {key(case) for case in cases(*standing)} == set()


def test_every_rule_in_use_is_held_by_the_table(
    standing: Standing, asking: Asking, table: dict[Key, Answers], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When any one rule lets everybody in, the table notices."""
    app, world = standing
    every = cases(app, world)

    def uses(case: Case, atom: Atom) -> bool:
        asked: tuple[Rule, ...] = (door(app, case.endpoint).rule, door(app, case.endpoint).see)
        return any(atom in rule.atoms() for rule in asked)

    unnoticed = []
    for words, atom in rules_in_use(app).items():
        if words in HELD_TWICE:
            continue
        with monkeypatch.context() as replaced:
            replaced.setattr(atom, "test", lambda viewer, thing: True)
            if next(faults(asking, table, [case for case in every if uses(case, atom)]), None) is None:
                unnoticed.append(words)

    assert not unnoticed, f"Nobody would notice if these were true of everybody: {unnoticed}"


def test_a_door_that_loads_nothing_asks_no_rule_about_a_thing(standing: Standing) -> None:
    app, _world = standing
    bare = [route.endpoint for route in routes(app) if door(app, route.endpoint).on is None]

    told = []
    for endpoint in bare:
        try:
            door(app, endpoint).rule(Viewer(person_id=1), None)
        except AttributeError:
            told.append(endpoint)
    assert not told, f"These ask about a thing that they never load: {told}"


def test_anonymous_doors_ask_nobody_who_they_are(standing: Standing) -> None:
    """An address whose visits are not written down must not need a sign-in."""
    app, _world = standing

    signed = [
        route.endpoint
        for route in routes(app)
        if door(app, route.endpoint).anonymous and "is signed in" in str(door(app, route.endpoint).rule)
    ]

    assert signed == []
