"""How much memory a server takes: the proportional share of all its processes, looked at every few seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from soak.server import Server


def pss_kb(pids: list[int]) -> int:
    """What these processes take together, in kilobytes; what they share counts once."""
    return sum(_one(pid) for pid in pids)


def _one(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # It has ended.
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


class Watched:
    """The looks at one server: when, and how many kilobytes."""

    def __init__(self) -> None:
        self.looks: list[tuple[float, int]] = []

    def between(self, begin: float, end: float) -> int:
        """The middle of the looks in this part of the run (0.0 is its beginning, 1.0 its end), in kilobytes."""
        first, last = self.looks[0][0], self.looks[-1][0]
        span = max(last - first, 0.001)
        within = [kb for when, kb in self.looks if begin <= (when - first) / span <= end]
        # A short run on a busy machine may not have looked in just that part.
        return int(median(within or [kb for _when, kb in self.looks]))

    def growth(self, settled: float) -> float:
        """By which part it grew from when it had settled (a part of the run) to its last tenth."""
        return self.between(0.9, 1.0) / self.between(settled, min(settled + 0.1, 1.0)) - 1


@contextmanager
def watching(server: Server, every: float) -> Iterator[Watched]:
    """Look at a server every so many seconds for as long as the block lasts."""
    watched, stop = Watched(), threading.Event()

    def look() -> None:
        while True:
            watched.looks.append((time.monotonic(), pss_kb([server.pid, *server.workers()])))
            if stop.wait(every):
                return

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield watched
    finally:
        stop.set()
        looking.join()
