"""Tests take every step of the database anew in each process; here the first keeps the file for all others."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

KEPT = "MUTATION_SCHEMA"  # the environment's name for the folder where it is kept


def pytest_collection_finish(session: pytest.Session) -> None:
    from tests.base import schema

    take_every_step = schema.make_schema
    for module in list(sys.modules.values()):
        if getattr(module, "make_schema", None) is take_every_step:
            module.make_schema = _once(take_every_step)  # type: ignore[attr-defined]


def _once(take_every_step: Callable[[Any], None]) -> Callable[[Any], None]:
    def make_schema(app: Any) -> None:
        folder = Path(os.environ[KEPT])
        database = Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if (folder / "coprod.db").exists() and not database.exists():
                shutil.copyfile(folder / "coprod.db", database)
                return
            take_every_step(app)
            _settle(app)
            shutil.copyfile(database, folder / "coprod.db")

    return make_schema


def _settle(app: Any) -> None:
    from coprod.core.db import db

    with app.app_context():
        with db.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        db.engine.dispose()
