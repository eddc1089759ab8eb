"""Releasing a batch: from sealed and waiting to readable and untraceable, in one transaction.

The order is shuffled, the keys are random, the tables have no hidden row number, and no moment is kept. After
the commit the batch's key is destroyed, so that what is left of the sealed packets (in the journal of the
database, in a backup) can never be opened (security §0.1, design decision 3).
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Any

from sqlalchemy import delete, func, select

from coprod.core import clock, secret
from coprod.core.db import afterwards, alone, db, together
from coprod.core.errors import Busy
from coprod.questionnaires.models import Channel, Sheet, SheetFile, SheetText, WaitingBatch, WaitingSheet
from coprod.questionnaires.operations import filing, receipts

ORPHAN_SECONDS = 3600
KEYS = "keys of batches"  # what nobody makes while those without a batch are destroyed


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


class KeyLost(Busy):
    """The key of a waiting batch is not where keys are kept: nothing can be added to the batch or taken from it.

    Put the folder of keys back; or, when it is gone for good (a machine that died), ``give_up`` the batch.
    """

    def __init__(self, version_id: int) -> None:
        super().__init__(f"The key of the answers that wait for version {version_id} is missing.")


Content = dict[str, Any]
# Which of the opened contents leave (shuffled already), and which go on waiting.
Choice = Callable[[list[Content]], tuple[list[Content], list[Content]]]


@dataclass(frozen=True)
class Released:
    """What has left: the keys of new sheets in no order that means anything, what was kept beside each, and notes."""

    sheets: list[str] = field(default_factory=list)
    aside: dict[str, Content] = field(default_factory=dict)
    notes: list[Content] = field(default_factory=list)


def all_but_a_batch(size: int) -> Choice:
    """All but so many, drawn at random: to be asked for once twice as many wait.

    So the last ones, at closing, are never alone: a batch of them always waits until then. However many have come
    since the last release, no more go on waiting: a pool that grew would cost more to seal anew with each release,
    while everybody who sends waits for it.
    """
    return lambda opened: (opened[size:], opened[:size])


def everything(opened: list[Content]) -> tuple[list[Content], list[Content]]:
    """All of them."""
    return opened, []


def release(
    version_id: int, *, choose: Choice, least: int = 1, most: int | None = None, packet_size: int = 0
) -> Released:
    """Release what waits for a version, as ``choose`` says, once at least so many wait.

    What goes on waiting is sealed anew, under another key. When ``most`` and ``least`` wait, or more, ``most`` of them,
    drawn at random, leave, and the others are left as they are: everybody who sends waits meanwhile, and whoever asks
    comes back for the rest. Errors: ``KeyLost``.
    """
    batch = db.session.scalars(
        select(WaitingBatch).where(WaitingBatch.version_id == version_id).with_for_update()
    ).first()
    if batch is None:
        return Released()
    name = batch.key
    # Held as well: whoever takes an answer back at this moment comes before or after, never in between.
    # In the order of marks, which a key has made: whichever come first, they are a random few.
    held = select(WaitingSheet).where(WaitingSheet.batch_key == name).order_by(WaitingSheet.mark)
    rows = list(db.session.scalars(held.limit(most + least if most else None).with_for_update()))
    if len(rows) < least:
        return Released()
    is_part = most is not None and len(rows) >= most + least
    rows = rows[:most] if is_part else rows
    ring = secret.key_ring()
    key = ring.get(name)
    if key is None:
        raise KeyLost(version_id)
    opened = _opened(rows, key)
    SystemRandom().shuffle(opened)
    leaving, staying = (opened, []) if is_part else choose(opened)
    if not leaving:
        return Released()
    if is_part:
        gone = [row.mark for row in rows]
        db.session.execute(
            delete(WaitingSheet).where(WaitingSheet.batch_key == name, WaitingSheet.mark.in_(gone))
        )
    else:
        db.session.execute(delete(WaitingSheet).where(WaitingSheet.batch_key == name))
        db.session.execute(delete(WaitingBatch).where(WaitingBatch.key == name))
    db.session.expunge_all()
    if staying:
        _seal_anew(version_id, staying, packet_size)
    released = Released(notes=[content["note"] for content in leaving if "note" in content])
    sheets, texts = _written(version_id, [content for content in leaving if "note" not in content], released)
    if sheets:
        db.session.execute(Sheet.__table__.insert(), sheets)  # type: ignore[attr-defined]
    if texts:
        db.session.execute(SheetText.__table__.insert(), texts)  # type: ignore[attr-defined]
    if files := filing.rows(released.aside):
        db.session.execute(SheetFile.__table__.insert(), files)  # type: ignore[attr-defined]
    if not is_part:
        afterwards(lambda: ring.destroy(name))
    return released


def move(old_id: int, new_id: int, *, packet_size: int) -> int:
    """Let what waits for a version wait with what waits for another that asks the same. Returns how many.

    All of it is opened, shuffled and sealed anew under one key, so that nothing tells which came from where.
    Errors: ``KeyLost``.
    """
    contents: list[Content] = []
    ring = secret.key_ring()
    for number in (old_id, new_id):
        batch = db.session.scalars(
            select(WaitingBatch).where(WaitingBatch.version_id == number).with_for_update()
        ).first()
        if batch is None:
            continue
        name = batch.key
        key = ring.get(name)
        if key is None:
            raise KeyLost(number)
        rows = db.session.scalars(
            select(WaitingSheet)
            .where(WaitingSheet.batch_key == name)
            .order_by(WaitingSheet.mark)
            .with_for_update()
        )
        contents += _opened(list(rows), key)
        db.session.execute(delete(WaitingSheet).where(WaitingSheet.batch_key == name))
        db.session.execute(delete(WaitingBatch).where(WaitingBatch.key == name))
        afterwards(lambda name=name: ring.destroy(name))  # type: ignore[misc]
    db.session.expunge_all()
    SystemRandom().shuffle(contents)
    if contents:
        _seal_anew(new_id, contents, packet_size)
    return len(contents)


def give_up(version_id: int) -> int:
    """Let go of a batch whose key is gone for good. Returns how many answers are lost with it.

    Errors: ``ValueError`` when the key is there after all.
    """
    batch = db.session.scalars(
        select(WaitingBatch).where(WaitingBatch.version_id == version_id).with_for_update()
    ).first()
    if batch is None:
        return 0
    if secret.key_ring().get(batch.key) is not None:
        raise ValueError("The key of this batch is there. Nothing is given up.")
    lost = waiting(version_id)
    db.session.execute(delete(WaitingSheet).where(WaitingSheet.batch_key == batch.key))
    db.session.execute(delete(WaitingBatch).where(WaitingBatch.key == batch.key))
    return lost


def _opened(rows: list[WaitingSheet], key: bytes) -> list[Content]:
    opened = []
    for row in rows:
        told = secret.unseal(key, row.packet, row.mark)
        if told is None:
            raise RuntimeError("A waiting answer does not open with its batch's key.")
        opened.append(json.loads(told))
    return opened


def note_mark(note_key: str, batch_key: bytes) -> str:
    """The name of a waiting note, made from its own with the batch's key."""
    return secret.keyed_hash("note", note_key, key=batch_key)


