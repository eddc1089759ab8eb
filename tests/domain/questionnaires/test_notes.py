"""What is kept beside an answer, and what the holder of its code adds: sealed, waiting and leaving with the answers."""

from __future__ import annotations

import json
import secrets
from typing import Any

import pytest
from sqlalchemy import func, select

from coprod.core import secret
from coprod.core.db import db, reading, writing
from coprod.questionnaires.models import (
    Channel,
    QuestionnaireVersion,
    Sheet,
    SheetText,
    WaitingBatch,
    WaitingSheet,
)
from coprod.questionnaires.operations import packets, receipts, releasing, sending
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.operations.releasing import Released
from coprod.questionnaires.rules.answers import sealed_payload
from tests.base.service import Kept
from tests.factories.questionnaires import a_document, a_version

ROOM = 8192


@pytest.fixture
def version(kept: Kept) -> QuestionnaireVersion:
    with kept():
        return a_version()


def _send(version: QuestionnaireVersion, words: str, **aside: Any) -> Receipt:
    with writing():
        return sending.send(
            db.session.get_one(QuestionnaireVersion, version.id),
            sealed_payload(a_document(), {"better": {"value": words, "other": ""}}),
            token=words.encode(),
            channel=Channel.ONLINE,
            language="en",
            format_="standard",
            aside=aside or None,
            around=ROOM,
        )


def _add(version: QuestionnaireVersion, receipt: Receipt, token: bytes = b"one press", **note: str) -> bool:
    with writing():
        held = db.session.get_one(QuestionnaireVersion, version.id)
        return sending.add_note(held, receipt, note, token=token, around=ROOM)


def _release(version: QuestionnaireVersion, **told: Any) -> Released:
    with writing():
        size = packets.size(db.session.get_one(QuestionnaireVersion, version.id), ROOM)
        return releasing.release(version.id, packet_size=size, **{"choose": releasing.everything, **told})


def _waiting() -> list[dict[str, Any]]:
    with reading():
        rows = db.session.execute(
            select(WaitingSheet.batch_key, WaitingSheet.mark, WaitingSheet.packet).order_by(WaitingSheet.mark)
        ).all()
        lengths = {len(packet) for _batch, _mark, packet in rows}
        assert len(lengths) <= 1, "a note, or an answer with more beside it, can be told by its length"
        ring = secret.key_ring()
        return [
            json.loads(secret.unseal(ring.get(batch) or b"", packet, mark) or b"null") | {"mark": mark}
            for batch, mark, packet in rows
        ]


def test_what_is_kept_beside_an_answer_leaves_with_it_under_the_name_that_was_sealed(
    version: QuestionnaireVersion,
) -> None:
    key = secrets.token_hex(16)
    with_more = _send(version, "Ask me once.", key=key, reach={"way": "post"})
    _send(version, "And listen.")
    with reading():
        found = receipts.find(with_more.code)
        assert found is not None and found.aside["reach"] == {"way": "post"}

    released = _release(version)

    assert released.aside == {key: {"key": key, "reach": {"way": "post"}}}
    assert len(released.sheets) == 2 and key in released.sheets and not released.notes
    with reading():
        assert db.session.scalar(select(SheetText.text).where(SheetText.sheet_key == key)) == "Ask me once."
        assert set(db.session.scalars(select(Sheet.key))) == set(released.sheets)
        found = receipts.find(with_more.code)
        assert found is not None and (found.sheet_key, found.aside) == (key, {})


def test_a_note_is_added_once_however_often_it_is_pressed_and_opens_nothing(
    version: QuestionnaireVersion,
) -> None:
    receipt = _send(version, "Ask me once.")

    assert _add(version, receipt, text="It was the Tuesday.")
    assert not _add(version, receipt, text="It was the Tuesday.")
    assert _add(version, receipt, b"another press", text="And the Friday.")

    notes = [each["note"] for each in _waiting() if "note" in each]
    assert sorted(note["text"] for note in notes) == ["And the Friday.", "It was the Tuesday."]
    made_of = (b"one press", b"another press")
    assert {note["key"] for note in notes} == {
        secret.keyed_hash("note-key", token.hex())[:32] for token in made_of
    }
    # By this a restore knows that it was taken back (operations/repeating.py).
    assert {each["locator_hash"] for each in _waiting()} == {receipt.locator_hash}
    with reading():
        found = receipts.find(receipt.code)
        assert found is not None and found.is_waiting and found.texts[0]["text"] == "Ask me once."


def test_what_stays_is_sealed_anew_and_still_known_by_its_press_and_by_its_code(
    version: QuestionnaireVersion,
) -> None:
    staying, leaving = _send(version, "I stay."), _send(version, "I leave.")
    _add(version, staying, text="I stay too.")
    _add(version, leaving, b"another press", text="I leave too.")
    before = {each["mark"] for each in _waiting()}

    def choose(opened: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        leave = [each for each in opened if "leave" in json.dumps(each)]
        return leave, [each for each in opened if each not in leave]

    released = _release(version, choose=choose)

    assert [note["text"] for note in released.notes] == ["I leave too."] and len(released.sheets) == 1
    held = _waiting()
    assert sorted("note" in each for each in held) == [False, True]
    assert not before & {each["mark"] for each in held}, "under another key they have other names"
    assert not _add(version, staying, text="I stay too."), "the same press adds nothing after that either"
    with reading():
        assert (found := receipts.find(staying.code)) is not None and found.is_waiting
        assert (gone := receipts.find(leaving.code)) is not None and not gone.is_waiting
        assert secret.key_ring().names() == list(db.session.scalars(select(WaitingBatch.key)))


def test_notes_alone_leave_without_a_sheet(version: QuestionnaireVersion) -> None:
    receipt = _send(version, "Ask me once.")
    _release(version)
    _add(version, receipt, text="It helped.")

    released = _release(version)

    assert (released.sheets, released.aside) == ([], {})
    assert [note["text"] for note in released.notes] == ["It helped."]
    with reading():
        assert db.session.scalar(select(func.count()).select_from(WaitingSheet)) == 0
        assert db.session.scalar(select(func.count()).select_from(Sheet)) == 1
    assert _release(version) == Released()


def test_a_part_leaves_one_version_and_nothing_of_another(version: QuestionnaireVersion, kept: Kept) -> None:
    with kept():
        other = a_version()
    for number in range(6):
        _send(version, f"Ours {number}")
        _send(other, f"Theirs {number}")

    released = _release(version, choose=releasing.all_but_a_batch(1), least=2, most=3)

    assert len(released.sheets) == 3
    with reading():
        assert releasing.waiting(version.id) == 3
        assert releasing.waiting(other.id) == 6
