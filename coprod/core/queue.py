"""The queue that runs the timetable. It holds nothing that matters: the rows of the database do.

huey on SQLite beside the database, or on PostgreSQL or Redis when ``COPROD_JOBS`` names one.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from huey import Huey, MemoryHuey, SqliteHuey


def make(address: str) -> Huey:
    """The queue at an address: ``sqlite:///file``, ``postgresql://…``, ``redis://…`` or ``memory:``."""
    kind = urlsplit(address).scheme
    settings: dict[str, Any] = {"results": False, "utc": True}
    if kind == "memory":
        return MemoryHuey("coprod", **settings)
    if kind == "sqlite":
        path = address.removeprefix("sqlite:///")
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return SqliteHuey("coprod", filename=path, fsync=True, **settings)
    if kind in {"postgres", "postgresql"}:
        from huey import PostgresHuey

        return PostgresHuey("coprod", dsn=address, **settings)
    if kind in {"redis", "rediss"}:
        from huey import RedisHuey

        return RedisHuey("coprod", url=address, **settings)
    raise ValueError(f"COPROD_JOBS must begin with sqlite:, postgresql: or redis:, not {kind or 'nothing'}.")


def address() -> str:
    """Where the queue is kept, from the environment, so that the worker needs nothing else to begin."""
    instance = os.environ.get("COPROD_INSTANCE") or str(Path(__file__).parent.parent.parent / "instance")
    return os.environ.get("COPROD_JOBS") or f"sqlite:///{instance}/jobs.db"
