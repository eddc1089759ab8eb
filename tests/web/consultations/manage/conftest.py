"""Who leads, and what they lead: the same for every test of the lead's side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation
from tests.factories.programmes import a_programme


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Lancashire")


@pytest.fixture
def lead(as_role: Callable[..., Visitor], programme: Programme) -> Visitor:
    return as_role(Role.LEAD, programme)


@pytest.fixture
def draft(kept: Kept, programme: Programme) -> Consultation:
    with kept():
        return a_consultation(programme, stage=Stage.DRAFT)
