"""``flask coprod check``: what an operator is told before starting."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coprod import Service, checking
from coprod.core import clock
from coprod.migrations import present


class Letterbox:
    """A mail server that lets everybody in."""

    def __init__(self, *_where: Any, **_how: Any) -> None:
        self.asked: list[str] = []

    def __enter__(self) -> Letterbox:
        return self

    def __exit__(self, *_anything: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name not in {"starttls", "login", "noop"}:
            raise AssertionError(f"A check does not {name}.")
        return lambda *_given, **_named: None


@pytest.fixture
def well(app: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    monkeypatch.setattr(smtplib, "SMTP", Letterbox)
    monkeypatch.setitem(app.config, "BACKUP_TO", "a key")
    Path(app.config["INSTANCE"]).chmod(0o700)
    return app


def wrong(app: Service) -> list[str]:
    with app.app_context():
        return [found.sentence for found in checking.everything() if not found.is_well]


def test_what_is_well_is_said_and_nothing_is_wrong(database: str, well: Service) -> None:
    assert wrong(well) == []

    told = well.test_cli_runner().invoke(args=["coprod", "check"])

    assert told.exit_code == 0, told.output
    assert told.output.endswith("Everything is well.\n")
    assert "WRONG" not in told.output


def test_what_is_wrong_is_said_in_sentences_and_the_command_fails(well: Service, tmp_path: Path) -> None:
    open_to_all = tmp_path / "keys"
    open_to_all.mkdir(mode=0o755)
    well.config |= {"KEYS": str(open_to_all), "LEAST_FREE_MB": 10**9, "BACKUP_TO": ""}

    told = well.test_cli_runner().invoke(args=["coprod", "check"])

    assert told.exit_code == 1
    assert f"Run: chmod 700 {open_to_all}" in told.output
    assert "MB must be" in told.output and "no backup can be made" in told.output


def test_a_mail_server_that_is_away_is_wrong_and_only_that(
    well: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_where: Any, **_how: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(smtplib, "SMTP", away)

    (sentence,) = wrong(well)
    assert "The mail server 127.0.0.1:9 cannot be used (ConnectionRefusedError)" in sentence


def test_a_database_that_is_behind_is_told_how_to_catch_up(
    well: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(present, "taken", lambda: "0001")

    (sentence,) = wrong(well)
    assert sentence.endswith("Run: flask --app wsgi db upgrade")


@pytest.mark.parametrize("database", ["postgresql"])
def test_a_clock_that_differs_from_the_databases_is_wrong(
    well: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late(checking.datetime):  # type: ignore[misc]
        @classmethod
        def now(cls, zone: Any = None) -> Any:
            return super().now(zone) - 10 * clock.timedelta(minutes=1)

    monkeypatch.setattr(checking, "datetime", Late)

    (sentence,) = wrong(well)
    assert "600 s apart" in sentence


def test_a_look_that_fails_is_told_and_the_others_go_on(
    well: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    well.config["JOBS"] = "nothing://"

    (sentence,) = wrong(well)
    assert sentence == "The queue cannot be looked at (ValueError)."


def test_a_table_of_sort_codes_that_cannot_be_read_is_told_by_its_line(
    well: Service, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "valacdos.txt"
    monkeypatch.setitem(well.config, "SORT_CODES", str(table))
    assert "No such file" in wrong(well)[0]

    table.write_text("<html>")
    assert wrong(well) == ["The table of sort codes gives no advice: line 1 is not a row of weights."]

    table.write_text("089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n")
    monkeypatch.setitem(well.config, "SORT_CODES_INSTEAD", str(tmp_path / "nowhere.txt"))
    assert "No such file" in wrong(well)[0]
