"""Every column of every table, added to every form: nothing may change that the form is not for (threat T4, R8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from coprod.core.db import db
from soak.hostile import places
from soak.hostile.asking import ask
from soak.hostile.ground import Ground, a_ground
from soak.hostile.places import Form
from soak.hostile.shapes import Part, Parts
from soak.report import Report

Fact = tuple[str, str, str, str]  # table, what happened to a row, column, value
Facts = Counter[Fact]
# A word that nobody writes, a number that nobody has, and values that would fit into a column of their kind.
SMUGGLED = ("smuggled-in", "424242", "1", "true", "administrator", "2001-02-03")
NEVER = ("smuggled-in", "424242")


@dataclass(frozen=True)
class Smuggling:
    """What came of one form: how much it changes, and the columns that changed although it does not ask for them."""

    form: Form
    kept: int
    changed: list[str]


def columns() -> list[str]:
    """The name of every column that there is."""
    return sorted({column.name for table in db.metadata.sorted_tables for column in table.columns})


def smuggle(ground: Ground, forms: list[Form]) -> Iterator[Smuggling]:
    """Send each form twice as it is meant, then with every column's name added, and compare what was kept."""
    for form in forms:
        first, second = _kept(ground, form, ()), _kept(ground, form, ())
        by_chance = {(table, column) for table, _what, column, _value in (first - second) + (second - first)}
        names = {name.decode() for name in form.names}
        found: set[str] = set()
        for value in SMUGGLED:
            more = [Part(name.encode(), value.encode()) for name in columns() if name not in names]
            facts = _kept(ground, form, more)
            expected, got = _settled(first, by_chance), _settled(facts, by_chance)
            found |= {
                f"{table}.{column} ({what})"
                for table, what, column, _value in (got - expected) + (expected - got)
            }
            found |= {
                f"{table}.{column}"
                for table, _what, column, kept in facts
                if value in NEVER and value in kept
            }
        yield Smuggling(form, first.total(), sorted(found))


def _kept(ground: Ground, form: Form, more: Parts) -> Facts:
    """What a form changed, row by row; afterwards everything is as before."""
    before = ground.rows()
    ask(ground.app, form.address, replace(form, parts=[*form.parts, *more]).message(), form.person.cookie)
    after = ground.rows()
    ground.put_back()
    facts: Facts = Counter()
    for key in before.keys() | after.keys():
        was, is_now = before.get(key, {}), after.get(key, {})
        what = "made" if not was else "removed" if not is_now else "changed"
        for column in was.keys() | is_now.keys():
            if was.get(column) != is_now.get(column):
                facts[key[0], what, column, str(is_now.get(column))] += 1
    return facts


def _settled(facts: Facts, by_chance: set[tuple[str, str]]) -> Facts:
    """The facts without the values that are different each time."""
    told: Facts = Counter()
    for (table, what, column, value), count in facts.items():
        told[table, what, column, "" if (table, column) in by_chance else value] += count
    return told


def tell(report: Report, *, some: int | None = None) -> None:
    """Try every form that is taken."""
    with a_ground() as ground:
        forms = [form for form in places.find(ground).forms if form.is_taken][:some]
        done = list(smuggle(ground, forms))
    changed = [f"{each.form}: {', '.join(each.changed)}" for each in done if each.changed]
    report.figures(
        "every column added to every form", forms=len(done), columns=len(columns()), changed=len(changed)
    )
    for line in changed:
        report.say(line)
    report.must("a form changes what it asks for and nothing else", bool(done) and not changed)
