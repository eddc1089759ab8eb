"""``python -m bench``: everything, in some minutes. The last line is JSON; a figure beyond its bound ends it with 1."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from bench.compared import Compared, compare
from bench.growth import FEW, MANY, growth
from bench.meetings import LONG, MEETINGS, SHORT, minutes_growth
from bench.place import make
from bench.reading import reading_growth
from bench.server import serving
from bench.sizes import Visit, first_visit
from soak.postgresql import postgresql

# What each figure may be at most; ``throughput_ratio`` at least.
BOUNDS = {
    "response_cpu_ratio": 4.0,
    "page_cpu_ratio": 4.0,
    "throughput_ratio": 0.2,
    "memory_ratio": 4.0,
    "first_visit_kb": 120.0,
    "first_visit_requests": 8,
    "submit_growth": 1.1,
    "queue_growth": 3.0,
    "search_growth": 3.0,
    "common_search_growth": 3.0,
    "view_growth": 3.0,
    "stage_growth": 3.0,
    "form_growth": 3.0,
    "today_growth": 3.0,
    "members_minutes_growth": 1.0,
    "officers_minutes_growth": 1.0,
    "agenda_growth": 1.0,
    "public_record_growth": 1.0,
    "errors": 0,
}
AT_LEAST = frozenset({"throughput_ratio"})


def main() -> int:
    """Measure on both databases, say what was found, and whether it is good enough."""
    told = argparse.ArgumentParser(prog="make bench", description=__doc__)
    told.add_argument("--rounds", type=int, default=5, help="how often each measurement is made (5)")
    told.add_argument("--journeys", type=int, default=100, help="whole journeys a round (100)")
    chosen = told.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="coprod-bench-"))
    try:
        return _report(
            *_measured(folder, chosen.rounds, chosen.journeys),
            _read(folder, chosen.rounds, chosen.journeys) | _met(folder, chosen.rounds, chosen.journeys),
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measured(
    folder: Path, rounds: int, journeys: int
) -> tuple[dict[str, Compared], dict[str, tuple[float, list[str]]], Visit]:
    compared, grown = {}, {}
    print("SQLite", flush=True)
    compared["SQLite"] = compare(
        folder / "sqlite", "", f"sqlite:///{folder / 'floor.db'}", rounds=rounds, journeys=journeys
    )
    print(f"SQLite: the cost of an answer with {FEW:,} and with {MANY:,} stored", flush=True)
    grown["SQLite"] = growth(folder / "growth", ("", ""), rounds=rounds, journeys=journeys)
    with postgresql() as server:
        print("PostgreSQL", flush=True)
        floor = server.address("floor").replace("+psycopg", "")
        compared["PostgreSQL"] = compare(
            folder / "postgresql", server.address("site"), floor, rounds=rounds, journeys=journeys
        )
        print(f"PostgreSQL: the cost of an answer with {FEW:,} and with {MANY:,} stored", flush=True)
        sides = (server.address("few"), server.address("many"))
        grown["PostgreSQL"] = growth(folder / "growth-postgresql", sides, rounds=rounds, journeys=journeys)
    place = make(folder / "visit")
    with serving("wsgi:app", place.environment, folder / "visit.log") as served:
        visit = first_visit(f"http://127.0.0.1:{served.port}/consultations/{place.reference}")
    return compared, grown, visit


def _read(folder: Path, rounds: int, looks: int) -> dict[str, float]:
    """What it costs to read feedback: the worse of both databases."""
    print(
        "Feedback: the queue, its filters, searches and Today with 1,000 and with 100,000 items", flush=True
    )
    found = reading_growth(folder / "reading", ("", ""), rounds=rounds, looks=looks)
    print(f"SQLite: {_told(found)}", flush=True)
    with postgresql() as server:
        sides = (server.address("few"), server.address("many"))
        too = reading_growth(folder / "reading-postgresql", sides, rounds=rounds, looks=looks)
    print(f"PostgreSQL: {_told(too)}", flush=True)
    return {name: max(found[name], too[name]) for name in found}


def _met(folder: Path, rounds: int, looks: int) -> dict[str, float]:
    """How much faster the time of minutes grows than their length: the worse of both databases."""
    print(f"Meetings: pages with {SHORT} and with {LONG} items, among {MEETINGS} of each", flush=True)
    found = minutes_growth(folder / "meetings", "", rounds=rounds, looks=looks)
    print(f"SQLite: {_told(found)}", flush=True)
    with postgresql() as server:
        too = minutes_growth(
            folder / "meetings-postgresql", server.address("meetings"), rounds=rounds, looks=looks
        )
    print(f"PostgreSQL: {_told(too)}", flush=True)
    return {name: max(found[name], too[name]) for name in found}


def _told(figures: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.2f}" for name, value in figures.items())


def _report(
    compared: dict[str, Compared],
    grown: dict[str, tuple[float, list[str]]],
    visit: Visit,
    read: dict[str, float],
) -> int:
    for url, size in visit.each:
        print(f"  first visit: {size / 1024:6.1f} KB  /{url.partition('//')[2].partition('/')[2]}")
    errors = [each for one in compared.values() for each in one.errors]
    errors += [each for _ratio, wrong in grown.values() for each in wrong]
    for each in errors[:20]:
        print(f"  wrong: {each}")
    for name, one in compared.items():
        print(
            f"{name}: processor time a response {one.cpu:.2f}, a page {one.page_cpu:.2f}, responses/s "
            f"{one.throughput:.2f}, memory {one.memory:.2f} of the floor's; growth {grown[name][0]:.3f}"
        )
    figures = {
        "response_cpu_ratio": max(one.cpu for one in compared.values()),
        "page_cpu_ratio": max(one.page_cpu for one in compared.values()),
        "throughput_ratio": min(one.throughput for one in compared.values()),
        "memory_ratio": max(one.memory for one in compared.values()),
        "first_visit_kb": visit.bytes / 1024,
        "first_visit_requests": visit.requests,
        "submit_growth": max(ratio for ratio, _wrong in grown.values()),
        **read,
        "errors": len(errors),
    }
    missed = [name for name, value in figures.items() if not _is_good(name, value)]
    for name in missed:
        print(f"Beyond its bound: {name} {figures[name]:.3f}, {BOUNDS[name]} asked")
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
    return 1 if missed else 0


def _is_good(name: str, value: float) -> bool:
    return value >= BOUNDS[name] if name in AT_LEAST else value <= BOUNDS[name]


if __name__ == "__main__":
    sys.exit(main())
