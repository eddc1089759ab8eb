"""Releasing a batch: from sealed and waiting to readable and untraceable, in one transaction.

The order is shuffled, the keys are random, the tables have no hidden row number, and no moment is kept. After
the commit the batch's key is destroyed, so that what is left of the sealed packets (in the journal of the
database, in a backup) can never be opened (security §0.1, design decision 3).
"""

from __future__ import annotations

import json
import secrets
import time
from random import SystemRandom

from sqlalchemy import delete, func, select

from coprod.core import clock, secret
from coprod.core.db import afterwards, db
from coprod.questionnaires.models import Channel, Sheet, SheetText, WaitingBatch, WaitingSheet

ORPHAN_SECONDS = 3600


def waiting(version_id: int) -> int:
    """How many answers to a version wait."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(WaitingSheet)
            .join(WaitingBatch, WaitingBatch.key == WaitingSheet.batch_key)
            .where(WaitingBatch.version_id == version_id)
        )
        or 0
    )


def release(version_id: int, *, batch_size: int, everything: bool = False) -> list[str]:
    """Release the answers to a version when there are enough of them, or ``everything`` at closing.

    Returns the keys of the new sheets, in no order that means anything.
    """
    batch = db.session.scalars(
        select(WaitingBatch).where(WaitingBatch.version_id == version_id).with_for_update()
    ).first()
    if batch is None:
        return []
    rows = list(db.session.scalars(select(WaitingSheet).where(WaitingSheet.batch_key == batch.key)))
    if len(rows) < (1 if everything else batch_size):
        return []
    ring = secret.key_ring()
    key = ring.get(batch.key)
    if key is None:
        raise RuntimeError(
            "The key of a waiting batch is missing: restore the folder of keys before anything else."
        )
    opened = []
    for row in rows:
        told = secret.unseal(key, row.packet, row.mark)
        if told is None:
            raise RuntimeError("A waiting answer does not open with its batch's key.")
        opened.append(json.loads(told))
    sheets, texts = _written(version_id, opened)
    name = batch.key
    db.session.execute(delete(WaitingSheet).where(WaitingSheet.batch_key == name))
    db.session.execute(delete(WaitingBatch).where(WaitingBatch.key == name))
    db.session.expunge_all()
    db.session.execute(Sheet.__table__.insert(), sheets)  # type: ignore[attr-defined]
    if texts:
        db.session.execute(SheetText.__table__.insert(), texts)  # type: ignore[attr-defined]
    afterwards(lambda: ring.destroy(name))
    return [str(sheet["key"]) for sheet in sheets]


def _written(
    version_id: int, opened: list[dict[str, object]]
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """The rows to write: sheets in one random order, texts in another."""
    chance = SystemRandom()
    chance.shuffle(opened)
    today = clock.today()
    sheets: list[dict[str, object]] = []
    texts: list[dict[str, object]] = []
    for content in opened:
        sheet_key = secrets.token_hex(16)
        said = content.pop("texts")
        sheets.append(
            content
            | {
                "key": sheet_key,
                "version_id": version_id,
                "channel": Channel(content["channel"]),
                "released_on": today,
            }
        )
        texts += [
            {"key": secrets.token_hex(16), "sheet_key": sheet_key, **each}
            for each in said  # type: ignore[attr-defined]
        ]
    chance.shuffle(texts)
    return sheets, texts


def destroy_orphan_keys() -> int:
    """Destroy keys whose batch is gone: a crash came between the commit and the destroying. Returns how many.

    A young key may belong to a batch that is about to be kept, so an hour must pass.
    """
    ring = secret.key_ring()
    known = set(db.session.scalars(select(WaitingBatch.key)))
    gone = 0
    for name in ring.names():
        if name not in known and time.time() - (ring.folder / name).stat().st_mtime > ORPHAN_SECONDS:
            ring.destroy(name)
            gone += 1
    return gone
