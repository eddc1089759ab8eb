"""The site and the floor on one kind of database, in turn, and what the ratios of the two are."""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench import recipe
from bench.crowd import Figures, look, walk
from bench.journey import on_floor, on_site
from bench.place import Place, make
from bench.server import Served, serving

CLIENTS = (1, 8, 32)


@dataclass
class Compared:
    """Ratios of the site to the floor, each the middle of the rounds; and what went wrong."""

    cpu: float
    page_cpu: float
    throughput: float
    memory: float
    errors: list[str] = field(default_factory=list)


def compare(folder: Path, database: str, floor_database: str, *, rounds: int, journeys: int) -> Compared:
    """Let people answer at both, ``rounds`` times in turn at each number of clients."""
    place = make(folder / "site", database)
    steps = recipe.write(place.app, place.reference, folder / "recipe.json")
    print(
        "  "
        + ", ".join(f"{name} {step['bytes']} B {step['selects']} SELECTs" for name, step in steps.items())
    )
    told = {"BENCH_RECIPE": str(folder / "recipe.json"), "BENCH_DATABASE": floor_database}
    _prepare_floor(told)
    with (
        serving("wsgi:app", place.environment, folder / "site.log") as site,
        serving("bench.floor:app", told, folder / "floor.log") as floor,
    ):
        for served, way in ((site, on_site(place.reference)), (floor, on_floor)):
            walk(served, way, clients=8, journeys=40)  # Nobody measures a server that has just started.
        return _measure(place, site, floor, rounds=rounds, journeys=journeys)


def _prepare_floor(told: Mapping[str, str]) -> None:
    os.environ.update(told)
    # It reads its recipe and its address when it is loaded: once for each database.
    importlib.reload(importlib.import_module("bench.floor")).prepare()


def _measure(place: Place, site: Served, floor: Served, *, rounds: int, journeys: int) -> Compared:
    cpu: list[float] = []
    speed: dict[int, list[float]] = {}
    errors: list[str] = []
    for clients in CLIENTS:
        for turn in range(rounds):
            ours = walk(site, on_site(place.reference), clients=clients, journeys=journeys)
            theirs = walk(floor, on_floor, clients=clients, journeys=journeys)
            errors += [*ours.errors, *theirs.errors]
            errors += [
                f"not stored: {code}" for code in place.missing({one.code: one.words for one in ours.told})
            ]
            cpu.append(ours.cpu_ms / theirs.cpu_ms)
            speed.setdefault(clients, []).append(ours.per_second / theirs.per_second)
            if turn == rounds - 1:
                _say(clients, "site ", ours)
                _say(clients, "floor", theirs)
    pages = []
    for _turn in range(rounds):
        about = f"/consultations/{place.reference}"
        pages.append(look(site, about, 4 * journeys) / look(floor, "/page", 4 * journeys))
    memory = site.pss_bytes() / floor.pss_bytes()
    print(f"  memory (PSS): site {site.pss_bytes() / 1e6:.0f} MB, floor {floor.pss_bytes() / 1e6:.0f} MB")
    return Compared(median(cpu), median(pages), min(median(each) for each in speed.values()), memory, errors)


def _say(clients: int, who: str, figures: Figures) -> None:
    half, most, nearly_all = figures.percentiles()
    print(
        f"  {clients:>2} at once, {who}: {figures.per_second:6.1f} responses/s, whole journey p50 {half:.0f} ms, "
        f"p95 {most:.0f} ms, p99 {nearly_all:.0f} ms; server CPU {figures.cpu_ms:.1f} ms a response"
    )
