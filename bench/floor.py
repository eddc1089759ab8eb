"""The floor: a bare Flask application that makes the same requests, bytes, SELECTs and one durable insert.

What it does is told by a recipe (``bench/recipe.py``), measured on the real site. It has no forms, no sessions, no
templates, no permissions and no model: SQL goes straight to the driver, over one connection a thread that stays open.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import threading
from pathlib import Path
from typing import Any

import psycopg
from flask import Flask, Response, redirect, request

ROWS = 1000
STEPS: dict[str, Any] = json.loads(Path(os.environ["BENCH_RECIPE"]).read_text())
ADDRESS = os.environ["BENCH_DATABASE"]
IS_SQLITE = ADDRESS.startswith("sqlite:///")
BYTES = {name: b"<" * step["bytes"] for name, step in STEPS.items()}
PACKET = secrets.token_bytes(STEPS["send"]["kept"])

mine = threading.local()


def connection() -> Any:
    """This thread's connection, as durable as the site's."""
    if not hasattr(mine, "connection"):
        if IS_SQLITE:
            mine.connection = sqlite3.connect(
                ADDRESS.removeprefix("sqlite:///"), timeout=5, isolation_level=None
            )
            mine.connection.execute("PRAGMA journal_mode=WAL")
            mine.connection.execute("PRAGMA synchronous=FULL")
        else:
            mine.connection = psycopg.connect(ADDRESS, autocommit=True)
    return mine.connection


def prepare() -> None:
    """A table to ask of and one to keep in."""
    blob = "BLOB" if IS_SQLITE else "BYTEA"
    slot = "?" if IS_SQLITE else "%s"
    asked = connection()
    asked.execute("CREATE TABLE IF NOT EXISTS thing (id INTEGER PRIMARY KEY, words TEXT)")
    asked.execute(f"CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, packet {blob})")
    asked.execute("DELETE FROM thing")
    asked.cursor().executemany(
        f"INSERT INTO thing VALUES ({slot}, {slot})",  # noqa: S608
        [(number, "words " * 20) for number in range(ROWS)],
    )
    asked.close()
    del mine.connection


def ask(times: int) -> None:
    """So many SELECTs, each of one row by its key."""
    slot = "?" if IS_SQLITE else "%s"
    for number in range(times):
        connection().execute(f"SELECT words FROM thing WHERE id = {slot}", (number,)).fetchone()  # noqa: S608


def keep() -> None:
    """One row, on the disk before the answer goes out."""
    slot = "?" if IS_SQLITE else "%s"
    statement = f"INSERT INTO kept VALUES ({slot}, {slot})"  # noqa: S608
    if IS_SQLITE:
        connection().execute("BEGIN IMMEDIATE")
        connection().execute(statement, (secrets.token_hex(16), PACKET))
        connection().execute("COMMIT")
    else:
        connection().execute(statement, (secrets.token_hex(16), PACKET))


app = Flask("floor")


def _answer(name: str) -> Any:
    step = STEPS[name]

    def view() -> Any:
        if step["method"] == "POST":
            request.form.to_dict()  # Whoever is sent something reads it.
        ask(step["selects"])
        if name == "send":
            keep()
        if step["status"] == 302:
            return redirect("/" + name)
        return Response(BYTES[name], mimetype="text/html")

    return view


for each in STEPS:
    app.add_url_rule(f"/{each}", each, _answer(each), methods=[STEPS[each]["method"]])
