"""What the payments know of somebody goes when they want to be forgotten, but for what the law keeps (rules D5, D10)."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from coprod.core import clock
from coprod.core.db import db
from coprod.payments.models import (
    BankDetails,
    Claim,
    PayChoice,
    PreApproval,
    PrivateLimit,
    Relation,
)
from coprod.payments.operations import emptying
from coprod.payments.queries import limits
from coprod.payments.rules.claims import CLAIMS, OPEN_TO_CLAIMANT, Choice, ClaimStage
from coprod.people.models import Person


def forget(person: Person, *, by: int | None) -> None:
    """Wipe where their money went and every private word.

    Of what was paid sums, days, miles and receipts stay for the accounts until their years are over (decision 23).
    """
    now = clock.now()
    db.session.execute(delete(PrivateLimit).where(PrivateLimit.key == limits.key_of(person)))
    db.session.execute(delete(PayChoice).where(PayChoice.person_id == person.id))
    db.session.execute(
        update(BankDetails)
        .where(BankDetails.person_id == person.id)
        .values(packet=b"", sealed_with="", last_digits="", wiped_at=now)
    )
    db.session.execute(
        update(Relation)
        .where(
            (Relation.person_id == person.id) | (Relation.other_id == person.id), Relation.ended_at.is_(None)
        )
        .values(ended_at=now)
    )
    db.session.execute(update(PreApproval).where(PreApproval.person_id == person.id).values(words=""))
    for claim in db.session.scalars(
        select(Claim)
        .where(Claim.person_id == person.id, Claim.stage.in_(OPEN_TO_CLAIMANT))
        .order_by(Claim.id)
    ):
        claim.stage = CLAIMS.after(claim.stage, "withdraw")
    db.session.flush()
    emptying.empty(_numbers(person))
    # What comes to no payment needs no proof, and says nothing of what they wanted of it.
    unpaid = _numbers(person, ClaimStage.WITHDRAWN, ClaimStage.REFUSED)
    emptying.throw_receipts_away(unpaid)
    db.session.execute(update(Claim).where(Claim.id.in_(unpaid)).values(choice=Choice.FULL, donate_to=""))


def _numbers(person: Person, *stages: ClaimStage) -> list[int]:
    chosen = select(Claim.id).where(Claim.person_id == person.id).order_by(Claim.id)
    return list(db.session.scalars(chosen.where(Claim.stage.in_(stages)) if stages else chosen))