def _seal_anew(version_id: int, contents: list[Content], packet_size: int) -> None:
    ring, name = secret.key_ring(), secret.reference(24)
    together(KEYS)
    key = ring.make(name)
    db.session.add(WaitingBatch(key=name, version_id=version_id))
    db.session.flush()
    for content in contents:
        mark = (
            note_mark(content["note"]["key"], key)
            if "note" in content
            else receipts.mark(str(content["locator_hash"]), key)
        )
        packet = secret.seal(key, json.dumps(content, ensure_ascii=False).encode(), mark, packet_size)
        db.session.add(WaitingSheet(batch_key=name, mark=mark, packet=packet))
    db.session.flush()


def _written(
    version_id: int, opened: list[Content], released: Released
) -> tuple[list[Content], list[Content]]:
    """The rows to write: sheets in one random order, texts in another."""
    chance = SystemRandom()
    today = clock.today()
    sheets: list[Content] = []
    texts: list[Content] = []
    for content in opened:
        aside = content.pop("aside", None)
        # Whoever kept something beside an answer knows it by a random name that was sealed with it.
        sheet_key = aside["key"] if aside else secrets.token_hex(16)
        if aside:
            released.aside[sheet_key] = aside
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
        texts += [{"key": secrets.token_hex(16), "sheet_key": sheet_key, **each} for each in said]
        released.sheets.append(sheet_key)
    chance.shuffle(texts)
    return sheets, texts


def destroy_orphan_keys() -> int:
    """Destroy keys whose batch is gone: a crash came between the commit and the destroying. Returns how many.

    A key may belong to a batch that is about to be kept. So an hour must pass, and because a clock can be wrong, it is
    only done while nobody is making one (threat T34).
    """
    if not alone(KEYS):
        return 0
    ring = secret.key_ring()
    known = set(db.session.scalars(select(WaitingBatch.key)))
    gone = 0
    for name in ring.names():
        if name not in known and time.time() - (ring.folder / name).stat().st_mtime > ORPHAN_SECONDS:
            ring.destroy(name)
            gone += 1
    return gone
