"""Puts hostile words into every column of every table that can hold words, whatever forms would have let in.

What remains is made by the service itself: listed by name, so that a new column is sown until somebody says why not.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

from sqlalchemy import JSON, Column, Enum, String

from coprod.core import clock, settings
from coprod.core.db import db, writing
from coprod.questionnaires.rules.document import Document
from soak.hostile.ground import Ground

# Made by the service, and looked up by it: keys, hashes, codes of languages and kinds. No form's words come here.
MADE = frozenset(
    {
        "answers", "bucket", "by_transaction", "deed", "format", "hash", "key", "kind", "language", "mark",
        "media_type", "message_id", "month", "names", "option", "part", "question", "reference", "sha256", "shown",
        "slug", "subject_kind",
    }
)  # fmt: skip
ELSEWHERE = {
    "dated_setting.value": "checked by kind: sown through the settings themselves",
    "outbox.to_address": "only what is an address gets there (tests/domain/core/test_outbox.py)",
}


def columns() -> list[Column[Any]]:
    """Every column that is sown."""
    return [
        column
        for table in db.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String | JSON)
        and not isinstance(column.type, Enum)
        and not column.foreign_keys
        and not column.primary_key
        and column.name not in MADE
        and not column.name.endswith("_hash")
        and f"{table.name}.{column.name}" not in ELSEWHERE
    ]


def sow(ground: Ground, words: str) -> int:
    """Write the words over whatever stands there. Returns in how many places. No trigger and no check stops it."""
    with ground.app.app_context():
        with writing():
            _settings(words)
        db.engine.dispose()
    sown = 0
    with closing(sqlite3.connect(ground.folder / "coprod.db")) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        for column in columns():
            sown += _write(connection, column, words)
        # What a trigger would have done: pages that were kept are drawn anew (core/kept.py).
        connection.execute("UPDATE content_mark SET mark = hex(randomblob(16))")
        connection.commit()
    return sown


def _write(connection: sqlite3.Connection, column: Column[Any], words: str) -> int:
    table = column.table
    keys = [each.name for each in table.primary_key]
    named = ", ".join(f'"{name}"' for name in [*keys, column.name])
    rows = connection.execute(f'SELECT {named} FROM "{table}"').fetchall()  # noqa: S608 - our own names
    for number, (*key, held) in enumerate(rows):
        new: Any = f"{words} {number}" if column.unique else words
        if isinstance(column.type, JSON):
            new = json.dumps(replaced(json.loads(held), words), ensure_ascii=False) if held else held
        elif column.name == "document":
            new = _document(connection, table.name, key[0], held, words)
        where = " AND ".join(f'"{name}" = ?' for name in keys)
        connection.execute(f'UPDATE "{table}" SET "{column.name}" = ? WHERE {where}', (new, *key))  # noqa: S608
    return len(rows)


def _document(connection: sqlite3.Connection, table: str, key: object, held: str, words: str) -> str:
    """A frozen questionnaire with other words, and the hash that vouches for them."""
    told = json.loads(held)
    told["words"] = replaced(told["words"], words)
    document = Document.from_json(json.dumps(told, ensure_ascii=False))
    connection.execute(f'UPDATE "{table}" SET sha256 = ? WHERE id = ?', (document.sha256(), key))  # noqa: S608
    return document.to_json()


def replaced(value: Any, words: str) -> Any:
    """The same shape with other words in it."""
    if isinstance(value, dict):
        return {name: replaced(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [replaced(each, words) for each in value]
    return words if isinstance(value, str) else value


def _settings(words: str) -> None:
    """A setting of each kind that lets such words in."""
    for key in settings.KEYS.values():
        for value in (replaced(key.otherwise, words), words):
            if _is_let_in(key.read, value):
                settings.put(key, value, from_day=clock.today(), source=words)
                break


def _is_let_in(read: Callable[[Any], Any], value: Any) -> bool:
    try:
        read(value)
        json.dumps(value)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True
