"""How the rows of a table are written down, whichever database holds them, and put back into either.

What a column holds is asked of the database and not of the models, since a backup may be older than the models.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from graphlib import TopologicalSorter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import ReflectedColumn

from coprod.migrations import tables

PLAIN = ("text", "number", "truth", "real")
_KINDS: tuple[tuple[type[sa.types.TypeEngine[Any]], str], ...] = (
    (sa.JSON, "json"),
    (sa.Boolean, "truth"),
    (sa.DateTime, "moment"),
    (sa.Date, "day"),
    (sa.Time, "hour"),
    (sa.LargeBinary, "bytes"),
    (sa.Integer, "number"),
    (sa.Float, "real"),
    (sa.String, "text"),
)


def _same(value: Any) -> Any:
    return value


def _moment(value: datetime) -> str:
    aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return aware.isoformat(timespec="microseconds")


_WRITE: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys((*PLAIN, "json"), _same),
    "moment": _moment,
    "day": date.isoformat,
    "hour": time.isoformat,
    "bytes": lambda value: base64.b64encode(value).decode(),
}
_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys((*PLAIN, "json"), _same),
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "hour": time.fromisoformat,
    "bytes": base64.b64decode,
}
_TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "text": sa.Text(),
    "number": sa.Integer(),
    "truth": sa.Boolean(),
    "real": sa.Float(),
    "moment": sa.DateTime(timezone=True),
    "day": sa.Date(),
    "hour": sa.Time(),
    "bytes": sa.LargeBinary(),
    "json": sa.Text(),
}


@dataclass(frozen=True)
class Shape:
    """A table's name, and the name and kind of each of its columns; ``keys`` put its rows in order."""

    name: str
    columns: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]

    @property
    def _table(self) -> sa.TableClause:
        return sa.table(self.name, *(sa.column(name, _TYPES[kind]) for name, kind in self.columns))

    def select(self) -> sa.Select[Any]:
        """All rows in the order of their keys, JSON as the text that it is kept as.

        So they tell nothing of the order in which they came (security §0.1).
        """
        table = self._table
        wanted = [
            sa.cast(table.c[name], sa.Text).label(name) if kind == "json" else table.c[name]
            for name, kind in self.columns
        ]
        return sa.select(*wanted).order_by(*(table.c[key] for key in self.keys))

    def count(self) -> sa.Select[Any]:
        return sa.select(sa.func.count()).select_from(self._table)

    def delete(self) -> sa.Delete:
        return sa.delete(self._table)

    def insert(self) -> sa.Insert:
        """Takes rows as ``read`` gives them."""
        table = self._table
        return sa.insert(table).values(
            {
                name: sa.cast(sa.bindparam(name, type_=sa.Text()), sa.JSON)
                if kind == "json"
                else sa.bindparam(name, type_=_TYPES[kind])
                for name, kind in self.columns
            }
        )

    def plain_insert(self) -> sa.Insert:
        """The same for SQLite, where JSON is text and a cast would make a number of it."""
        return sa.insert(self._table)

    def write(self, row: Sequence[Any]) -> bytes:
        """A row as one line."""
        pairs = zip(row, self.columns, strict=True)
        told = [None if value is None else _WRITE[kind](value) for value, (_name, kind) in pairs]
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

    def read(self, line: bytes) -> dict[str, Any]:
        """The row that a line tells of."""
        pairs = zip(json.loads(line), self.columns, strict=True)
        return {name: None if value is None else _READ[kind](value) for value, (name, kind) in pairs}


def shapes(connection: sa.Connection) -> list[Shape]:
    """Every table of the service, in the order in which rows can point at rows.

    Others may live in the same database: the queue's, for one. Asked for is what a backup needs, and neither indexes
    nor what the tables refuse.
    """
    inspector = sa.inspect(connection)
    names = sorted(set(inspector.get_table_names()) & set(tables.known().tables))
    columns = inspector.get_multi_columns(filter_names=names)
    keys = inspector.get_multi_pk_constraint(filter_names=names)
    point_at = inspector.get_multi_foreign_keys(filter_names=names)
    order = TopologicalSorter[str]()
    for name in names:
        others = {key["referred_table"] for key in point_at[None, name]} - {name}
        order.add(name, *sorted(others.intersection(names)))
    return [
        Shape(
            name,
            tuple((column["name"], _kind(name, column)) for column in columns[None, name]),
            tuple(keys[None, name]["constrained_columns"]),
        )
        for name in order.static_order()
    ]


def _kind(table: str, column: ReflectedColumn) -> str:
    for type_, kind in _KINDS:
        if isinstance(column["type"], type_):
            return kind
    raise ValueError(f"{table}.{column['name']} is of a kind that no backup knows: {column['type']}.")
