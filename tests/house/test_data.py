"""Every column has a class in docs/data.md, and only one: whoever adds a column decides first how it is guarded."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from coprod.core.db import Base
from coprod.migrations import tables

PAGE = Path(__file__).resolve().parents[2] / "docs" / "data.md"
CLASSES = ("public", "internal", "personal", "sensitive", "secret")
HEAD = f"| table | {' | '.join(CLASSES)} | how long |"

Register = dict[str, dict[str, list[str]]]


def read_register(text: str) -> Register:
    """The last table of the page: by table, the columns of each class."""
    found: Register = {}
    for line in text.partition(HEAD)[2].splitlines()[2:]:
        name, *cells, how_long = (cell.strip() for cell in line.strip("|").split("|"))
        assert name not in found, f"{name} stands there twice."
        assert how_long, f"{name}: say how long it is kept."
        found[name] = {
            each: [column.strip() for column in cell.split(",") if column.strip()]
            for each, cell in zip(CLASSES, cells, strict=True)
        }
    return found


def faults(register: Register) -> list[str]:
    """Where the register and the tables differ, in words."""
    tables.known()
    there = {table.name: {column.name for column in table.columns} for table in Base.metadata.sorted_tables}
    found = [f"{name} has no line" for name in there.keys() - register.keys()]
    found += [f"{name} is no table" for name in register.keys() - there.keys()]
    for name in there.keys() & register.keys():
        told = Counter(column for columns in register[name].values() for column in columns)
        found += [f"{name}.{column} has no class" for column in there[name] - told.keys()]
        found += [f"{name}.{column} is no column" for column in told.keys() - there[name]]
        found += [f"{name}.{column} has {many} classes" for column, many in told.items() if many > 1]
    return sorted(found)


def test_every_column_has_one_class() -> None:
    told = faults(read_register(PAGE.read_text()))

    assert not told, "Put these into docs/data.md:\n" + "\n".join(told)


def test_what_opens_something_is_kept_as_secret_and_nowhere_else() -> None:
    register = read_register(PAGE.read_text())

    hashes = {
        (name, column)
        for name, classes in register.items()
        for columns in classes.values()
        for column in columns
        if column.endswith("_hash") and column != "source_hash"
    }
    assert len(hashes) >= 6
    assert all(column in register[name]["secret"] for name, column in hashes)


def test_control_a_column_that_nobody_thought_of_is_noticed() -> None:
    register = read_register(PAGE.read_text())
    register["person"]["personal"].remove("postal_address")
    register["sheet"]["public"].append("answers")
    del register["sign_in"]

    assert faults(register) == [
        "person.postal_address has no class",
        "sheet.answers has 2 classes",
        "sign_in has no line",
    ]
