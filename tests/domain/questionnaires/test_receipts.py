"""Receipts and what they open: everything that was sent and nothing else, for whoever holds the whole code."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import func, select

from coprod import Service
from coprod.consultations import jobs, queries
from coprod.consultations.models import Consultation, Response
from coprod.consultations.operations import answering, moves
from coprod.consultations.rules import Stage
from coprod.core import clock, erasures, secret
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.errors import Busy, Refused
from coprod.questionnaires.models import (
    Channel,
    QuestionnaireVersion,
    Sheet,
    SheetText,
    WaitingBatch,
    WaitingSheet,
)
from coprod.questionnaires.operations import drafts, packets, receipts, releasing, sending
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Found, Receipt
from coprod.questionnaires.rules.document import Document, Option, Question, Section
from tests.base.service import Kept
from tests.factories.consultations import a_consultation
from tests.factories.people import a_person
from tests.factories.questionnaires import a_document

WITH_CONSENT = Document(
    (
        *a_document().sections,
        Section("publish", (Question("publish", "one_of", (Option("yes"), Option("no"))),)),
    ),
    {
        "en": {
            **a_document().words["en"],
            "publish.title": "May we show your words?",
            "publish.yes": "Yes",
            "publish.no": "No",
        }
    },
)


@pytest.fixture
def consultation(database: str, kept: Kept) -> Consultation:
    with kept():
        return a_consultation(document=WITH_CONSENT)


def _draft(consultation: Consultation, publish: str | None = "yes") -> Draft:
    draft = drafts.begin(consultation.version_id or 0, drafts.new_key())
    draft.format = "easy_read"
    draft.typed = {
        "told": {"value": "other", "other": "By letter"},
        "better": {"value": "آپ نے واپس فون نہیں کیا", "other": ""},
        "publish": {"value": publish, "other": ""},
    }
    return draft


def _send(app: Service, consultation: Consultation, draft: Draft | None = None, **more: object) -> Receipt:
    with app.test_request_context(), writing():
        held = queries.to_answer(consultation.reference)
        assert held is not None
        return answering.send(held, draft or _draft(consultation), **more)  # type: ignore[arg-type]


def _release(app: Service, consultation: Consultation, batch: int = 0) -> int:
    app.config["RELEASE_BATCH"] = batch
    with app.app_context(), writing():
        held = queries.one(consultation.reference)
        assert held is not None
        return answering.release(held, everything=not batch)


def _find(app: Service, code: str) -> Found | None:
    with app.app_context(), reading():
        return receipts.find(code)


def _count(app: Service, table: type) -> int:
    with app.app_context(), reading():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_a_code_opens_all_that_was_sent_the_same_before_and_after_release(
    app: Service, consultation: Consultation
) -> None:
    receipt = _send(app, consultation, channel=Channel.PAPER, answered_in="ur")

    waiting = _find(app, receipt.code)
    _release(app, consultation)
    released = _find(app, receipt.code)

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
    receipt = _send(app, consultation, _draft(consultation, publish=said))

    found = _find(app, receipt.code)
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
    mine = _send(app, consultation)
    wrong, unknown = (
        Receipt(mine.locator, "2" * receipts.SECRET),
        Receipt("2" * receipts.LOCATOR, mine.secret),
    )

    for _stage in ("waiting", "released"):
        with app.app_context(), reading():
            assert receipts.secret_of(wrong) == mine.secret_hash, "so that nobody else is given this locator"
            assert receipts.secret_of(unknown) is None
        assert _find(app, wrong.code) is None
        with app.app_context(), reading():
            held = receipts.holder_of(wrong)
            assert held is not None and held.secret_hash == mine.secret_hash
        _release(app, consultation)


def test_taking_back_reports_whether_there_was_anything_to_take(
    app: Service, consultation: Consultation
) -> None:
    kept, waiting, moved = (_send(app, consultation) for _each in range(3))
    first, second = _find(app, waiting.code), _find(app, moved.code)
    assert first and second

    with app.app_context(), writing():
        assert receipts.withdraw(first)
        assert not receipts.withdraw(first)
    _release(app, consultation)
    # It was found while it waited, and has been released since.
    stranger = replace(second, secret_hash=kept.secret_hash)
    with app.app_context(), writing():
        assert not receipts.withdraw(stranger), "somebody else has this locator by now"
        assert receipts.withdraw(second)
        assert not receipts.withdraw(second)

    assert _count(app, Sheet) == 1
    assert _find(app, kept.code)


def test_taking_back_twice_is_counted_once_and_others_are_left_alone(
    app: Service, consultation: Consultation, kept: Kept
) -> None:
    with kept():
        other = a_consultation()
    receipt = _send(app, consultation)
    found = _find(app, receipt.code)
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
    receipt = _send(app, consultation)
    with app.app_context(), writing():
        found = receipts.find(receipt.code)
        assert found
        answering.withdraw(found)
        assert settled == [], "only once it is kept"

    assert settled == ["settled"]
    with app.app_context(), reading():
        assert erasures.name("answer", receipt.locator_hash) in erasures.flat(erasures.known())


def test_whether_a_form_was_sent_is_known_by_its_token(app: Service, consultation: Consultation) -> None:
    draft = _draft(consultation)
    with app.app_context(), reading():
        assert sending.already_sent(draft.token) is None

    receipt = _send(app, consultation, draft)

    with app.app_context(), reading():
        assert sending.already_sent(draft.token) == receipt
        assert sending.already_sent(_draft(consultation).token) is None


def test_a_form_whose_every_code_is_somebody_elses_is_asked_to_come_back_and_loses_nothing(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = _send(app, consultation)
    taken = [Receipt(theirs.locator, "2" * receipts.SECRET)] * 2
    monkeypatch.setattr(receipts, "candidates", lambda token: iter(taken))

    with pytest.raises(Busy):
        _send(app, consultation)
    with app.app_context(), reading():
        assert sending.already_sent(b"any token") is None
    assert _count(app, WaitingSheet) == 1


def test_sending_erases_the_draft_and_a_retry_gives_the_same_code(
    app: Service, consultation: Consultation
) -> None:
    draft = _draft(consultation)
    with app.app_context(), writing():
        drafts.keep(draft)

    codes = {_send(app, consultation, draft).code for _time in range(2)}

    assert len(codes) == 1
    assert _count(app, WaitingSheet) == _count(app, WaitingBatch) == 1
    with app.app_context(), reading():
        assert drafts.find(consultation.version_id or 0, [draft.key]) is None


def test_what_cannot_be_sent_is_refused_in_words_and_stays_typed(
    app: Service, consultation: Consultation
) -> None:
    empty, wrong = drafts.begin(consultation.version_id or 0, drafts.new_key()), _draft(consultation)
    wrong.typed["told"] = {"value": "no such answer", "other": ""}

    with pytest.raises(Refused, match=r"^You have not answered anything yet"):
        _send(app, consultation, empty)
    with pytest.raises(Refused, match=r"^Something needs mending before this can be sent"):
        _send(app, consultation, wrong)
    with (
        app.test_request_context(),
        writing(),
        pytest.raises(Refused, match=r"^This consultation has closed"),
    ):
        held = queries.one(consultation.reference)
        assert held is not None
        moves.close(held, by=1)
        answering.send(held, _draft(consultation))
    assert _count(app, WaitingSheet) == 0


def test_a_consultation_without_questions_yet_takes_and_releases_nothing(app: Service, kept: Kept) -> None:
    with kept():
        draft = a_consultation(stage=Stage.DRAFT)

    assert answering.release(Consultation(version_id=None, privacy_notice_id=1)) == 0
    assert answering.release(Consultation(version_id=1, privacy_notice_id=None)) == 0
    with app.test_request_context(), writing():
        held = queries.one(draft.reference)
        assert held is not None
        assert answering.release(held) == 0
        with pytest.raises(Refused, match=r"^This consultation has closed"):
            answering.send(held, drafts.begin(0, drafts.new_key()))


def test_every_answer_that_is_released_belongs_to_its_consultation_and_its_notice_and_its_day(
    app: Service, consultation: Consultation
) -> None:
    for _person in range(3):
        _send(app, consultation)
    with app.app_context(), reading():
        assert releasing.waiting(consultation.version_id or 0) == 3
        assert releasing.waiting((consultation.version_id or 0) + 1) == 0

    assert _release(app, consultation) == 3

    with app.app_context(), reading():
        rows = db.session.execute(
            select(
                Response.consultation_id, Response.privacy_notice_id, Sheet.version_id, Sheet.released_on
            ).join(Sheet, Sheet.key == Response.sheet_key)
        ).all()
        assert {tuple(row) for row in rows} == {
            (consultation.id, consultation.privacy_notice_id, consultation.version_id, clock.today())
        }
        assert len({key for key in db.session.scalars(select(Sheet.key))}) == 3
        assert all(len(key) == 32 for key in db.session.scalars(select(Sheet.key)))
        assert all(len(key) == 32 for key in db.session.scalars(select(SheetText.key)))
        assert releasing.waiting(consultation.version_id or 0) == 0


def test_a_batch_leaves_only_when_as_many_stay_behind(app: Service, consultation: Consultation) -> None:
    """Whoever is the last of a batch would otherwise be known by being the last."""
    for people, released in ((1, 0), (2, 0), (3, 0), (4, 2), (3, 0), (4, 2)):
        while _count(app, WaitingSheet) < people:
            _send(app, consultation)
        before = _count(app, Sheet)
        assert _release(app, consultation, batch=2) == released, people
        assert _count(app, Sheet) - before == released
    with app.app_context(), writing():
        assert (
            releasing.release(
                consultation.version_id or 0, choose=releasing.all_but_a_batch(2), least=4
            ).sheets
            == []
        ), "all only when that is said"
    assert _release(app, consultation) == 2, "and at closing all of them"
    assert _release(app, consultation) == 0


def test_a_crowd_is_released_in_parts_so_that_nobody_who_sends_waits_for_all_of_it(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "MOST_AT_ONCE", 5)
    receipts_given = [_send(app, consultation) for _each in range(16)]
    app.config["RELEASE_BATCH"] = 2

    assert _release(app, consultation, batch=2) == 5, "a part, and the others are left as they are"
    assert _count(app, WaitingSheet) == 11
    with app.app_context():
        jobs.release_due()

    assert (_count(app, WaitingSheet), _count(app, Sheet)) == (2, 14), (
        "the job comes back until a batch is left"
    )
    receipts_given += [_send(app, consultation) for _each in range(6)]
    assert _release(app, consultation) == 8, "at closing all of them, since what is shown is fixed then"
    assert all(_find(app, receipt.code) for receipt in receipts_given)


def test_a_box_full_of_the_widest_letters_makes_no_packet_larger(
    app: Service, consultation: Consultation
) -> None:
    wide = _draft(consultation)
    wide.typed["better"] = {"value": "آ" * 5000, "other": ""}
    _send(app, consultation, wide)
    _send(app, consultation, _plain(consultation))

    with app.app_context(), reading():
        version = db.session.get_one(QuestionnaireVersion, consultation.version_id)
        sizes = {len(packet) for packet in db.session.scalars(select(WaitingSheet.packet))}
        assert sizes == {packets.size(version) + 12 + 16}
        (name,) = secret.key_ring().names()
        assert len(name) == 24


def test_two_who_begin_a_batch_together_share_one_and_leave_no_key_behind(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    _send(app, consultation)
    run, seen = sending.run, ["nothing yet"]

    def as_it_was_before(statement: Any, **values: Any) -> Any:
        if statement is sending.SHARED and seen:
            return SimpleNamespace(scalar=seen.clear)
        return run(statement, **values)

    monkeypatch.setattr(sending, "run", as_it_was_before)
    receipt = _send(app, consultation, _plain(consultation))

    assert _count(app, WaitingBatch) == 1 and _count(app, WaitingSheet) == 2
    assert _find(app, receipt.code)
    with app.app_context(), reading():
        assert secret.key_ring().names() == db.session.scalars(select(WaitingBatch.key)).all()


def test_those_who_stay_are_sealed_anew_in_packets_of_one_size(
    app: Service, consultation: Consultation
) -> None:
    wide = [_draft(consultation) for _person in range(4)]
    for each in wide:
        each.typed["better"] = {"value": "آ" * 5000, "other": ""}
    codes = [_send(app, consultation, each).code for each in wide]
    with app.app_context(), reading():
        before = db.session.scalars(select(WaitingBatch.key)).one()

    _release(app, consultation, batch=2)

    with app.app_context(), reading():
        after = db.session.scalars(select(WaitingBatch.key)).one()
        assert after != before
        assert len(after) == 24
        assert secret.key_ring().names() == [after], "the old key is destroyed, the new one is kept"
        version = db.session.get_one(QuestionnaireVersion, consultation.version_id)
        sizes = {len(packet) for packet in db.session.scalars(select(WaitingSheet.packet))}
        assert sizes == {packets.size(version) + 12 + 16}
        assert {receipts.find(code) is not None for code in codes} == {True}


def test_when_the_consultation_has_closed_everything_leaves_and_the_results_are_fixed(
    app: Service, kept: Kept
) -> None:
    with kept():
        closed = a_consultation(stage=Stage.OPEN)
    _send(app, closed, _plain(closed))
    _release(app, closed, batch=5)
    with app.app_context(), reading():
        assert queries.results_of(closed) is None, "while it is open nothing is fixed"
    with app.app_context(), writing():
        open_still = queries.one(closed.reference)
        assert open_still is not None
        assert answering.release(open_still) == 0, "everything leaves only when that is said"
    with app.app_context(), writing():
        held = db.session.get_one(Consultation, closed.id)
        held.stage, held.closed_at = Stage.CLOSED, clock.now()
        held.answer_due_on = held.keep_until = clock.today() + timedelta(days=84)

    assert _release(app, closed, batch=5) == 1

    with app.app_context(), reading():
        results = queries.results_of(closed)
        assert results is not None and results.answered == 1


def _plain(consultation: Consultation) -> Draft:
    draft = drafts.begin(consultation.version_id or 0, drafts.new_key())
    draft.typed = {"told": {"value": "once", "other": ""}}
    return draft


def test_nothing_is_released_with_a_key_that_is_lost_or_wrong(
    app: Service, consultation: Consultation
) -> None:
    _send(app, consultation)
    with app.app_context(), reading():
        name = db.session.scalars(select(WaitingBatch.key)).one()
        path = secret.key_ring().folder / name
    key = path.read_bytes()

    path.write_bytes(bytes(32))
    with pytest.raises(RuntimeError, match=r"^A waiting answer does not open with its batch's key.$"):
        _release(app, consultation)
    path.unlink()
    lost = f"^The key of the answers that wait for version {consultation.version_id} is missing.$"
    with pytest.raises(releasing.KeyLost, match=lost):
        _release(app, consultation)
    with pytest.raises(releasing.KeyLost, match=lost):
        _send(app, consultation)
    path.write_bytes(key)

    assert _release(app, consultation) == 1


def test_letting_go_of_a_lost_batch_says_how_many_and_writes_it_down(
    app: Service, consultation: Consultation, kept: Kept
) -> None:
    with kept():
        other, draft = a_consultation(), a_consultation(stage=Stage.DRAFT)
        somebody = a_person()
    for each in (consultation, consultation, other):
        _send(app, each, _plain(each))
    with app.app_context(), reading():
        keys = {each.version_id: each.key for each in db.session.scalars(select(WaitingBatch))}
        secret.key_ring().destroy(keys[consultation.version_id or 0])

    with app.app_context(), writing():
        held = queries.one(consultation.reference)
        assert held is not None
        unasked = queries.one(draft.reference)
        assert unasked is not None
        assert answering.give_up(unasked, by=None) == 0, "it has no answers, and nobody else's are its own"
        assert answering.give_up(held, by=somebody.id) == 2
        assert answering.give_up(held, by=somebody.id) == 0, "then there is nothing left to let go of"

    with app.app_context(), reading():
        assert db.session.scalars(select(WaitingBatch.version_id)).all() == [other.version_id]
        assert _waiting_of(other) == 1
        first = db.session.scalars(
            select(AuditRow).where(
                AuditRow.deed == "waiting answers given up", AuditRow.subject_number == consultation.id
            )
        ).first()
        assert first is not None and first.by_person == somebody.id
        assert (first.subject_kind, first.subject_number) == ("consultation", consultation.id)
        assert (first.subject_label, first.details) == (consultation.reference, {"lost": 2})
    with app.test_request_context(), writing():
        held = queries.one(other.reference)
        assert held is not None
        with pytest.raises(Refused, match=r"^The key of the waiting answers is there. Nothing is given up.$"):
            answering.give_up(held, by=None)
        with pytest.raises(ValueError, match=r"^The key of this batch is there. Nothing is given up.$"):
            releasing.give_up(other.version_id or 0)


def _waiting_of(consultation: Consultation) -> int:
    return releasing.waiting(consultation.version_id or 0)


def test_a_key_without_a_batch_is_destroyed_after_an_hour_and_not_before(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    _send(app, consultation)
    now = int(time.time())
    monkeypatch.setattr(releasing, "time", SimpleNamespace(time=lambda: float(now)))
    with app.app_context():
        ring = secret.key_ring()
        (living,) = ring.names()
        for name, age in (("young", 3600), ("old", 3601), ("older", 90_000)):
            ring.make(name)
            os.utime(ring.folder / name, (now - age,) * 2)
        os.utime(ring.folder / living, (now - 90_000,) * 2)
        with writing(), monkeypatch.context() as meanwhile:
            meanwhile.setattr(releasing, "alone", lambda name: False)
            assert releasing.destroy_orphan_keys() == 0, "somebody is making one"
        with writing():
            assert releasing.destroy_orphan_keys() == 2

        assert ring.names() == sorted([living, "young"])
