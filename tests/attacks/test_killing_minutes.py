"""Minutes that were acknowledged are there when the server dies in the middle: the short twin of soak/minutes.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from soak.minutes import EARLY, Found, compared, killed, to_write
from soak.world import World, made
from tests.base.databases import PostgreSQL

KILLS = 2


@pytest.fixture
def site(database: str, tmp_path: Path, postgresql: PostgreSQL) -> World:
    """A service of its own whose database keeps what it acknowledges, as in production."""
    address = postgresql.database("minutes") if database == "postgresql" else ""
    return made(tmp_path, address.replace("postgresql://", "postgresql+psycopg://"))


def _killed(site: World, application: str = "wsgi:app") -> Found:
    item = to_write(site)
    told = killed(site.server(application), item, kills=KILLS)
    assert len(told.acknowledged) > KILLS, f"too few were acknowledged to show anything: {told.strange[:3]}"
    return compared(site, item, told)


def test_every_acknowledged_sentence_is_there_once_when_the_server_was_killed(site: World) -> None:
    found = _killed(site)

    assert found.is_whole, found


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_server_that_acknowledges_first_loses_sentences_and_is_caught(site: World) -> None:
    assert _killed(site, EARLY).lost, "the control lost nothing: the killing shows nothing"
