"""Whether an answer costs more when a hundred times as many are there already."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.crowd import walk
from bench.journey import on_site
from bench.place import make
from bench.server import serving

FEW, MANY = 1_000, 100_000


def growth(
    folder: Path, databases: tuple[str, str], *, rounds: int, journeys: int
) -> tuple[float, list[str]]:
    """The cost with many stored answers to the cost with few, measured in turn; and what went wrong.

    The cost is processor time of the server and, on SQLite, of the database in it.
    """
    ratios: list[float] = []
    errors: list[str] = []
    with ExitStack() as stack:
        sides = []
        for name, database, stored in (("few", databases[0], FEW), ("many", databases[1], MANY)):
            place = make(folder / name, database, stored=stored)
            served = stack.enter_context(serving("wsgi:app", place.environment, folder / f"{name}.log"))
            walk(served, on_site(place.reference), clients=8, journeys=40)
            sides.append((place, served))
        for _turn in range(rounds):
            costs = []
            for place, served in sides:
                figures = walk(served, on_site(place.reference), clients=1, journeys=journeys)
                errors += figures.errors
                costs.append(figures.cpu_ms)
            ratios.append(costs[1] / costs[0])
    return median(ratios), errors
