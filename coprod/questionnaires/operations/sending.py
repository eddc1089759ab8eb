"""Sending answers: sealed, into the waiting batch, once for each form however often it is pressed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from coprod.core import secret
from coprod.core.db import afterwards, db, one_at_a_time, run, together
from coprod.core.errors import Busy
from coprod.questionnaires.models import Channel, QuestionnaireVersion, WaitingBatch, WaitingSheet
from coprod.questionnaires.operations import packets, receipts
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.operations.releasing import KEYS, KeyLost, note_mark
from coprod.questionnaires.rules.answers import Sealed
from coprod.questionnaires.rules.consent import PUBLISH, YES

# Held for sharing: a release of this batch waits for us, or we for it and then make a new one.
_OPEN = select(WaitingBatch.key).where(WaitingBatch.version_id == bindparam("version"))
SHARED = _OPEN.with_for_update(read=True)
PUT = insert(WaitingSheet)
HELD = select(WaitingSheet.mark).where(
    WaitingSheet.batch_key == bindparam("batch"), WaitingSheet.mark == bindparam("mark")
)


def already_sent(token: bytes) -> Receipt | None:
    """The receipt of this form when its answers have been sent before."""
    for receipt in receipts.candidates(token):
        held = receipts.secret_of(receipt)
        if held is None:
            return None
        if secret.same(held, receipt.secret_hash):
            return receipt
    return None


def send(
    version: QuestionnaireVersion,
    sealed: Sealed,
    *,
    token: bytes,
    channel: Channel,
    language: str,
    format_: str,
    aside: Mapping[str, Any] | None = None,
    around: int = 0,
) -> Receipt:
    """Put answers among those that wait. The same token gives the same receipt and no second row.

    ``aside`` is what the domain keeps beside the answers (how somebody can be reached), sealed with them and handed back
    when they are released; ``around`` is for how many bytes of it there is room in every packet.
    """
    one_at_a_time(f"send {token.hex()}")
    # The batch is held before it is asked whether the answer is there: no release can come in between.
    batch_key, key = _open_batch(version.id)
    for receipt in receipts.candidates(token):
        held = receipts.secret_of(receipt)
        if held is None:
            break
        if secret.same(held, receipt.secret_hash):
            return receipt
    else:
        raise Busy
    mark = receipt.mark(key)
    consent = sealed["answers"].get(PUBLISH)
    content = {
        "locator_hash": receipt.locator_hash,
        "secret_hash": receipt.secret_hash,
        "channel": channel.value,
        "language": language,
        "format": format_,
        "answers": sealed["answers"],
        "texts": sealed["texts"],
        "may_publish": bool(consent and consent["value"] == YES),
    }
    if aside is not None:
        content["aside"] = dict(aside)
    size = packets.size(version, around)
    packet = secret.seal(key, json.dumps(content, ensure_ascii=False).encode(), mark, size)
    run(PUT, batch_key=batch_key, mark=mark, packet=packet)
    return receipt


def add_note(
    version: QuestionnaireVersion, receipt: Receipt, note: Mapping[str, Any], *, token: bytes, around: int = 0
) -> bool:
    """Put what the holder of a receipt has to add among what waits, in a packet that looks like all the others.

    It gets a ``key``, made from the token: the same token adds it once. Returns whether it was added now.
    """
    one_at_a_time(f"note {token.hex()}")
    batch_key, key = _open_batch(version.id)
    named = {**note, "key": secret.keyed_hash("note-key", token.hex())[:32]}
    mark = note_mark(named["key"], key)
    if run(HELD, batch=batch_key, mark=mark).scalar() is not None:
        return False
    content = {"locator_hash": receipt.locator_hash, "note": named}
    size = packets.size(version, around)
    packet = secret.seal(key, json.dumps(content, ensure_ascii=False).encode(), mark, size)
    run(PUT, batch_key=batch_key, mark=mark, packet=packet)
    return True


def _open_batch(version_id: int) -> tuple[str, bytes]:
    """The batch that takes answers to this version now, with its key; a new one when there is none."""
    ring = secret.key_ring()
    mine: str | None = None
    for _try in range(3):
        name = run(SHARED, version=version_id).scalar()
        if name is not None:
            if mine is not None and name != mine:
                _drop_later(mine)
            key = ring.get(name)
            if key is None:
                raise KeyLost(version_id)
            return name, key
        if mine is None:
            mine = secret.reference(24)
            together(KEYS)
            ring.make(mine)
        added = sqlite.insert if db.engine.dialect.name == "sqlite" else postgresql.insert
        db.session.execute(
            added(WaitingBatch).values(key=mine, version_id=version_id).on_conflict_do_nothing()
        )
    raise Busy


def _drop_later(name: str) -> None:
    ring = secret.key_ring()
    afterwards(lambda: ring.destroy(name))
