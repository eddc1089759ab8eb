"""kill -9 in the middle of submissions: what was acknowledged must be there, once and whole (R1).

A real server on a real database; people answer and send as fast as they can; the whole server is killed again and
again. Somebody who gets no reply presses again with the same form, as a person would.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

from soak.people import Tally, crowd
from soak.report import Report, alone
from soak.server import Server
from soak.world import DATABASES, World, compared, world

PROMISE = "An answer that was acknowledged is kept, once and whole, when the server is killed"
KILLS, SHORT_KILLS = 200, 10
EARLY = "soak.controls.early:app"


def killed(
    server: Server,
    reference: str,
    *,
    kills: int,
    people: int = 6,
    seed: int = 1,
    kill: Callable[[], None] | None = None,
) -> Tally:
    """Kill the server so many times while people answer. Bounded: each life lasts half a minute at most."""
    chance, tally = random.Random(seed), Tally()
    server.start()
    try:
        with crowd(server.port, reference, tally, people=people, patience=10):
            for _life in range(kills):
                _wait_for_some(tally)
                time.sleep(chance.uniform(0.0, 0.5))
                (kill or server.kill)()
                server.start()
            time.sleep(0.5)
    finally:
        server.kill()
    return tally


def _wait_for_some(tally: Tally) -> None:
    """Let a life go on until somebody was told "sent", so that there is something to lose; 30 seconds at most."""
    before, until = len(tally.acknowledged), time.monotonic() + 30
    while len(tally.acknowledged) < before + 2 and time.monotonic() < until:
        time.sleep(0.02)


def run(report: Report, *, short: bool = False) -> None:
    """200 kills on each database; then the build that acknowledges first, which must lose answers."""
    kills = SHORT_KILLS if short else KILLS
    for database in DATABASES:
        with world(database) as site:
            tally = killed(site.server(), site.asked(), kills=kills)
            _tell(report, database, site, tally, kills)
    with world("sqlite") as site:
        tally = killed(site.server(EARLY), site.asked(), kills=SHORT_KILLS)
        lost = len(compared(site, tally).lost)
        report.control(
            f"it acknowledges before it keeps: {lost} of {len(tally.acknowledged)} lost in {SHORT_KILLS} kills",
            lost > 0,
        )


def _tell(report: Report, database: str, site: World, tally: Tally, kills: int) -> None:
    found = compared(site, tally)
    report.figures(
        database, kills=kills, attempts=tally.attempts, acknowledged=found.acknowledged, stored=found.stored,
        lost=len(found.lost), doubled=len(found.doubled), half=found.half,
    )  # fmt: skip
    report.must(f"{database}: more was acknowledged than kills were made", found.acknowledged > kills)
    report.must(f"{database}: 0 lost, 0 doubled, 0 half-written", found.is_whole)
    report.must(f"{database}: never more stored than sent", found.stored <= tally.attempts)


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
