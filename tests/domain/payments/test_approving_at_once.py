"""Many approvers press at the same moment, and each claim is approved once (threat T9)."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import delete, func, select

from coprod import Service
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.payments.models import Approval, Claim
from coprod.payments.operations import approving
from coprod.payments.queries import deciding
from coprod.payments.queries import ledger as accounts
from coprod.payments.rules.claims import CLAIMS as MOVES
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.paying import Account
from coprod.programmes.rules import Role
from tests.base.at_once import at_once
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_budget, a_claim, serves

CLAIMS, APPROVERS, PENCE = 50, 12, 7500
ONE_AT_A_TIME = next(
    each
    for each in Approval.metadata.tables["claim_approval"].indexes
    if each.name and "one_at_a_time" in each.name
)


def everybody_approves_everything(app: Service, claims: int = CLAIMS, approvers: int = APPROVERS) -> int:
    """So many claims, and so many people who each try to approve all of them. How many of the tries went through."""
    with writing():
        role = an_opportunity()
        budget, agreement = a_budget(role), an_agreement(role)
        numbers = [a_claim(agreement, budget, pence=PENCE).id for _ in range(claims)]
        people = [serves(role, Role.FINANCE_APPROVER).id for _ in range(approvers)]

    def approve_all(by: int) -> int:
        done = 0
        for number in random.Random(by).sample(numbers, claims):
            with app.app_context():
                try:
                    with writing():
                        approving.approve(db.session.get_one(Claim, number), by=by)
                except Refused:
                    continue
                done += 1
        return done

    found = at_once([lambda by=by: approve_all(by) for by in people])  # type: ignore[misc]
    assert all(isinstance(each, int) for each in found), found
    return sum(found)


def approvals() -> int:
    return db.session.scalar(select(func.count(Approval.id))) or 0


def test_fifty_claims_approved_by_twelve_people_at_once_are_fifty_approvals(app: Service) -> None:
    assert everybody_approves_everything(app) == CLAIMS

    with reading():
        assert approvals() == CLAIMS
        assert accounts.balance(Account.OWED) == -CLAIMS * PENCE
        assert accounts.unbalanced() == []


def test_a_build_that_believes_its_page_approves_more_than_once_and_is_caught(
    app: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_the_page_showed_it(claim: Claim, move: str, **_who: object) -> Claim:
        claim = deciding.afresh(claim)
        claim.stage = MOVES.after(ClaimStage.SENT, move)
        return claim

    monkeypatch.setattr(approving, "moved", as_the_page_showed_it)
    with writing():
        ONE_AT_A_TIME.drop(db.session.connection())
    try:
        assert everybody_approves_everything(app, claims=5, approvers=3) > 5
    finally:
        with writing():
            db.session.execute(delete(Approval))
            ONE_AT_A_TIME.create(db.session.connection())
