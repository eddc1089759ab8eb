"""What people were told is kept, is kept, whole and once, however the server dies: the short twin of soak/kills.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from soak.kills import EARLY, killed
from soak.world import Compared, World, compared, made
from tests.base.databases import PostgreSQL

KILLS = 3
# So that the control never loses nothing by chance.
CONTROL_KILLS = 5


@pytest.fixture
def site(database: str, tmp_path: Path, postgresql: PostgreSQL) -> World:
    """A service of its own whose database keeps what it acknowledges, as in production."""
    address = postgresql.database("killing") if database == "postgresql" else ""
    return made(tmp_path, address.replace("postgresql://", "postgresql+psycopg://"))


def _killed(site: World, application: str = "wsgi:app", kills: int = KILLS) -> tuple[Compared, int]:
    tally = killed(site, site.server(application), site.asked(), kills=kills).tally
    assert len(tally.acknowledged) > kills, "too few were acknowledged to show anything"
    return compared(site, tally), tally.attempts


def test_after_three_kills_every_acknowledged_answer_is_there_once_and_whole(site: World) -> None:
    found, attempts = _killed(site)

    assert found.is_whole, found
    # More may be stored than was acknowledged (the reply was lost), never more than was sent.
    assert found.acknowledged <= found.stored <= attempts
    print(f"killed {KILLS} times: {found.acknowledged} acknowledged, {found.stored} stored, 0 lost")


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_server_that_acknowledges_first_loses_answers_and_is_caught(site: World) -> None:
    found, _attempts = _killed(site, EARLY, CONTROL_KILLS)

    assert found.lost, "the control lost nothing: the killing shows nothing"
