"""Sending, releasing, finding and taking back: once, whole, and by nobody else."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.consultations import jobs, queries
from coprod.consultations.models import Consultation, Response
from coprod.consultations.operations import answering, moves
from coprod.consultations.rules import Stage
from coprod.core import clock, secret
from coprod.core.db import db, hold, reading, writing
from coprod.core.errors import Refused
from coprod.questionnaires.models import Channel, Sheet, SheetText, WaitingBatch, WaitingSheet
from coprod.questionnaires.operations import drafts, receipts, releasing, sending
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.rules.consent import PUBLISH
from tests.base.at_once import at_once
from tests.base.service import Kept
from tests.domain.questionnaires.answers import count, send
from tests.factories.consultations import a_consultation


@pytest.fixture
def consultation(database: str, kept: Kept) -> Consultation:
    with kept():
        return a_consultation()


def _draft(consultation: Consultation, words: str = "Nobody called back.") -> Draft:
    draft = drafts.begin(consultation.version_id or 0, drafts.new_key())
    draft.typed = {"told": {"value": "once", "other": ""}, "better": {"value": words, "other": ""}}
    return draft


def _release(app: Service, consultation: Consultation, batch: int = 0) -> int:
    """Release by batches of that many; without a number, everything that waits."""
    app.config["RELEASE_BATCH"] = batch
    with app.app_context(), writing():
        return answering.release(_held(consultation), everything=not batch)


def _held(consultation: Consultation) -> Consultation:
    held = queries.one(consultation.reference)
    assert held is not None and hold(held)
    return held


def test_a_code_opens_its_answers_before_and_after_release_and_no_other_code_does(
    app: Service, consultation: Consultation
) -> None:
    mine = send(app, consultation, _draft(consultation, "mine"))
    send(app, consultation, _draft(consultation, "theirs"))

    for is_waiting in (True, False):
        with app.app_context(), reading():
            found = receipts.find(mine.code)
            assert found is not None and found.is_waiting is is_waiting
            assert [each["text"] for each in found.texts] == ["mine"]
            wrong = Receipt(mine.locator, secret.code(receipts.SECRET))
            assert receipts.find(wrong.code) is None
            assert receipts.find("not a code") is None
        _release(app, consultation)


def test_thirty_forms_pressed_ten_times_at_once_make_thirty_answers(
    app: Service, consultation: Consultation
) -> None:
    for _form in range(30):
        draft = _draft(consultation, secrets.token_hex(4))
        codes = at_once([lambda draft=draft: send(app, consultation, draft).code] * 10)
        assert len(set(codes)) == 1, codes

    assert count(app, WaitingSheet) == 30


def test_a_locator_that_belongs_to_somebody_else_leads_to_another_code_and_loses_nobody(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = receipts.candidates

    def crowded(token: bytes) -> Any:
        yield Receipt("ABCDEFGH", next(honest(token)).secret)
        yield from honest(token)

    monkeypatch.setattr(receipts, "candidates", crowded)
    sent = [
        (words, send(app, consultation, _draft(consultation, words))) for words in ("one", "two", "three")
    ]
    _release(app, consultation)
    sent += [("four", send(app, consultation, _draft(consultation, "four")))]

    with app.app_context(), reading():
        for words, receipt in sent:
            found = receipts.find(receipt.code)
            assert found is not None and found.texts[0]["text"] == words
    assert len({receipt.code for _words, receipt in sent}) == 4


def test_sending_while_it_is_released_loses_and_doubles_nothing(
    app: Service, consultation: Consultation
) -> None:
    for _round in range(6):
        presses = [lambda: send(app, consultation, _draft(consultation)).code for _person in range(5)]
        results = at_once(
            [*presses, lambda: _release(app, consultation), lambda: _release(app, consultation)]
        )
        assert not [each for each in results if isinstance(each, Exception)], results
    _release(app, consultation)

    assert count(app, Sheet) == count(app, Response) == count(app, SheetText) == 30
    assert count(app, WaitingSheet) == count(app, WaitingBatch) == 0
    with app.app_context():
        assert secret.key_ring().names() == []


def test_whoever_sends_while_it_is_closed_is_either_counted_or_told(
    app: Service, consultation: Consultation
) -> None:
    def close() -> None:
        with app.test_request_context(), writing():
            moves.close(_held(consultation), by=1)

    def send() -> str:
        with app.test_request_context(), writing():
            held = queries.to_answer(consultation.reference)
            assert held is not None
            hold(held, share=True)
            return answering.send(held, _draft(consultation)).code

    results = at_once([*([send] * 6), close, *([send] * 6)])

    codes = [each for each in results if isinstance(each, str)]
    others = [each for each in results if not isinstance(each, str) and each is not None]
    assert all(isinstance(each, Refused) for each in others), others
    assert count(app, Sheet) == len(codes)
    assert count(app, WaitingSheet) == 0


def test_a_batch_that_is_too_small_waits_until_the_consultation_closes(
    app: Service, consultation: Consultation
) -> None:
    codes = [send(app, consultation, _draft(consultation)).code for _person in range(19)]
    assert _release(app, consultation, batch=10) == 0
    codes.append(send(app, consultation, _draft(consultation)).code)
    # Ten of the twenty leave, by chance; the others are sealed anew and still open with their codes.
    assert _release(app, consultation, batch=10) == 10
    assert _release(app, consultation, batch=10) == 0
    with app.app_context(), reading():
        assert sorted(receipts.find(code).is_waiting for code in codes) == [False] * 10 + [True] * 10
        assert len(secret.key_ring().names()) == 1
    with app.test_request_context(), writing():
        held = queries.one(consultation.reference)
        assert held is not None
        moves.close(held, by=1)
    assert (count(app, Sheet), count(app, WaitingSheet)) == (20, 0)


def test_a_crowd_leaves_no_more_waiting_than_a_batch(app: Service, consultation: Consultation) -> None:
    codes = [send(app, consultation, _draft(consultation)).code for _person in range(35)]

    assert _release(app, consultation, batch=5) == 30

    assert (count(app, Sheet), count(app, WaitingSheet)) == (30, 5)
    with app.app_context(), reading():
        assert all(receipts.find(code) for code in codes)


def test_what_is_taken_back_is_gone_and_counted_and_its_code_opens_nothing(
    app: Service, consultation: Consultation
) -> None:
    waiting = send(app, consultation, _draft(consultation))
    released = send(app, consultation, _draft(consultation))
    with app.app_context(), writing():
        found = receipts.find(waiting.code)
        assert found is not None
        answering.withdraw(found)
    _release(app, consultation)
    with app.app_context(), writing():
        found = receipts.find(released.code)
        assert found is not None
        answering.withdraw(found)

    for table in (WaitingSheet, Sheet, SheetText, Response):
        assert count(app, table) == 0
    with app.app_context(), reading():
        assert receipts.find(waiting.code) is receipts.find(released.code) is None
        assert db.session.get_one(Consultation, consultation.id).withdrawn == 2


def test_what_is_taken_back_while_it_is_released_does_not_come_back(
    app: Service, consultation: Consultation
) -> None:
    codes = [send(app, consultation, _draft(consultation)).code for _person in range(12)]

    def take_back(code: str) -> None:
        with app.app_context(), writing():
            found = receipts.find(code)
            assert found is not None
            answering.withdraw(found)

    release = [lambda: _release(app, consultation)] * 2
    results = at_once([*[lambda code=code: take_back(code) for code in codes[:6]], *release])

    assert not [each for each in results if isinstance(each, Exception)], results
    _release(app, consultation)
    with app.app_context(), reading():
        assert [receipts.find(code) is None for code in codes] == [True] * 6 + [False] * 6
        assert db.session.get_one(Consultation, consultation.id).withdrawn == 6
    assert count(app, Sheet) == 6


def test_a_lost_key_stops_neither_closing_nor_other_consultations_and_can_be_given_up(
    app: Service, consultation: Consultation, kept: Kept
) -> None:
    send(app, consultation, _draft(consultation))
    with kept():
        other = a_consultation()
    send(app, other, _draft(other))
    with app.app_context(), reading():
        lost = db.session.scalars(
            select(WaitingBatch.key).where(WaitingBatch.version_id == consultation.version_id)
        ).one()
        secret.key_ring().destroy(lost)
    with app.app_context(), writing():
        for each in db.session.scalars(select(Consultation)):
            each.closes_on = clock.today() - timedelta(days=1)

    with app.app_context():
        jobs.close_due()
        jobs.release_due()

    with app.app_context(), reading():
        stages = {each.id: each.stage for each in db.session.scalars(select(Consultation))}
        assert set(stages.values()) == {Stage.CLOSED}
        assert db.session.scalars(select(Response.consultation_id)).all() == [other.id]
    with app.app_context(), writing():
        assert answering.give_up(_held(consultation), by=None) == 1
    with app.test_request_context(), writing(), pytest.raises(Refused, match="is there"):
        sending._open_batch(consultation.version_id or 0)
        answering.give_up(_held(consultation), by=None)
    assert count(app, WaitingSheet) == 0


def test_taking_back_twice_at_once_counts_once(app: Service, consultation: Consultation) -> None:
    code = send(app, consultation, _draft(consultation)).code
    _release(app, consultation)

    def take_back() -> bool:
        with app.app_context(), writing():
            found = receipts.find(code)
            if found:
                answering.withdraw(found)
            return found is not None

    at_once([take_back] * 4)

    with app.app_context(), reading():
        assert db.session.get_one(Consultation, consultation.id).withdrawn == 1


def test_the_packet_of_a_draft_opens_with_its_cookie_alone(app: Service, consultation: Consultation) -> None:
    draft = _draft(consultation, "still typing")
    version = consultation.version_id or 0
    with app.app_context(), writing():
        drafts.keep(draft)

    with app.app_context(), reading():
        assert drafts.find(version, [drafts.new_key()]) is None
        again = drafts.find(version, [drafts.new_key(), draft.key])
        assert again is not None and again.typed == draft.typed
        assert drafts.find(version + 1, [draft.key]) is None


def test_a_crash_between_commit_and_destroying_leaves_a_key_that_is_destroyed_within_the_hour(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(app, consultation, _draft(consultation))
    with app.app_context():
        living = secret.key_ring().names()
        secret.key_ring().make("left-behind")
        with writing():
            assert releasing.destroy_orphan_keys() == 0, (
                "a young key may belong to a batch that is about to be kept"
            )
        monkeypatch.setattr(releasing, "ORPHAN_SECONDS", -1)
        with writing():
            assert releasing.destroy_orphan_keys() == 1
        assert secret.key_ring().names() == living


def test_twenty_thousand_codes_differ_and_are_read_back_however_they_are_typed(app: Service) -> None:
    with app.app_context():
        seen = {next(receipts.candidates(secrets.token_bytes(32))).code for _code in range(20_000)}
    assert len(seen) == 20_000
    code = seen.pop()
    for typed in (code, code.lower(), code.replace("-", " "), f"  {code.replace('-', '')}\n"):
        read = receipts.read_code(typed)
        assert read is not None and read.code == code


def test_channel_and_language_travel_with_the_answer(app: Service, consultation: Consultation) -> None:
    with app.test_request_context(), writing():
        held = queries.to_answer(consultation.reference)
        assert held is not None
        answering.send(held, _draft(consultation), channel=Channel.PAPER, answered_in="ur")
    _release(app, consultation)

    with app.app_context(), reading():
        sheet = db.session.scalars(select(Sheet)).one()
        assert (sheet.channel, sheet.language) == (Channel.PAPER, "ur")
    assert PUBLISH == "publish"
