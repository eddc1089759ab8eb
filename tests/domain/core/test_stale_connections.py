"""A database that was restarted in the night turns nobody away in the morning."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from coprod import Service
from coprod.core import kept
from coprod.core.db import db, reading

on_postgresql = pytest.mark.parametrize("database", [pytest.param("postgresql", marks=pytest.mark.postgres)])

END_OTHERS = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid = %s"


@pytest.fixture(autouse=True)
def the_only_connection(app: Service) -> None:
    """None of an earlier test is there to be taken instead."""
    db.session.remove()
    db.engine.dispose()


def _number() -> int:
    with reading():
        return int(db.session.scalar(text("SELECT pg_backend_pid()")) or 0)


@on_postgresql
def test_a_connection_that_the_database_has_ended_is_replaced_before_it_is_used(app: Service) -> None:
    before = _number()
    address = db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as other:
        other.execute(END_OTHERS, [before])

    assert _number() != before


@on_postgresql
def test_a_connection_that_lives_is_used_again(app: Service) -> None:
    assert _number() == _number()


def test_a_database_that_is_away_is_told_apart_from_a_mistake_of_ours(
    app: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody_there(*_address: object, **_more: object) -> None:
        raise db.engine.dialect.loaded_dbapi.OperationalError("nobody there")

    db.session.remove()
    db.engine.dispose()
    monkeypatch.setattr(db.engine.dialect, "connect", nobody_there)

    with pytest.raises(OperationalError):
        kept.mark()
