"""What is counted of anonymous visits, and told only when the moment can no longer be seen.

A line written at the moment of a visit is stamped with that moment by whatever keeps the log (journald to the
microsecond), whatever the line itself says. So anonymous visits are not written one by one: each process counts them
by day and outcome, and writes the counts when the day is over. What went wrong in them waits for the full hour, because
somebody must mend it (docs/decisions/0007).

A process that is killed takes its counts with it: they are for a feeling of how much is going on, and prove nothing.
"""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from datetime import datetime

import structlog

from coprod.core import clock, metrics

MINUTE = 60.0


class Tally:
    """The counts of one process."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._visits: Counter[tuple[str, int]] = Counter()
        self._trouble: Counter[tuple[str, str, str, str]] = Counter()
        self._watched_by: int | None = None

    def visit(self, outcome: int) -> None:
        """Count an answer of 2xx, 3xx, 4xx or 5xx."""
        self._watch()
        with self._guard:
            self._visits[clock.today().isoformat(), outcome] += 1

    def trouble(self, what: str, kind: str = "", place: str = "") -> None:
        """Count a fault: what it is called, of which class, and at which line of our code."""
        self._watch()
        with self._guard:
            self._trouble[_hour(clock.now()), what, kind, place] += 1

    def tell(self, *, everything: bool = False) -> None:
        """Write down what is over: days of visits, hours of trouble; ``everything`` when the process ends."""
        day, hour = clock.today().isoformat(), _hour(clock.now())
        with self._guard:
            visits = {
                key: self._visits.pop(key) for key in sorted(self._visits) if everything or key[0] < day
            }
            trouble = {
                key: self._trouble.pop(key) for key in sorted(self._trouble) if everything or key[0] < hour
            }
        log = structlog.get_logger()
        for (day, outcome), times in visits.items():
            log.info("visits", day=day, route="anonymous", outcome=outcome, times=times)
            metrics.visits("anonymous", outcome, times)
        for (hour, what, kind, place), times in trouble.items():
            told = {"kind": kind, "place": place} if kind else {}
            log.error(what, day=hour[:10], route="anonymous", **told, times=times)
            metrics.trouble("anonymous", what, times)

    def _watch(self) -> None:
        """Look at every full minute, by the wall and not by any visit, from the first visit on."""
        if self._watched_by != os.getpid():
            self._watched_by = os.getpid()
            threading.Thread(target=self._look, name="tally", daemon=True).start()

    def _look(self) -> None:
        while True:
            time.sleep(MINUTE - time.time() % MINUTE)
            self.tell()


def _hour(moment: datetime) -> str:
    return clock.london(moment).isoformat(timespec="hours")[:13]


tally = Tally()
