"""So many people at once: how fast they are served, how long each waits, what it costs the server."""

from __future__ import annotations

import http.client
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import quantiles
from types import MappingProxyType

from bench.browser import Browser
from bench.journey import Told, Walk, Wrong
from bench.server import Served


@dataclass
class Figures:
    """What one round showed."""

    done: int
    seconds: float
    cpu_seconds: float
    whole: list[float] = field(repr=False)
    told: list[Told] = field(repr=False)
    errors: list[str]

    @property
    def per_second(self) -> float:
        return self.done / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Processor time of the server for one completed response, in milliseconds."""
        return 1000 * self.cpu_seconds / max(1, self.done)

    def percentiles(self) -> tuple[float, float, float]:
        """Half, 95 and 99 of a hundred journeys took at most this long, in milliseconds."""
        cuts = quantiles(self.whole, n=100, method="inclusive") if len(self.whole) > 1 else [0.0] * 99
        return 1000 * cuts[49], 1000 * cuts[94], 1000 * cuts[98]


def walk(served: Served, way: Walk, *, clients: int, journeys: int) -> Figures:
    """Let ``clients`` people at a time make ``journeys`` journeys in all, each in a browser of their own."""
    told: list[Told] = []
    errors: list[str] = []
    left = iter(range(journeys))
    lock = threading.Lock()

    def somebody() -> None:
        while True:
            with lock:
                if next(left, None) is None:
                    return
            browser = Browser(served.port)
            try:
                one = way(browser, secrets.token_hex(12))
                with lock:
                    told.append(one)
            except (Wrong, LookupError, OSError, http.client.HTTPException) as reason:
                with lock:
                    errors.append(f"{type(reason).__name__}: {reason}")
            finally:
                browser.close()

    crowd = [threading.Thread(target=somebody, daemon=True) for _ in range(clients)]
    cpu, began = served.cpu_seconds(), time.perf_counter()
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    return Figures(
        done=len(told),
        seconds=time.perf_counter() - began,
        cpu_seconds=served.cpu_seconds() - cpu,
        whole=[each.whole for each in told],
        told=told,
        errors=errors,
    )


def look(served: Served, path: str, times: int, cookies: Mapping[str, str] = MappingProxyType({})) -> float:
    """Processor time of the server for one look at a page, in milliseconds."""
    browser = Browser(served.port, dict(cookies))
    for _warm in range(10):
        browser.ask("GET", path)
    cpu = served.cpu_seconds()
    for _look in range(times):
        if browser.ask("GET", path).status != 200:
            raise Wrong(path)
    browser.close()
    return 1000 * (served.cpu_seconds() - cpu) / times
