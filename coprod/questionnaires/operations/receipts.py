"""Receipts: the code with which somebody finds their answers again, and nobody else does.

A code is a locator of 8 letters and a secret of 17 (83 bits), both made from the form's token with the
service's key, so that a retry shows the same code. Only keyed hashes of them are kept. Staff never see when a
code was used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import selectinload

from coprod.core import secret
from coprod.core.db import db, run
from coprod.questionnaires.models import Sheet, WaitingBatch, WaitingSheet
from coprod.questionnaires.operations import filing

LOCATOR = 8
SECRET = 17
GROUP = 5

SECRET_HASH = select(Sheet.secret_hash).where(Sheet.locator_hash == bindparam("locator"))
OPEN = select(WaitingBatch.key, WaitingBatch.version_id).order_by(WaitingBatch.key)
WAITING = select(WaitingSheet.batch_key, WaitingSheet.mark, WaitingSheet.packet).where(
    WaitingSheet.mark.in_(bindparam("marks", expanding=True))
)

# The packet of this mark, or else the next one of its batch, or else the first: one of them in any case.
_OF_BATCH = WaitingSheet.batch_key == bindparam("batch")
_FIRST = select(func.min(WaitingSheet.mark)).where(_OF_BATCH).correlate(None)
_NEXT = _FIRST.where(WaitingSheet.mark >= bindparam("mark"))
LIKE_IT = select(WaitingSheet.mark, WaitingSheet.packet).where(
    _OF_BATCH, WaitingSheet.mark == func.coalesce(_NEXT.scalar_subquery(), _FIRST.scalar_subquery())
)


@dataclass(frozen=True)
class Receipt:
    """A locator and its secret."""

    locator: str
    secret: str

    @property
    def code(self) -> str:
        """As it is shown and written down: five groups of five."""
        whole = self.locator + self.secret
        return "-".join(whole[at : at + GROUP] for at in range(0, len(whole), GROUP))

    @property
    def locator_hash(self) -> str:
        return secret.keyed_hash("locator", self.locator)

    @property
    def secret_hash(self) -> str:
        return secret.keyed_hash("receipt-secret", self.locator, self.secret)

    def mark(self, batch_key: bytes) -> str:
        """What stands for the locator while the answer waits; it means nothing without the batch's key."""
        return mark(self.locator_hash, batch_key)


@dataclass(frozen=True)
class Found:
    """Somebody's own answers, found by their code. ``sheet_key`` is ``None`` while they still wait."""

    version_id: int
    channel: str
    language: str
    format: str
    answers: dict[str, Any]
    texts: list[dict[str, str]]
    may_publish: bool
    secret_hash: str
    receipt: Receipt = field(repr=False)
    sheet_key: str | None = None
    waiting: tuple[str, str] | None = None
    # What the domain keeps beside the answers; only while they wait.
    aside: dict[str, Any] = field(default_factory=dict)

    @property
    def is_waiting(self) -> bool:
        return self.waiting is not None


def mark(locator_hash: str, batch_key: bytes) -> str:
    """The name of a waiting answer, made from what is kept of its locator."""
    return secret.keyed_hash("mark", locator_hash, key=batch_key)


def candidates(token: bytes) -> Iterator[Receipt]:
    """The receipts that a form's token can have: the next is used when a locator is somebody else's."""
    for turn in range(50):
        material = secret.derive("receipt", token, str(turn), length=40)
        yield Receipt(secret.code(LOCATOR, material[:12]), secret.code(SECRET, material[12:]))


