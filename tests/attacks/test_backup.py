"""Backups under load, and erasures that a restore repeats: the short twins of soak/backup.py and soak/erasure.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from coprod.core import erasures
from soak.copying import Keys, by_cp, by_operation, in_the_middle, taken, without_snapshot
from soak.erasure import Marked, erase, hits, marked, put_back, sealed
from soak.restored import is_refused, missing, missing_in_copy
from soak.world import World, made
from tests.base.databases import PostgreSQL


class Databases:
    """The test run's PostgreSQL, asked as a soak asks its own; a database is empty when it is asked for."""

    def __init__(self, server: PostgreSQL) -> None:
        self._server = server

    def address(self, name: str = "backup") -> str:
        self._server.drop(name)
        return self._server.database(name).replace("postgresql://", "postgresql+psycopg://")


@pytest.fixture
def site(database: str, tmp_path: Path, postgresql: PostgreSQL) -> World:
    folder = tmp_path / "site"
    folder.mkdir()
    server = Databases(postgresql) if database == "postgresql" else None
    world = made(folder, server.address() if server else "", RELEASE_BATCH=5)
    world.postgresql = server  # type: ignore[assignment]
    return world


def test_what_was_acknowledged_before_is_there_though_it_moves_while_the_backup_is_taken(
    site: World, database: str
) -> None:
    keys = Keys(site)
    control = by_cp(site) if database == "sqlite" else without_snapshot(site)
    takers = {"backup": in_the_middle(by_operation(site), site), "control": control, "another": control}
    if database == "postgresql":
        del takers["another"]

    done = taken(keys, takers, tries=1, people=3)

    (backup,), controls = done.pop("backup"), [each for made_ in done.values() for each in made_]
    assert backup.before, "nobody was told anything before"
    assert missing(backup, keys) == 0
    # A copy of the live file, and the same rows without one snapshot: if they lack nothing, this shows nothing.
    if database == "sqlite":
        assert sum(missing_in_copy(each, keys) for each in controls)
    else:
        assert all(is_refused(each, keys) for each in controls)


def test_what_was_erased_stays_gone_when_an_older_backup_is_restored(site: World, tmp_path: Path) -> None:
    there = marked(site.app)
    assert {"table person", "table outbox", "table sheet_text", "table quote"} <= _hits(site, there)
    backup = sealed(site.app, tmp_path)
    erase(site.app, there)
    assert _hits(site, there) == set()
    with site.app.app_context():
        lists = (erasures.file_path(),)

    again = _another(site, "again", tmp_path)
    done = put_back(again, backup, lists).replayed

    assert (done.people, done.answers) == (1, 1)
    assert _hits(again, there) == set()
    again.let_go()


@pytest.mark.parametrize("database", ["sqlite"])
def test_without_the_list_of_erasures_it_would_be_back(site: World, tmp_path: Path) -> None:
    there = marked(site.app)
    backup = sealed(site.app, tmp_path)
    erase(site.app, there)

    without = _another(site, "without", tmp_path)
    put_back(without, backup, ())

    assert {"coprod.db", "table person", "table quote"} <= _hits(without, there)


def _another(site: World, name: str, tmp_path: Path) -> World:
    folder = tmp_path / name
    folder.mkdir()
    return made(folder, site.postgresql.address(name) if site.postgresql else "", is_empty=True)


def _hits(site: World, there: Marked) -> set[str]:
    return set(hits(site.app, there.word))
