"""Tests of the demo world look at one that is loaded once, on both databases, and change nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coprod import Service
from coprod.core.db import reading


@pytest.fixture(autouse=True)
def inside(world_on_both: Service) -> Iterator[Service]:
    """Inside the service, in a transaction in which the database refuses every change."""
    with world_on_both.app_context(), reading():
        yield world_on_both
