"""Receipts and what they open: everything that was sent and nothing else, for whoever holds the whole code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.core import erasures
from coprod.core.db import db, reading, writing
from coprod.questionnaires.models import (
    Channel,
    Sheet,
)
from coprod.questionnaires.operations import drafts, receipts, sending
from coprod.questionnaires.operations.receipts import Receipt
from tests.base.service import Kept
from tests.domain.questionnaires.answers import a_draft, count, find, release, send
from tests.factories.consultations import a_consultation


def test_a_code_opens_all_that_was_sent_the_same_before_and_after_release(
    app: Service, consultation: Consultation
) -> None:
    receipt = send(app, consultation, channel=Channel.PAPER, answered_in="ur")

    waiting = find(app, receipt.code)
    release(app, consultation)
    released = find(app, receipt.code)

    assert waiting and released
    assert waiting.is_waiting and not released.is_waiting
    for found in (waiting, released):
        assert (found.version_id, found.channel, found.language) == (consultation.version_id, "paper", "ur")
        assert (found.format, found.may_publish, found.receipt) == ("easy_read", True, receipt)
        assert found.secret_hash == receipt.secret_hash
        assert found.answers["told"] == {"state": "answered", "value": "other"}
        assert found.answers["who"] == {"state": "skipped", "value": None}
        assert sorted(found.texts, key=lambda each: each["question"]) == [
            {"question": "better", "part": "", "text": "آپ نے واپس فون نہیں کیا"},
            {"question": "told", "part": "other", "text": "By letter"},
        ]
    assert waiting.sheet_key is None
    assert released.sheet_key and released.waiting is None
    assert receipt.secret not in repr(waiting), "a code that is printed by mistake is a code that is known"


@pytest.mark.parametrize(("said", "may"), [("yes", True), ("no", False), (None, False)])
def test_words_may_be_shown_only_when_somebody_has_said_yes(
    app: Service, consultation: Consultation, said: str | None, may: bool
) -> None:
    receipt = send(app, consultation, a_draft(consultation, publish=said))

    found = find(app, receipt.code)
    assert found and found.may_publish is may


def test_the_code_of_a_form_is_the_same_tomorrow_and_after_every_change_of_this_code(app: Service) -> None:
    """If it changed, a retry would give a second code, and codes that are written down would open nothing."""
    with app.app_context():
        receipt = next(receipts.candidates(b"the token of a form"))
        assert receipt.code == "RUTWD-6WYET-CLGRE-LENWC-R8CK7"
        assert receipt.locator_hash == "c2e79deee9bf5ef2a82aacab64586fada885cf3e3b768d80e8ebfa5689c54d02"
        assert receipt.secret_hash == "9427682f4b2eaabcfe0ec809da7f835853164a2b404a2a42c97ba04b37680012"
        assert (
            receipt.mark(bytes(32))
            == receipts.mark(receipt.locator_hash, bytes(32))
            == "beef748fe1cc1f281d213b7acacfe7cce9bb5aa9ffefdee942341857c12d1ce6"
        )
        assert (
            drafts.Draft(key="k" * 43, slip="").token.hex()
            == "cc644d8cbb915bb4d4972b528e15f5d2e4713a5583eb9d052e6b35f40d74ec89"
        )
        every = [each.code for each in receipts.candidates(b"the token of a form")]
    assert len(every) == len(set(every)) == 50


@pytest.mark.parametrize(
    "typed",
    [
        "ABCDE-FGHJK-LMNPR-STUVW-XY234",
        "abcde fghjk lmnpr stuvw xy234",
        "abcdefghjklmnprstuvwxy234",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    read = receipts.read_code(typed)

    assert read == Receipt("ABCDEFGH", "JKLMNPRSTUVWXY234")
    assert read.code == "ABCDE-FGHJK-LMNPR-STUVW-XY234"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ABCDE-FGHJK-LMNPR-STUVW-XY23",
        "ABCDE-FGHJK-LMNPR-STUVW-XY2345",
        "ABCDE-FGHJK-LMNPR-STUVW-XY23O",
        "ABCDE-FGHJK-LMNPR-STUVW-XY23é",
    ],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert receipts.read_code(typed) is None


def test_a_locator_alone_opens_nothing_and_takes_nothing_back(
    app: Service, consultation: Consultation
) -> None:
    mine = send(app, consultation)
    wrong, unknown = (
        Receipt(mine.locator, "2" * receipts.SECRET),
        Receipt("2" * receipts.LOCATOR, mine.secret),
    )

    for _stage in ("waiting", "released"):
        with app.app_context(), reading():
            assert receipts.secret_of(wrong) == mine.secret_hash, "so that nobody else is given this locator"
            assert receipts.secret_of(unknown) is None
        assert find(app, wrong.code) is None
        with app.app_context(), reading():
            held = receipts.holder_of(wrong)
            assert held is not None and held.secret_hash == mine.secret_hash
        release(app, consultation)


def test_taking_back_reports_whether_there_was_anything_to_take(
    app: Service, consultation: Consultation
) -> None:
    kept, waiting, moved = (send(app, consultation) for _each in range(3))
    first, second = find(app, waiting.code), find(app, moved.code)
    assert first and second

    with app.app_context(), writing():
        assert receipts.withdraw(first)
        assert not receipts.withdraw(first)
    release(app, consultation)
    # It was found while it waited, and has been released since.
    stranger = replace(second, secret_hash=kept.secret_hash)
    with app.app_context(), writing():
        assert not receipts.withdraw(stranger), "somebody else has this locator by now"
        assert receipts.withdraw(second)
        assert not receipts.withdraw(second)

    assert count(app, Sheet) == 1
    assert find(app, kept.code)


def test_taking_back_twice_is_counted_once_and_others_are_left_alone(
    app: Service, consultation: Consultation, kept: Kept
) -> None:
    with kept():
        other = a_consultation()
    receipt = send(app, consultation)
    found = find(app, receipt.code)
    assert found

    for _time in range(2):
        with app.app_context(), writing():
            answering.withdraw(found)

    with app.app_context(), reading():
        assert db.session.get_one(Consultation, consultation.id).withdrawn == 1
        assert db.session.get_one(Consultation, other.id).withdrawn == 0


def test_what_is_taken_back_is_remembered_for_restored_backups_and_its_traces_are_removed(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[str] = []
    monkeypatch.setattr(answering, "settle", lambda: settled.append("settled"))
    receipt = send(app, consultation)
    with app.app_context(), writing():
        found = receipts.find(receipt.code)
        assert found
        answering.withdraw(found)
        assert settled == [], "only once it is kept"

    assert settled == ["settled"]
    with app.app_context(), reading():
        assert erasures.name("answer", receipt.locator_hash) in erasures.flat(erasures.known())


def test_whether_a_form_was_sent_is_known_by_its_token(app: Service, consultation: Consultation) -> None:
    draft = a_draft(consultation)
    with app.app_context(), reading():
        assert sending.already_sent(draft.token) is None

    receipt = send(app, consultation, draft)

    with app.app_context(), reading():
        assert sending.already_sent(draft.token) == receipt
        assert sending.already_sent(a_draft(consultation).token) is None
