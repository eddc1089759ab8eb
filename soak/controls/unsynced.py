"""The control: SQLite as many sites run it. A commit is answered before it is on the disk (synchronous=NORMAL)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from coprod import create_app
from coprod.core.db import db

app = create_app()


def in_haste(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=NORMAL")


with app.app_context():
    event.listen(db.engine, "connect", in_haste)
