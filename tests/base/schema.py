"""The tables that tests run on."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import coprod
from coprod import Service
from coprod.core.db import db, writing


def know_every_table() -> None:
    """Import every domain's models, whether or not a view has done so."""
    root = Path(coprod.__file__).parent
    for path in sorted(root.glob("*/models.py")):
        import_module(f"coprod.{path.parent.name}.models")


def make_schema(app: Service) -> None:
    """Make every table and trigger in an empty database."""
    know_every_table()
    with app.app_context(), writing():
        db.create_all()
