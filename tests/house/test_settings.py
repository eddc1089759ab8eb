"""In production the service does not start on any unsafe setting, and says in one sentence why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coprod import config, create_app
from coprod.config import UnsafeSettings, from_environment, unsafe

SAFE = {
    "PUBLIC_ADDRESS": "https://involve.example",
    "SECRET_KEY": "0123456789abcdef0123456789abcdef",
    "SMTP_HOST": "mail.example",
    "MAIL_FROM": "Messages <messages@involve.example>",
    "MAIL_DOMAIN": "involve.example",
    "AUDIT_ANCHOR": "anchor@reviewer.example",
}
UNSAFE: dict[str, dict[str, Any]] = {
    "COPROD_DEMO": {"DEMO": True},
    "SECRET_KEY": {"SECRET_KEY": "secret"},
    "FLASK_DEBUG": {"DEBUG": True},
    "METRICS_TOKEN": {"METRICS_TOKEN": "metrics"},
    "RELEASE_BATCH": {"RELEASE_BATCH": 1},
    "TESTING": {"TESTING": True},
    "https": {"PUBLIC_ADDRESS": "http://involve.example"},
    "name the host": {"PUBLIC_ADDRESS": "https://involve"},
    "Session cookies": {"SESSION_COOKIE_SECURE": False},
    "SMTP": {"SMTP_HOST": ""},
    "MAIL_FROM": {"MAIL_DOMAIN": ""},
    "AUDIT_ANCHOR": {"AUDIT_ANCHOR": ""},
    "WTF_CSRF_ENABLED": {"WTF_CSRF_ENABLED": False},
}


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    return from_environment({**SAFE, "COPROD_INSTANCE": str(tmp_path)})


def test_good_settings_are_good(settings: dict[str, Any]) -> None:
    assert unsafe(settings) == []


@pytest.mark.parametrize(("named", "change"), UNSAFE.items(), ids=UNSAFE.keys())
def test_one_unsafe_setting_is_one_sentence_that_names_it(
    settings: dict[str, Any], named: str, change: dict[str, Any]
) -> None:
    said = unsafe({**settings, **change})

    assert len(said) == 1
    assert named in said[0]


@pytest.mark.parametrize(("named", "change"), UNSAFE.items(), ids=UNSAFE.keys())
def test_the_service_does_not_start_with_it(
    settings: dict[str, Any], named: str, change: dict[str, Any]
) -> None:
    with pytest.raises(UnsafeSettings, match="will not start"):
        create_app({**settings, **change, "JOBS": "memory:"})


def test_every_unsafe_setting_is_tried_here() -> None:
    assert len(UNSAFE) == len(config.UNSAFE_ANYWHERE) + len(config.UNSAFE_IN_PRODUCTION) == 13


def test_several_faults_are_told_at_once(settings: dict[str, Any]) -> None:
    assert len(unsafe({**settings, "DEBUG": True, "SMTP_HOST": "", "RELEASE_BATCH": 2000})) == 3


@pytest.mark.parametrize("key", ["", "short", "a" * 64, "abababab" * 8])
def test_a_key_that_could_be_guessed_is_refused(settings: dict[str, Any], key: str) -> None:
    assert unsafe({**settings, "SECRET_KEY": key})


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"])
def test_the_demo_world_runs_on_this_machine_only(settings: dict[str, Any], address: str) -> None:
    assert unsafe({**settings, "DEMO": True, "PUBLIC_ADDRESS": address}) == []


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1.evil.example",
        "http://10.0.0.1",
        "http://0.0.0.0:8000",
        "https://localhost.example",
        "",
    ],
)
def test_and_nowhere_that_only_looks_like_it(settings: dict[str, Any], address: str) -> None:
    assert unsafe({**settings, "DEMO": True, "PUBLIC_ADDRESS": address})


def test_without_any_settings_the_service_does_not_start_open_to_the_world(tmp_path: Path) -> None:
    settings = from_environment({"COPROD_INSTANCE": str(tmp_path)})

    assert settings["DEMO"] is False
    assert unsafe(settings)


def test_the_secret_is_made_once_kept_and_readable_by_nobody_else(tmp_path: Path) -> None:
    first = from_environment({"COPROD_INSTANCE": str(tmp_path / "instance")})["SECRET_KEY"]
    second = from_environment({"COPROD_INSTANCE": str(tmp_path / "instance")})["SECRET_KEY"]

    kept = tmp_path / "instance" / "secret.key"
    assert first == second == kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@db/coprod", "postgresql+psycopg://u:p@db/coprod"),
        ("postgresql://u:p@db/coprod?sslmode=require", "postgresql+psycopg://u:p@db/coprod?sslmode=require"),
        ("postgresql+psycopg://db/coprod", "postgresql+psycopg://db/coprod"),
    ],
)
def test_one_address_is_enough_for_postgresql(tmp_path: Path, given: str, used: str) -> None:
    assert (
        from_environment({"COPROD_INSTANCE": str(tmp_path), "DATABASE_URL": given})["SQLALCHEMY_DATABASE_URI"]
        == used
    )
