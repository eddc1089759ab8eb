"""A panel with 150 applications is asked no more of the database than one with 5."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Assessment, Criterion
from coprod.involvement.rules.opportunities import Stage
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.statements import statements
from tests.base.visitor import Visitor
from tests.factories.involvement import a_panelist, an_application, an_opportunity

MOST_BYTES = 250_000


def _asked(kept: Kept, who: Callable[[Programme], Visitor], many: int, page: str) -> tuple[int, int]:
    with kept():
        opportunity = an_opportunity(stage=Stage.DECIDED if page == "people" else Stage.CLOSED)
        seats = [a_panelist(opportunity, lived=True), a_panelist(opportunity)]
        criteria = list(
            db.session.scalars(
                select(Criterion.id).where(Criterion.opportunity_id == opportunity.id).order_by(Criterion.id)
            )
        )
        for _somebody in range(many):
            application = an_application(opportunity)
            for seat in seats:
                for criterion in criteria:
                    db.session.add(
                        Assessment(
                            application_id=application.id,
                            panelist_id=seat.id,
                            criterion_id=criterion,
                            points=2,
                            read_at=clock.now(),
                        )
                    )
        programme = db.session.get_one(Programme, opportunity.programme_id)
        db.session.flush()
    browser = who(programme)
    where = f"/manage/opportunities/{opportunity.reference}/applications" + (f"/{page}" if page else "")
    browser.get(where)
    with statements() as asked:
        reply = browser.get(where)
    assert reply.status_code == 200
    return len(asked), len(reply.data)


@pytest.mark.parametrize("page", ["", "decide", "people"])
def test_a_hundred_and_fifty_applications_ask_as_often_as_five(
    app: Service, kept: Kept, as_role: Callable[..., Visitor], page: str
) -> None:
    few, _bytes = _asked(kept, lambda programme: as_role(Role.LEAD, programme), 5, page)
    many, length = _asked(kept, lambda programme: as_role(Role.LEAD, programme), 150, page)

    assert many == few
    assert length < MOST_BYTES
