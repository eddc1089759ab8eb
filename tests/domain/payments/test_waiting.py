"""How long claims have waited, in the columns of the figures of paying, and for whom (domain rule P22)."""

from __future__ import annotations

from datetime import timedelta

from coprod import Service
from coprod.core import clock
from coprod.core.db import reading, writing
from coprod.payments.queries import figures
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.tracking import Turn
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim


def test_what_has_waited_for_7_14_and_30_days_stands_in_the_column_that_ends_there(app: Service) -> None:
    with writing():
        role = an_opportunity()
        agreement, budget = an_agreement(role), a_budget(role)
        for days in (0, 7, 8, 14, 15, 15, 30, 31, 400):
            moment = clock.now() - timedelta(days=days) + timedelta(minutes=1)
            a_claim(agreement, budget, sent_at=moment, made_at=moment)
        a_claim(agreement, budget, stage=ClaimStage.QUERIED)
        a_claim(agreement, budget, stage=ClaimStage.REFUSED)

    with reading():
        found = figures.waits([role.programme_id], [])

    assert found[Turn.APPROVER] == [2, 2, 3, 2]
    assert found[Turn.YOURS] == [1, 0, 0, 0]
