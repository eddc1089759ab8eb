"""The figures that docs/security.md tells are those of the code."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from coprod.config import from_environment

PAGE = Path(__file__).resolve().parents[2] / "docs" / "security.md"
HEAD = "| what | figure | where it stands |"
UNITS = {"days": timedelta(days=1), "hours": timedelta(hours=1), "minutes": timedelta(minutes=1)}

Figures = list[tuple[str, str]]


def read_figures(text: str) -> Figures:
    """What is told, and where it stands."""
    lines = text.partition(HEAD)[2].partition("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [(figure, place.strip("`")) for _what, figure, place in rows]


def value_of(place: str, folder: Path) -> Any:
    """A value of the code by its place: a constant of a module, or a setting that nobody has set."""
    path, _, name = place.partition("::")
    module = import_module(path.removesuffix(".py").replace("/", "."))
    if path == "coprod/config.py":
        return from_environment({"COPROD_INSTANCE": str(folder)})[name]
    return getattr(module, name)


def said(value: Any) -> str:
    """A value as the page says it."""
    if isinstance(value, timedelta):
        unit = next(unit for unit, one in UNITS.items() if value >= 2 * one and not value % one)
        return f"{value // UNITS[unit]} {unit}"
    return f"{value:,.0f}"


def wrong(figures: Figures, folder: Path) -> list[str]:
    return [
        f"{place}: {figure}, and it is {said(value_of(place, folder))}"
        for figure, place in figures
        if figure != said(value_of(place, folder))
    ]


def test_every_figure_is_the_one_that_holds(tmp_path: Path) -> None:
    figures = read_figures(PAGE.read_text())

    assert len(figures) > 20
    assert not (told := wrong(figures, tmp_path)), "\n".join(told)


def test_control_a_figure_that_has_changed_is_noticed(tmp_path: Path) -> None:
    assert wrong([("11 minutes", "coprod/people/rules/__init__.py::CODE_LIFE")], tmp_path) == [
        "coprod/people/rules/__init__.py::CODE_LIFE: 11 minutes, and it is 10 minutes"
    ]