def read_code(typed: str) -> Receipt | None:
    """The receipt that somebody typed, in small or capital letters, with or without dashes and blanks."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(letters) != LOCATOR + SECRET or any(letter not in secret.ALPHABET for letter in letters):
        return None
    return Receipt(letters[:LOCATOR], letters[LOCATOR:])


def find(code: str) -> Found | None:
    """The answers that a code opens; ``None`` for a wrong, unknown or withdrawn one alike.

    Both places are looked at in any case, as many packets are opened in any case, and answers are fetched for the right
    secret only: the time that a wrong code takes does not tell whether somebody has its locator (threat T15).
    """
    receipt = read_code(code)
    if receipt is None:
        return None
    waiting = _waiting_or_like_it(receipt)
    # After what waits: an answer that is released in between is not missed.
    kept = db.session.scalar(select(Sheet.secret_hash).where(Sheet.locator_hash == receipt.locator_hash))
    if waiting is not None and secret.same(waiting.secret_hash, receipt.secret_hash):
        return waiting
    return _released(receipt) if secret.same(kept or "", receipt.secret_hash) else None


def secret_of(receipt: Receipt) -> str | None:
    """The hash of the secret that goes with this locator, released or waiting; ``None`` while nobody has it."""
    held: str | None = run(SECRET_HASH, locator=receipt.locator_hash).scalar()
    if held is None and (waits := _waiting(receipt)) is not None:
        held = waits.secret_hash
    return held


def holder_of(receipt: Receipt) -> Found | None:
    """Whatever has this locator, released or waiting, whoever's it is."""
    return _released(receipt) or _waiting(receipt)


def _released(receipt: Receipt) -> Found | None:
    sheet = db.session.scalars(
        select(Sheet).where(Sheet.locator_hash == receipt.locator_hash).options(selectinload(Sheet.texts))
    ).first()
    if sheet is None:
        return None
    return Found(
        version_id=sheet.version_id,
        channel=sheet.channel.value,
        language=sheet.language,
        format=sheet.format,
        answers=sheet.answers,
        texts=[{"question": each.question, "part": each.part, "text": each.text} for each in sheet.texts],
        may_publish=sheet.may_publish,
        secret_hash=sheet.secret_hash,
        receipt=receipt,
        sheet_key=sheet.key,
    )


def _waiting(receipt: Receipt) -> Found | None:
    ring = secret.key_ring()
    batches: dict[str, tuple[str, int, bytes]] = {}
    for name, version_id in run(OPEN):
        if (key := ring.get(name)) is not None:
            batches[receipt.mark(key)] = (name, version_id, key)
    if not batches:
        return None
    for batch_key, mark, packet in run(WAITING, marks=list(batches)):
        name, version_id, key = batches[mark]
        if batch_key == name and (content := _opened(key, packet, mark)) is not None:
            return Found(version_id=version_id, receipt=receipt, waiting=(name, mark), **content)
    return None


def _waiting_or_like_it(receipt: Receipt) -> Found | None:
    """The same for whoever may only be guessing: where it does not wait, another packet of the batch is opened instead.

    A packet is large, so that opening one, or none, could be told by a stop watch.
    """
    ring, found = secret.key_ring(), None
    for name, version_id in run(OPEN).all():
        if (key := ring.get(name)) is None:
            continue
        wanted = receipt.mark(key)
        for mark, packet in run(LIKE_IT, batch=name, mark=wanted).all():
            content = _opened(key, packet, mark)
            if content is not None and secret.same(mark, wanted):
                found = Found(version_id=version_id, receipt=receipt, waiting=(name, mark), **content)
    return found


def _opened(key: bytes, packet: bytes, mark: str) -> dict[str, Any] | None:
    told = secret.unseal(key, packet, mark)
    if told is None:
        return None
    content: dict[str, Any] = json.loads(told)
    content.pop("locator_hash")
    return content


def withdraw(found: Found) -> bool:
    """Take the answers back: they are gone, with every quotation of them. False when they were gone already."""
    if _delete(found):
        return True
    # They may have been released since they were found waiting.
    again = holder_of(found.receipt)
    return again is not None and secret.same(again.secret_hash, found.secret_hash) and _delete(again)


def _delete(found: Found) -> bool:
    files = [each.file_key for each in _files(found)]
    if found.waiting is not None:
        batch_key, mark = found.waiting
        gone = delete(WaitingSheet).where(WaitingSheet.batch_key == batch_key, WaitingSheet.mark == mark)
    else:
        gone = delete(Sheet).where(Sheet.key == found.sheet_key)
    is_gone = bool(db.session.execute(gone).rowcount)  # type: ignore[attr-defined]
    if is_gone:
        filing.forget(files)
    return is_gone


def _files(found: Found) -> list[filing.Held]:
    """What was sent with the answers."""
    return filing.of_sheet(found.sheet_key) if found.sheet_key else filing.held(found.aside)
