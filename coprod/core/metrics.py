"""Counts for the operator's watch (Prometheus), over all processes of one web server.

Nothing is counted unless ``METRICS_TOKEN`` is set. Identified visits are counted as they come, with how long they
took; anonymous ones arrive here only by the day, and their trouble by the hour (core/tally.py): somebody who keeps every
answer of ``/metrics`` learns nothing about the moment of an anonymous visit (docs/decisions/0007).

Each process keeps its counts in a file of ``PROMETHEUS_MULTIPROC_DIR``, which gunicorn.conf.py makes and empties.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import Flask

if TYPE_CHECKING:
    from prometheus_client import Counter, Histogram
    from prometheus_client.registry import CollectorRegistry

SECONDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


@dataclass(frozen=True)
class Gauge:
    """One figure as it stands now: its name, what it says, and its values by what they are of (``""``: of all)."""

    name: str
    about: str
    values: dict[str, float]
    of: str = ""


@dataclass(frozen=True)
class _Counts:
    registry: CollectorRegistry
    visits: Counter
    seconds: Histogram
    trouble: Counter
    events: Counter


@dataclass
class _Kept:
    """Made once a process, when the first service that is watched is made."""

    counts: _Counts | None = field(default=None)


_kept = _Kept()


def init_app(app: Flask) -> None:
    """Begin to count, if anybody may ask."""
    if app.config["METRICS_TOKEN"] and _kept.counts is None:
        _kept.counts = _made()


def _made() -> _Counts:
    # Imported here: the library looks at its import whether there are several processes.
    from prometheus_client import Counter, Histogram
    from prometheus_client.registry import CollectorRegistry

    ours = CollectorRegistry()
    return _Counts(
        ours,
        Counter("coprod_visits", "Answers by class of address", ["route", "outcome"], registry=ours),
        Histogram(
            "coprod_seconds", "Seconds per answer, identified only", ["route"], registry=ours, buckets=SECONDS
        ),
        Counter("coprod_trouble", "Faults by class of address", ["route", "what"], registry=ours),
        Counter("coprod_events", "Refusals, identified only", ["event"], registry=ours),
    )


def visits(route: str, outcome: int, times: int = 1) -> None:
    """Count answers of one class of address and one hundred of status."""
    if _kept.counts:
        _kept.counts.visits.labels(route, f"{outcome}xx").inc(times)


def took(seconds: float) -> None:
    """How long an identified visit took. Nobody else's is measured."""
    if _kept.counts:
        _kept.counts.seconds.labels("identified").observe(seconds)


def trouble(route: str, what: str, times: int = 1) -> None:
    """Count faults."""
    if _kept.counts:
        _kept.counts.trouble.labels(route, what).inc(times)


def event(name: str) -> None:
    """Count what happened on an identified visit: a refusal, a wrong code."""
    if _kept.counts:
        _kept.counts.events.labels(name).inc()


def written(gauges: Iterable[Gauge]) -> bytes:
    """Everything as Prometheus reads it: the counts of all processes, and the gauges."""
    from prometheus_client import generate_latest
    from prometheus_client.metrics_core import GaugeMetricFamily, Metric
    from prometheus_client.multiprocess import MultiProcessCollector
    from prometheus_client.registry import Collector, CollectorRegistry

    class Told(Collector):
        def collect(self) -> Iterable[Metric]:
            for gauge in gauges:
                family = GaugeMetricFamily(gauge.name, gauge.about, labels=[gauge.of] if gauge.of else [])
                for of, value in gauge.values.items():
                    family.add_metric([of] if gauge.of else [], value)
                yield family

    now = CollectorRegistry()
    now.register(Told())
    counted = _kept.counts.registry if _kept.counts else CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        counted = CollectorRegistry()
        MultiProcessCollector(counted)
    return generate_latest(counted) + generate_latest(now)
