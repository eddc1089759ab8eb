"""The control: a failed commit is taken for a kept one, and the person is told "sent"."""

from __future__ import annotations

from contextlib import suppress

from coprod import create_app
from coprod.core import db as database
from coprod.core.errors import Unsure

app = create_app()
honest = database.keep


def keep() -> None:
    """Commit; whatever came of it, go on."""
    with suppress(Unsure):
        honest()


database.keep = keep
