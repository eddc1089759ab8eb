"""A batch leaves when as many stay behind, in parts, and whole when the consultation has closed."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.consultations import jobs, queries
from coprod.consultations.models import Consultation, Response
from coprod.consultations.operations import answering
from coprod.consultations.rules import Stage
from coprod.core import clock, secret
from coprod.core.db import db, reading, writing
from coprod.questionnaires.models import (
    QuestionnaireVersion,
    Sheet,
    SheetText,
    WaitingBatch,
    WaitingSheet,
)
from coprod.questionnaires.operations import packets, receipts, releasing, sending
from tests.base.service import Kept
from tests.domain.questionnaires.answers import a_draft, a_plain_draft, count, find, release, send
from tests.factories.consultations import a_consultation


def test_every_answer_that_is_released_belongs_to_its_consultation_and_its_notice_and_its_day(
    app: Service, consultation: Consultation
) -> None:
    for _person in range(3):
        send(app, consultation)
    with app.app_context(), reading():
        assert releasing.waiting(consultation.version_id or 0) == 3
        assert releasing.waiting((consultation.version_id or 0) + 1) == 0

    assert release(app, consultation) == 3

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
        while count(app, WaitingSheet) < people:
            send(app, consultation)
        before = count(app, Sheet)
        assert release(app, consultation, batch=2) == released, people
        assert count(app, Sheet) - before == released
    with app.app_context(), writing():
        assert (
            releasing.release(
                consultation.version_id or 0, choose=releasing.all_but_a_batch(2), least=4
            ).sheets
            == []
        ), "all only when that is said"
    assert release(app, consultation) == 2, "and at closing all of them"
    assert release(app, consultation) == 0


def test_a_crowd_is_released_in_parts_so_that_nobody_who_sends_waits_for_all_of_it(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "MOST_AT_ONCE", 5)
    receipts_given = [send(app, consultation) for _each in range(16)]
    app.config["RELEASE_BATCH"] = 2

    assert release(app, consultation, batch=2) == 5, "a part, and the others are left as they are"
    assert count(app, WaitingSheet) == 11
    with app.app_context():
        jobs.release_due()

    assert (count(app, WaitingSheet), count(app, Sheet)) == (2, 14), (
        "the job comes back until a batch is left"
    )
    receipts_given += [send(app, consultation) for _each in range(6)]
    assert release(app, consultation) == 8, "at closing all of them, since what is shown is fixed then"
    assert all(find(app, receipt.code) for receipt in receipts_given)


def test_a_box_full_of_the_widest_letters_makes_no_packet_larger(
    app: Service, consultation: Consultation
) -> None:
    wide = a_draft(consultation)
    wide.typed["better"] = {"value": "آ" * 5000, "other": ""}
    send(app, consultation, wide)
    send(app, consultation, a_plain_draft(consultation))

    with app.app_context(), reading():
        version = db.session.get_one(QuestionnaireVersion, consultation.version_id)
        sizes = {len(packet) for packet in db.session.scalars(select(WaitingSheet.packet))}
        assert sizes == {packets.size(version) + 12 + 16}
        (name,) = secret.key_ring().names()
        assert len(name) == 24


def test_two_who_begin_a_batch_together_share_one_and_leave_no_key_behind(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(app, consultation)
    run, seen = sending.run, ["nothing yet"]

    def as_it_was_before(statement: Any, **values: Any) -> Any:
        if statement is sending.SHARED and seen:
            return SimpleNamespace(scalar=seen.clear)
        return run(statement, **values)

    monkeypatch.setattr(sending, "run", as_it_was_before)
    receipt = send(app, consultation, a_plain_draft(consultation))

    assert count(app, WaitingBatch) == 1 and count(app, WaitingSheet) == 2
    assert find(app, receipt.code)
    with app.app_context(), reading():
        assert secret.key_ring().names() == db.session.scalars(select(WaitingBatch.key)).all()


def test_those_who_stay_are_sealed_anew_in_packets_of_one_size(
    app: Service, consultation: Consultation
) -> None:
    wide = [a_draft(consultation) for _person in range(4)]
    for each in wide:
        each.typed["better"] = {"value": "آ" * 5000, "other": ""}
    codes = [send(app, consultation, each).code for each in wide]
    with app.app_context(), reading():
        before = db.session.scalars(select(WaitingBatch.key)).one()

    release(app, consultation, batch=2)

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
    send(app, closed, a_plain_draft(closed))
    release(app, closed, batch=5)
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

    assert release(app, closed, batch=5) == 1

    with app.app_context(), reading():
        results = queries.results_of(closed)
        assert results is not None and results.answered == 1
