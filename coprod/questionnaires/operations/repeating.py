"""Taking back once more what was taken back after the backup that was restored (threat T43)."""

from __future__ import annotations

import json
from collections import Counter

from sqlalchemy import delete, select

from coprod.core import erasures, secret
from coprod.core.db import db
from coprod.questionnaires.models import Sheet, WaitingBatch, WaitingSheet


def withdraw_again(names: frozenset[str]) -> Counter[int]:
    """Remove the answers whose erasure is among these names. Returns how many, by version.

    A waiting answer can only be known by opening it. One whose key is gone opens for nobody ever again.
    """
    gone: Counter[int] = Counter()
    rows = db.session.execute(select(Sheet.key, Sheet.version_id, Sheet.locator_hash)).all()
    for key, version_id, locator_hash in rows:
        if erasures.name("answer", locator_hash) in names:
            db.session.execute(delete(Sheet).where(Sheet.key == key))
            gone[version_id] += 1
    for batch in db.session.scalars(select(WaitingBatch).order_by(WaitingBatch.key)).all():
        opener = secret.key_ring().get(batch.key)
        if opener is not None:
            gone[batch.version_id] += _among_waiting(batch, opener, names)
    return gone


def _among_waiting(batch: WaitingBatch, opener: bytes, names: frozenset[str]) -> int:
    gone = 0
    for row in db.session.scalars(select(WaitingSheet).where(WaitingSheet.batch_key == batch.key)).all():
        told = secret.unseal(opener, row.packet, row.mark)
        if told is not None and erasures.name("answer", json.loads(told)["locator_hash"]) in names:
            db.session.delete(row)
            gone += 1
    db.session.flush()
    return gone
