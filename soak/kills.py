"""kill -9 in the middle of submissions: what was acknowledged must be there, once and whole (R1).

A real server on a real database; people answer and send as fast as they can; the whole server is killed again and
again. Somebody who gets no reply presses again with the same form, as a person would.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import dataclass

from soak.people import Tally, crowd
from soak.report import Report, alone
from soak.server import Server
from soak.world import DATABASES, World, compared, world

PROMISE = "An answer that was acknowledged is kept, once and whole, when the server or its database is killed"
KILLS, SHORT_KILLS, CONTROL_KILLS = 200, 10, 5
# On PostgreSQL the whole database server is killed as well, as often as this.
EVERY = 5
EARLY = "soak.controls.early:app"
# A commit is answered before it is written, and written late: what the database promises then, and no more.
ANSWERED_FIRST = "synchronous_commit = off\nwal_writer_delay = 10000ms"


@dataclass
class Killed:
    """What people were told over all lives, and how many of the kills came while somebody waited for "sent"."""

    tally: Tally
    in_the_middle: int = 0


def killed(
    site: World, server: Server, reference: str, *, kills: int, every: int = 0, people: int = 6, seed: int = 1
) -> Killed:
    """Kill the server so many times while people answer, and ``every`` so many times PostgreSQL with it.

    Bounded: each life lasts half a minute at most.
    """
    chance, told = random.Random(seed), Killed(Tally())
    server.start()
    try:
        with crowd(server.port, reference, told.tally, people=people, patience=10):
            for life in range(1, kills + 1):
                _wait_for_some(told.tally)
                time.sleep(chance.uniform(0.0, 0.06))
                told.in_the_middle += told.tally.under_way > 0
                server.kill()
                if site.postgresql and every and life % every == 0:
                    site.postgresql.kill()
                    site.postgresql.start()
                server.start()
            time.sleep(0.5)
    finally:
        server.kill()
    return told


def _wait_for_some(tally: Tally) -> None:
    """Let a life go on until somebody was told "sent" and somebody presses "Send"; 30 seconds at most."""
    before, until = len(tally.acknowledged), time.monotonic() + 30
    while len(tally.acknowledged) < before + 2 and time.monotonic() < until:
        time.sleep(0.005)
    while not tally.under_way and time.monotonic() < until:
        time.sleep(0.001)


def run(report: Report, *, short: bool = False) -> None:
    """200 kills on each database; then two builds that acknowledge first, and must lose answers."""
    kills = SHORT_KILLS if short else KILLS
    for database in DATABASES:
        with world(database) as site:
            told = killed(site, site.server(), site.asked(), kills=kills, every=EVERY)
            _tell(report, database, site, told, kills)
    with world("sqlite") as site:
        told = killed(site, site.server(EARLY), site.asked(), kills=CONTROL_KILLS)
        _must_lose(report, "the site acknowledges before it keeps", site, told)
    with world("postgresql", of_postgresql=ANSWERED_FIRST) as site:
        reference = site.asked()
        if site.postgresql:
            site.postgresql.settle()  # What there is before the first life is kept.
        told = killed(site, site.server(), reference, kills=CONTROL_KILLS, every=1)
        _must_lose(report, "PostgreSQL with synchronous_commit=off", site, told)


def _tell(report: Report, database: str, site: World, told: Killed, kills: int) -> None:
    found = compared(site, told.tally)
    report.figures(
        database, kills=kills, in_the_middle_of_a_send=told.in_the_middle, attempts=told.tally.attempts,
        acknowledged=found.acknowledged, stored=found.stored, lost=len(found.lost), doubled=len(found.doubled),
        half=found.half, database_killed=kills // EVERY if site.postgresql else 0,
    )  # fmt: skip
    report.must(f"{database}: more was acknowledged than kills were made", found.acknowledged > kills)
    report.must(f"{database}: 0 lost, 0 doubled, 0 half-written", found.is_whole)
    report.must(f"{database}: never more stored than sent", found.stored <= told.tally.attempts)
    report.must(f"{database}: nobody was turned away without a code", not told.tally.turned_away)


def _must_lose(report: Report, what: str, site: World, told: Killed) -> None:
    lost = len(compared(site, told.tally).lost)
    report.control(
        f"{what}: {lost} of {len(told.tally.acknowledged)} lost in {CONTROL_KILLS} kills", lost > 0
    )


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
