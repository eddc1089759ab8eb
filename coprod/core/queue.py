"""The queue that wakes the worker. It holds nothing that matters: the rows of the database do.

huey on SQLite beside the database, or on PostgreSQL or Redis when ``COPROD_JOBS`` names one. What is lost with a
killed worker is only the knock on its door; the timetable looks at the rows again within a minute.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app
from huey import Huey, MemoryHuey, SqliteHuey
from huey.serializer import SignedSerializer

from coprod.core import logs
from coprod.core.db import afterwards


class Signed(SignedSerializer):  # type: ignore[misc]
    """huey's own, with SHA-256 for its SHA-1 (ASVS 5.0, 11.4.1)."""

    def __init__(self, key: str) -> None:
        super().__init__(secret=key, salt="coprod-queue")
        self._key = hashlib.sha256(self.salt + self.secret).digest()

    def _signature(self, message: bytes) -> bytes:
        return hmac.new(self._key, message, hashlib.sha256).hexdigest().encode()


class Queue:
    """A huey with one task: wake up and see what is due."""

    def __init__(self, address: str, key: str) -> None:
        self.huey = make(address, key)
        self.work: Callable[[], None] = lambda: None
        # The same name in the web server and in the worker, or the one could not call the other.
        self._wake = self.huey.task(name="wake")(self._see)

    def _see(self) -> None:
        self.work()

    def wake(self) -> None:
        """Knock. When nobody can be reached, the timetable will look by itself."""
        try:
            self._wake()
        except Exception:  # Each queue has faults of its own: SQLite's, PostgreSQL's, Redis'.
            logs.trouble("queue")


def make(address: str, key: str) -> Huey:
    """The queue at an address: ``sqlite:///file``, ``postgresql://…``, ``redis://…`` or ``memory:``.

    Messages are signed: whoever can write to the queue alone cannot make the worker run anything (they are pickles).
    """
    kind = urlsplit(address).scheme
    settings: dict[str, Any] = {
        "results": False,
        "utc": True,
        "serializer": Signed(key),
    }
    if kind == "memory":
        return MemoryHuey("coprod", **settings)
    if kind == "sqlite":
        path = address.removeprefix("sqlite:///")
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return SqliteHuey("coprod", filename=path, **settings)
    if kind in {"postgres", "postgresql"}:
        from huey import PostgresHuey

        return PostgresHuey("coprod", dsn=address, **settings)
    if kind in {"redis", "rediss"}:
        from huey import RedisHuey

        return RedisHuey("coprod", url=address, **settings)
    raise ValueError(f"COPROD_JOBS must begin with sqlite:, postgresql: or redis:, not {kind or 'nothing'}.")


def wake_afterwards() -> None:
    """Wake the worker once the present transaction is kept."""
    queue: Queue | None = current_app.extensions.get("coprod.queue")
    if queue is not None:
        afterwards(queue.wake)


def init_app(app: Flask) -> None:
    """Give the service its queue."""
    app.extensions["coprod.queue"] = Queue(app.config["JOBS"], app.config["SECRET_KEY"])
