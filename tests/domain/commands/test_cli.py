"""The command line: the first administrator, the trail's anchor, and words instead of tracebacks when it will not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from click.testing import Result
from sqlalchemy import select

from coprod import Service
from coprod.core import audit, settings
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.outbox import Mail
from coprod.people import queries as people
from coprod.programmes import queries as programmes
from coprod.rates.rules.figures import MILEAGE_CAR_FIRST
from tests.factories.people import a_person, an_app

Call = Callable[..., Result]


@pytest.fixture
def call(app: Service) -> Call:
    """``call("tick")``: the command as somebody types it, and what it said."""
    return lambda *words: app.test_cli_runner().invoke(args=["coprod", *words])


def test_whoever_runs_the_machine_lets_an_administrator_begin_again_with_the_second_step(call: Call) -> None:
    with writing():
        an_app(a_person(email="owen@coprod.example"))

    said = call("reset-second-step", "--email", " Owen@Coprod.example")

    assert said.exit_code == 0, said.output
    with reading():
        person = people.by_email("owen@coprod.example")
        assert person is not None and not people.second_step.ways(person.id)
        rows = db.session.scalars(select(AuditRow).where(AuditRow.deed == "reset the second step")).all()
        assert [row.by_person for row in rows] == [None]
    again = call("reset-second-step", "--email", "owen@coprod.example")
    assert (again.exit_code, again.output) == (1, "This person has no second step.\n")
    assert call("reset-second-step", "--email", "nobody@coprod.example").exit_code == 1


def test_the_first_administrator_is_named_by_nobody_and_can_sign_in(call: Call) -> None:
    said = call("administrator", "--name", "Owen", "--email", "Owen@Coprod.example")

    assert said.exit_code == 0, said.output
    with reading():
        (role,) = programmes.administrators()
        assert (role.person.name, role.person.mail_address) == ("Owen", "owen@coprod.example")
        rows = db.session.scalars(select(AuditRow).where(AuditRow.deed == "gave a role")).all()
        assert [row.by_person for row in rows] == [None]


def test_the_figures_are_there_with_the_first_administrator_and_are_laid_once(call: Call) -> None:
    call("administrator", "--name", "Owen", "--email", "owen@coprod.example")

    assert "0 values are set" in call("figures").output
    with reading():
        assert settings.get(MILEAGE_CAR_FIRST, on=date(2026, 4, 6)) == 55


def test_nobody_becomes_administrator_twice(call: Call) -> None:
    call("administrator", "--name", "Owen", "--email", "owen@coprod.example")

    said = call("administrator", "--name", "Owen", "--email", "owen@coprod.example")

    assert said.exit_code == 1
    assert "already" in said.output


def test_the_demo_world_is_not_poured_over_what_people_have_written(call: Call) -> None:
    with writing():
        a_person("Somebody real")

    said = call("demo")

    assert said.exit_code == 1
    assert "not empty" in said.output


def test_the_head_of_the_trail_is_mailed_and_shows_later_whether_it_was_changed(call: Call) -> None:
    call("administrator", "--name", "Owen", "--email", "owen@coprod.example")

    said = call("anchor")

    with reading():
        number, head = audit.head()
        assert db.session.scalars(select(Mail.to_address)).all() == ["anchor@reviewer.example"]
    assert f"Rows: {number}" in said.output and f"Head: {head}" in said.output
    assert call("verify-audit", "--row", str(number), "--head", head).exit_code == 0
    rewritten = call("verify-audit", "--row", str(number), "--head", "0" * 64)
    assert rewritten.exit_code == 1
    assert "is not what was sent outside" in rewritten.output


def test_half_an_anchor_is_asked_for_whole(call: Call) -> None:
    assert "both figures" in call("verify-audit", "--row", "3").output


def test_the_timetable_says_what_it_did(call: Call) -> None:
    assert "join the audit chain" in call("tick").output
    assert call("tick").output == "Nothing is due.\n"


def test_every_door_is_listed_with_its_rule(call: Call) -> None:
    listed = call("doors").output.splitlines()

    assert not [line for line in listed if "NO RULE" in line]
    (door,) = [line for line in listed if line.split()[1] == "/consultations/<reference>/respond"]
    assert "anonymous" in door and "the consultation is public" in door
