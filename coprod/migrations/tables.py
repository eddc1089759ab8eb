"""Every table of the service, whether or not a page has needed it yet."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from sqlalchemy import MetaData

from coprod.core.db import db

ROOT = Path(__file__).parent.parent


def known() -> MetaData:
    """All tables: whatever keeps rows in core, and each domain's models."""
    for path in sorted([*ROOT.glob("core/*.py"), *ROOT.glob("*/models.py"), *ROOT.glob("*/models/*.py")]):
        import_module(".".join(("coprod", *path.relative_to(ROOT).with_suffix("").parts)))
    return db.metadata
