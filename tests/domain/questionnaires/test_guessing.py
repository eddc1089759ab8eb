"""Whoever guesses codes is not told by the work that it makes whether a locator is somebody's (threat T15)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from coprod import Service
from coprod.consultations import queries
from coprod.consultations.operations import answering
from coprod.core import secret
from coprod.core.db import db, reading, writing
from coprod.questionnaires.operations import drafts, receipts
from coprod.questionnaires.operations.receipts import LOCATOR, SECRET, Receipt
from tests.base.service import Kept
from tests.factories.consultations import a_consultation


@pytest.fixture
def waiting(app: Service, kept: Kept) -> list[Receipt]:
    """Three answers to one consultation and one to another, none of them released."""
    with kept():
        asked = [a_consultation().reference for _each in range(2)]
    return [_sent(app, asked[0]), _sent(app, asked[0]), _sent(app, asked[0]), _sent(app, asked[1])]


def _sent(app: Service, reference: str) -> Receipt:
    with app.test_request_context(), writing():
        consultation = queries.to_answer(reference)
        assert consultation is not None
        draft = drafts.begin(consultation.version_id or 0, drafts.new_key())
        draft.typed = {"better": {"value": "Ask me once.", "other": ""}}
        return answering.send(consultation, draft)


@contextmanager
def work_counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    """Counts what takes long: statements that are asked, and bytes of packets that are opened."""
    done = {"statements": 0, "bytes": 0, "packets": 0}
    honest = secret.unseal

    def unseal(key: bytes, packet: bytes, about: str) -> bytes | None:
        done["bytes"] += len(packet)
        done["packets"] += 1
        return honest(key, packet, about)

    def asked(*_arguments: object) -> None:
        done["statements"] += 1

    monkeypatch.setattr(secret, "unseal", unseal)
    event.listen(db.engine, "before_cursor_execute", asked)
    try:
        yield done
    finally:
        event.remove(db.engine, "before_cursor_execute", asked)
        monkeypatch.setattr(secret, "unseal", honest)


def looked_for(code: str, app: Service, monkeypatch: pytest.MonkeyPatch) -> tuple[bool, dict[str, int]]:
    with app.app_context(), reading(), work_counted(monkeypatch) as work:
        found = receipts.find(code) is not None
    return found, work


def test_a_wrong_secret_makes_the_same_work_whether_its_locator_is_somebodys_or_not(
    app: Service, waiting: list[Receipt], monkeypatch: pytest.MonkeyPatch
) -> None:
    nobodys = [secret.code(LOCATOR) + secret.code(SECRET) for _guess in range(20)]
    theirs = [receipt.locator + secret.code(SECRET) for receipt in waiting]

    tried = [looked_for(code, app, monkeypatch) for code in (*nobodys, *theirs)]

    assert not any(found for found, _work in tried)
    # One packet for each of the two batches, however many wait in it.
    assert all(work == tried[0][1] and work["packets"] == 2 and work["bytes"] for _found, work in tried)


def test_the_right_secret_opens_each_of_them(
    app: Service, waiting: list[Receipt], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(looked_for(receipt.code, app, monkeypatch)[0] for receipt in waiting)


def test_a_batch_whose_key_is_lost_keeps_nobody_from_finding_what_waits_elsewhere(
    app: Service, waiting: list[Receipt], monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context(), reading():
        lost = sorted(secret.key_ring().names())[0]  # The first that is looked at.
        secret.key_ring().destroy(lost)
    found = [looked_for(receipt.code, app, monkeypatch)[0] for receipt in waiting]

    # Three wait in one batch and one in the other; which key comes first, chance decides.
    assert found in ([False, False, False, True], [True, True, True, False])


def test_whatever_waits_says_whose_it_is_and_where_it_lies(app: Service, waiting: list[Receipt]) -> None:
    with app.app_context(), reading():
        held = receipts.holder_of(waiting[0])
        found = receipts.find(waiting[0].code)

    assert held is not None and held == found
    assert (held.receipt, held.is_waiting) == (waiting[0], True) and held.version_id
