"""Taking back once more what was taken back after the backup that was restored (threat T43)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import delete, select

from coprod.core import erasures, secret
from coprod.core.db import db
from coprod.questionnaires.models import Sheet, WaitingBatch, WaitingSheet
from coprod.questionnaires.operations import filing


@dataclass(frozen=True)
class Again:
    """One answer that was removed once more: its version, and its key where the domain gave it one."""

    version_id: int
    key: str


def withdraw_again(names: frozenset[str]) -> list[Again]:
    """Remove the answers whose erasure is among these names, with their files and everything that their holders added.

    A waiting answer can only be known by opening it. One whose key is gone opens for nobody ever again. Its files are
    in no backup.
    """
    gone: list[Again] = []
    rows = db.session.execute(select(Sheet.key, Sheet.version_id, Sheet.locator_hash)).all()
    for key, version_id, locator_hash in rows:
        if erasures.name("answer", locator_hash) in names:
            filing.forget([each.file_key for each in filing.of_sheet(key)])
            db.session.execute(delete(Sheet).where(Sheet.key == key))
            gone.append(Again(version_id, key))
    for batch in db.session.scalars(select(WaitingBatch).order_by(WaitingBatch.key)).all():
        opener = secret.key_ring().get(batch.key)
        if opener is not None:
            gone += _among_waiting(batch, opener, names)
    return gone


def _among_waiting(batch: WaitingBatch, opener: bytes, names: frozenset[str]) -> list[Again]:
    gone = []
    for row in db.session.scalars(select(WaitingSheet).where(WaitingSheet.batch_key == batch.key)).all():
        told = secret.unseal(opener, row.packet, row.mark)
        content = json.loads(told) if told is not None else {}
        if content and erasures.name("answer", content["locator_hash"]) in names:
            db.session.delete(row)
            if "note" not in content:
                gone.append(Again(batch.version_id, str((content.get("aside") or {}).get("key", ""))))
    db.session.flush()
    return gone
