"""docs/asvs.md speaks of every requirement once, and what it names is there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.house.source import ROOT

PAGE = ROOT / "docs" / "asvs.md"
REQUIREMENTS = Path(__file__).with_name("asvs.txt")
# Of level 3: what matters most to people who say in confidence what hurt them.
CHOSEN = {
    *("1.2.10", "2.3.5", "2.4.2", "6.3.7", "6.3.8", "7.5.3"),
    *("8.3.2", "14.2.6", "14.2.7", "14.2.8", "15.4.2", "16.5.4"),
}
STANDINGS = ("met", "not applicable", "not yet met")
# A file of ours, and what stands in it: `tests/web/people/test_mine.py::test_my_pages_are_for_whoever_is_signed_in`.
NAMED = re.compile(
    r"`([\w.-]+(?:/[\w.-]+)*\.(?:py|md|txt|toml|json|js|yaml|yml|conf|service|example))(?:::(\w+))?`"
)
QUOTED = re.compile(r"`[^`]+`")
BELONGS = re.compile(r"Belongs to: ([a-z ]+)")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


@dataclass(frozen=True)
class Row:
    """One requirement: its id and level, what it asks, how it stands, and what shows that or why."""

    id: str
    level: int
    asks: str
    standing: str
    why: str


def read_rows(text: str) -> list[Row]:
    """Every row of every table that begins with an id."""
    found = []
    for line in text.splitlines():
        if re.match(r"\| \d+\.\d+\.\d+ \|", line):
            number, level, asks, standing, why = (cell.strip() for cell in line.strip("|").split("|"))
            found.append(Row(number, int(level), asks, standing, why))
    return found


def levels() -> dict[str, int]:
    """Every requirement of the standard, and its level."""
    lines = (line.split() for line in REQUIREMENTS.read_text().splitlines() if not line.startswith("#"))
    return {number: int(level) for number, level in lines}


@cache
def names_in(path: str) -> frozenset[str]:
    """The functions, classes and constants of a file, and what stands in its classes."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found |= {each.id for each in node.targets if isinstance(each, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return frozenset(found)


def missing(row: Row) -> list[str]:
    """What a row names and is not there, in words."""
    found = [
        f"{row.id}: {quoted} is no file that can be looked for"
        for quoted in QUOTED.findall(row.why)
        if ("/" in quoted or "::" in quoted) and not NAMED.fullmatch(quoted)
    ]
    for path, name in NAMED.findall(row.why):
        if not (ROOT / path).is_file():
            found.append(f"{row.id}: there is no {path}")
        elif name and name not in names_in(path):
            found.append(f"{row.id}: {path} has no {name}")
        elif "/test_" in path and not name.startswith("test_"):
            found.append(f"{row.id}: say which test of {path}")
    for address in LINK.findall(row.why):
        if not (PAGE.parent / address).is_file():
            found.append(f"{row.id}: {address} leads nowhere")
    return found


def faults(rows: list[Row]) -> list[str]:
    """What is wrong with the page, in words."""
    known = levels()
    wanted = {number for number, level in known.items() if level <= 2} | CHOSEN
    told = Counter(row.id for row in rows)
    found = [f"{number} has no row" for number in sorted(wanted - told.keys())]
    found += [f"{number} has a row and should not" for number in sorted(told.keys() - wanted)]
    found += [f"{number} stands there {many} times" for number, many in told.items() if many > 1]
    for row in rows:
        if known.get(row.id) != row.level:
            found.append(f"{row.id} is of level {known.get(row.id)}")
        if row.standing not in STANDINGS or not row.asks or not row.why:
            found.append(f"{row.id} does not say how it stands")
        if row.standing == "met" and not NAMED.search(row.why):
            found.append(f"{row.id} is called met, and nothing shows it")
        if row.standing == "not yet met" and not BELONGS.search(row.why):
            found.append(f"{row.id} does not say where it belongs")
        found += missing(row)
    return found


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return read_rows(PAGE.read_text())


def test_every_requirement_stands_there_once_and_what_is_named_is_there(rows: list[Row]) -> None:
    assert len(levels()) == 345

    told = faults(rows)

    assert not told, "\n".join(told)


def test_the_figures_at_its_head_are_those_of_its_rows(rows: list[Row]) -> None:
    names = {1: "level 1", 2: "level 2", 3: "level 3, chosen"}
    counted = Counter((row.level, row.standing) for row in rows)

    for level, name in names.items():
        each = [counted[level, standing] for standing in STANDINGS]
        assert f"| {name} | {' | '.join(map(str, [*each, sum(each)]))} |" in PAGE.read_text()


def test_what_is_not_yet_met_is_told_by_where_it_belongs(rows: list[Row]) -> None:
    belonging: dict[str, list[str]] = {}
    for row in rows:
        if row.standing == "not yet met" and (place := BELONGS.search(row.why)):
            belonging.setdefault(place[1].strip(), []).append(row.id)

    told = PAGE.read_text().partition("| belongs to | not yet met |")[2].partition("\n\n")[0]

    assert told.splitlines()[2:] == [
        f"| {place} | {', '.join(numbers)} |" for place, numbers in sorted(belonging.items())
    ]


def test_control_what_does_not_hold_is_noticed(rows: list[Row]) -> None:
    def instead(**more: str) -> list[str]:
        first, *rest = rows
        return faults([Row(**{**vars(first), **more}), *rest])

    here = "tests/house/test_asvs.py"
    assert instead(why=f"`{here}::test_that_nobody_wrote`") == [
        f"{rows[0].id}: {here} has no test_that_nobody_wrote"
    ]
    assert instead(why="`tests/house/test_nothing.py::test_x`") == [
        f"{rows[0].id}: there is no tests/house/test_nothing.py"
    ]
    assert instead(why=f"`{here}` and `tests/a test`")[0].endswith("is no file that can be looked for")
    assert instead(why=f"`{here}`") == [f"{rows[0].id}: say which test of {here}"]
    assert instead(why="It is so.", standing="met") == [f"{rows[0].id} is called met, and nothing shows it"]
    assert instead(why="Not now.", standing="not yet met") == [f"{rows[0].id} does not say where it belongs"]
    assert faults(rows[1:]) == [f"{rows[0].id} has no row"]
    assert faults([rows[0], *rows]) == [f"{rows[0].id} stands there 2 times"]
