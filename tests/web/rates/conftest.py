"""A programme with an organisation that has a rate card of its own."""

from __future__ import annotations

import pytest

from coprod.programmes.models import Programme
from tests.base.service import Kept
from tests.factories.programmes import a_programme


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()
