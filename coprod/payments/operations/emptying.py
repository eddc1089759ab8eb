"""Taking words, places and receipts out of claims, while figures and days stay for the accounts (decision 23)."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select, update

from coprod.core import audit, clock, settings
from coprod.core.db import db
from coprod.payments.models import ClaimLine, LineFile, PreApproval
from coprod.payments.operations.claiming import receipts
from coprod.payments.queries import keeping
from coprod.payments.rules.keeping import YEARS, kept_from


def empty(numbers: Collection[int]) -> None:
    """What people wrote on these claims, and where they went, is gone. The database allows this one change of a line
    that is approved, and no other."""
    for claim_id, words in keeping.WORDS:
        emptied = update(claim_id.class_).where(claim_id.in_(numbers)).values(dict.fromkeys(words, ""))
        db.session.execute(emptied)


def throw_receipts_away(numbers: Collection[int]) -> None:
    """The photos of these claims leave the database and, once that is kept, the disk."""
    found = (
        select(LineFile.id, LineFile.file_key)
        .join(ClaimLine, ClaimLine.id == LineFile.line_id)
        .where(ClaimLine.claim_id.in_(numbers))
        .order_by(LineFile.id)
    )
    rows = db.session.execute(found).all()
    db.session.execute(delete(LineFile).where(LineFile.id.in_([number for number, _key in rows])))
    receipts.remove_from_disk([key for _number, key in rows])


def empty_old() -> int:
    """Do both with the claims whose years are over (domain rule D10). Says how many; the trail says it as well."""
    emptied = 0
    for programme_id, organisation_id in keeping.places():
        years = settings.get(YEARS, programme=programme_id, organisation=organisation_id)
        before = kept_from(clock.today(), years)
        numbers = keeping.old(programme_id, organisation_id, before)
        empty(numbers)
        throw_receipts_away(numbers)
        db.session.execute(
            update(PreApproval)
            .where(
                PreApproval.programme_id == programme_id,
                PreApproval.organisation_id == organisation_id,
                PreApproval.on_day < before,
                PreApproval.words != "",
            )
            .values(words="")
        )
        emptied += len(numbers)
    if emptied:
        audit.record("emptied old claims", by=None, kind="claim", claims=emptied)
    return emptied
