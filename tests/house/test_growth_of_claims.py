"""The desk with 150 claims asks the database no more often than with 5, and neither do budgets and later rates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock, secret
from coprod.core.db import db, writing
from coprod.involvement.models import Agreement, WorkSession
from coprod.payments.models import Budget, Claim, ClaimLine, PreApproval
from tests.base.statements import statements
from tests.factories.involvement import a_work_session
from tests.factories.payments import a_claim
from tests.house.conftest import Standing
from tests.house.growth import copies
from tests.house.standing import a_standing_world, browser

pytestmark = pytest.mark.slow

FEW, MANY = 5, 150
PAGES = [
    ("finance_approver", "/manage/claims"),
    ("finance_approver", "/manage/claims?state=all&q=panel"),
    ("finance_approver", "/manage/claims/{claim}"),
    ("finance_approver", "/manage/pre-approvals"),
    ("finance_approver", "/manage/budgets"),
    ("finance_approver", "/manage"),
    ("lead", "/manage/budgets"),
    ("lead", "/manage/accruals"),
    ("lead", "/manage/top-ups"),
    ("lead", "/manage/lendings"),
]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory, make_app: Callable[..., Service]) -> dict[int, list[int]]:
    """How many statements each page asked with few claims, and with many."""
    app, world = a_standing_world(tmp_path_factory.mktemp("growth-of-claims"))
    with app.app_context(), writing():
        _claims(world.own.claim, FEW)
    asked: dict[int, list[int]] = {FEW: _visits((app, world)), MANY: []}
    with app.app_context(), writing():
        _claims(world.own.claim, MANY - FEW)
    asked[MANY] = _visits((app, world))
    return asked


def _claims(reference: str, many: int) -> None:
    """So many more claims and requests like the one that is there, and work that nobody has claimed for."""
    first = db.session.scalars(select(Claim).where(Claim.reference == reference)).one()
    agreement = db.session.get_one(Agreement, first.agreement_id)
    session = a_work_session(agreement)
    claim = a_claim(agreement, db.session.get_one(Budget, first.budget_id), session_id=session.id)
    line = db.session.scalars(select(ClaimLine.id).where(ClaimLine.claim_id == claim.id)).one()
    bundles = [secret.reference() for _ in range(many)]
    numbers = copies(Claim, Claim.id == claim.id, many, bundle=bundles)
    copies(ClaimLine, ClaimLine.id == line, many, claim_id=numbers)
    copies(WorkSession, WorkSession.id == session.id, many)
    asked = db.session.scalars(select(PreApproval.id).where(PreApproval.person_id == claim.person_id)).first()
    days = [clock.today() + timedelta(days=number % 30) for number in range(many)]
    copies(PreApproval, PreApproval.id == asked, many, on_day=days)


def _visits(standing: Standing) -> list[int]:
    counted = []
    for who, address in PAGES:
        visitor, at = browser(*standing, who), address.format(claim=standing[1].own.claim)
        visitor.get(at)  # Once before, so that templates are read and caches are warm.
        with statements() as found:
            page = visitor.get(at)
        assert page.status_code == 200, at
        assert len(page.data) < 400_000, f"{at}: is this list paged?"
        counted.append(len(found))
    return counted


def test_many_claims_ask_no_more_often_than_few(grown: dict[int, list[int]]) -> None:
    told = dict(zip(PAGES, zip(grown[FEW], grown[MANY], strict=True), strict=True))

    assert {page: counts for page, counts in told.items() if counts[1] > counts[0]} == {}
