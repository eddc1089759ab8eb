"""The tables that tests run on: made by the same steps as everybody's, triggers and all."""

from __future__ import annotations

from pathlib import Path

import flask_migrate

from coprod import Service
from coprod.core.db import db, settle

# The file of a SQLite database that has taken every step, and holds nothing else.
_steps_taken: list[bytes] = []


def make_schema(app: Service) -> None:
    """Take every step in an empty database; in SQLite once, since every file would be the same.

    When a test finds no such table or column, a model has changed without its step: ``make migration m="…"``.
    """
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            flask_migrate.upgrade()
            return
        path = Path(str(db.engine.url.database))
        if _steps_taken and not path.exists():
            path.write_bytes(_steps_taken[0])
            return
        is_empty = not path.exists()
        flask_migrate.upgrade()
        if is_empty:
            db.engine.dispose()
            settle()
            _steps_taken.append(path.read_bytes())
