"""A consultation that asks whether words may be shown."""

from __future__ import annotations

import pytest

from coprod.consultations.models import Consultation
from tests.base.service import Kept
from tests.domain.questionnaires.answers import WITH_CONSENT
from tests.factories.consultations import a_consultation


@pytest.fixture
def consultation(database: str, kept: Kept) -> Consultation:
    with kept():
        return a_consultation(document=WITH_CONSENT)
