"""The control: a writer waits for its turn for as long as it takes, and so does the person."""

from __future__ import annotations

from coprod.core import turns

turns.BUSY_SECONDS = 90.0

from coprod import create_app  # noqa: E402

app = create_app()
