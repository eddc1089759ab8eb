"""Tests of a domain run on both databases, inside the service: ``with writing():`` is all they need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coprod import Service


@pytest.fixture(autouse=True)
def inside(database: str, app: Service) -> Iterator[Service]:
    """Not for tests that use a ``client``: its visits would share one ``g``."""
    with app.app_context():
        yield app
