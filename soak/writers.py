"""Many who write to one SQLite file from two processes, with nothing else to do: what taking turns is worth.

``python -m soak.writers SECONDS PEOPLE [unfair]`` is one such process, on the service of its environment; it prints how
long each write took.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta

from coprod import Service, create_app
from coprod.core import db, limits
from coprod.core.db import writing
from coprod.core.errors import Busy
from soak.processes import ROOT, clean_environment
from soak.world import World

PROCESSES = 2


@dataclass(frozen=True)
class Waits:
    """How long writers waited for their turn and the disk, in milliseconds; and how many were told to come back."""

    writes: int
    p50_ms: float
    p99_ms: float
    slowest_ms: float
    busy: int


def writers(site: World, *, seconds: float, people: int, fair: bool = True) -> Waits:
    """So many people write for so many seconds, half of them in each process."""
    command = [sys.executable, "-m", "soak.writers", str(seconds), str(people // PROCESSES)]
    processes = [
        subprocess.Popen(
            command + ([] if fair else ["unfair"]), cwd=ROOT, env=clean_environment(site.environment()),
            stdout=subprocess.PIPE, text=True,
        )
        for _process in range(PROCESSES)
    ]  # fmt: skip
    told = [
        json.loads(process.communicate(timeout=seconds + 60)[0].splitlines()[-1]) for process in processes
    ]
    waits = sorted(1000 * wait for each in told for wait in each["waits"])
    return Waits(
        len(waits), at(waits, 0.5), at(waits, 0.99), at(waits, 1.0), sum(each["busy"] for each in told)
    )


def at(waits: list[float], part: float) -> float:
    """The wait below which this part of all lies; they are in order."""
    return waits[min(int(part * len(waits)), len(waits) - 1)] if waits else 0.0


def _write(app: Service, until: float, waits: list[float], busy: list[float], me: str) -> None:
    with app.app_context():
        while (began := time.monotonic()) < until:
            try:
                with writing():
                    limits.spend("soak", me, within=timedelta(hours=1))
                waits.append(time.monotonic() - began)
            except Busy:
                busy.append(time.monotonic() - began)


def main(seconds: float, people: int, *, fair: bool) -> None:
    """Write for so long, and say how long each took."""
    app = create_app()
    if not fair:
        db._turn = nullcontext  # type: ignore[assignment]
    waits, busy, until = list[float](), list[float](), time.monotonic() + seconds
    threads = [
        threading.Thread(target=_write, args=(app, until, waits, busy, str(number)))
        for number in range(people)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    print(json.dumps({"waits": waits, "busy": len(busy)}))


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), fair="unfair" not in sys.argv)
