"""Two servers on one PostgreSQL do what one does, to the last try: the short twin of soak/nodes.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coprod.site.views.receipts import MOST_WRONG_CODES
from soak.approving import approved_at_both
from soak.nodes import IN_MEMORY, receipts_at_both, somebody
from soak.places import Found, race
from soak.two import Two, pressed_at_once, signed_in_and_out, two, wrong_guesses
from soak.world import World, made
from tests.base.databases import PostgreSQL

pytestmark = pytest.mark.postgres


@pytest.fixture
def site(tmp_path: Path, postgresql: PostgreSQL) -> Iterator[World]:
    """A service of its own on a database that nobody else has."""
    site = made(tmp_path, postgresql.database("two").replace("postgresql://", "postgresql+psycopg://"))
    yield site
    site.let_go()
    postgresql.drop("two")


def test_forms_receipts_sign_ins_and_limits_are_the_same_at_both(site: World) -> None:
    with two(site) as nodes:
        good, found = pressed_at_once(nodes, keys=3, presses=10)
        assert (good, found.stored, found.is_whole) == (3, 3, True), found
        assert receipts_at_both(nodes, site.asked()) == 4
        assert signed_in_and_out(nodes, somebody(site)) == (True, False)
        assert race(nodes, people=24, places=6) == Found(6, 18, 6, 18, 6)
        assert wrong_guesses(nodes, each=4) == MOST_WRONG_CODES
        assert approved_at_both(nodes, claims=50, people=12) == (50, 50)


def test_servers_that_count_tries_in_memory_let_more_through_and_are_caught(site: World) -> None:
    # One server has two processes, and that is enough.
    server = site.server(IN_MEMORY)
    server.start()
    try:
        # The system decides which process a guesser comes to: once in a while all come to the same one.
        looked_at = 0
        for _turn in range(5):
            looked_at += wrong_guesses(Two(site, (server, server)), each=8)
            if looked_at > MOST_WRONG_CODES:
                break
        assert looked_at > MOST_WRONG_CODES
    finally:
        server.stop(5)
