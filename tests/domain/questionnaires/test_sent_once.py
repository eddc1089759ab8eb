"""A form is sent once, its draft is erased, and what cannot be sent is refused in words."""

from __future__ import annotations

import pytest

from coprod import Service
from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering, moves
from coprod.consultations.rules import Stage
from coprod.core.db import reading, writing
from coprod.core.errors import Busy, Refused
from coprod.questionnaires.models import (
    WaitingBatch,
    WaitingSheet,
)
from coprod.questionnaires.operations import drafts, receipts, sending
from coprod.questionnaires.operations.receipts import Receipt
from tests.base.service import Kept
from tests.domain.questionnaires.answers import a_draft, count, send
from tests.factories.consultations import a_consultation


def test_a_form_whose_every_code_is_somebody_elses_is_asked_to_come_back_and_loses_nothing(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = send(app, consultation)
    taken = [Receipt(theirs.locator, "2" * receipts.SECRET)] * 2
    monkeypatch.setattr(receipts, "candidates", lambda token: iter(taken))

    with pytest.raises(Busy):
        send(app, consultation)
    with app.app_context(), reading():
        assert sending.already_sent(b"any token") is None
    assert count(app, WaitingSheet) == 1


def test_sending_erases_the_draft_and_a_retry_gives_the_same_code(
    app: Service, consultation: Consultation
) -> None:
    draft = a_draft(consultation)
    with app.app_context(), writing():
        drafts.keep(draft)

    codes = {send(app, consultation, draft).code for _time in range(2)}

    assert len(codes) == 1
    assert count(app, WaitingSheet) == count(app, WaitingBatch) == 1
    with app.app_context(), reading():
        assert drafts.find(consultation.version_id or 0, [draft.key]) is None


def test_what_cannot_be_sent_is_refused_in_words_and_stays_typed(
    app: Service, consultation: Consultation
) -> None:
    empty, wrong = drafts.begin(consultation.version_id or 0, drafts.new_key()), a_draft(consultation)
    wrong.typed["told"] = {"value": "no such answer", "other": ""}

    with pytest.raises(Refused, match=r"^You have not answered anything yet"):
        send(app, consultation, empty)
    with pytest.raises(Refused, match=r"^Something needs mending before this can be sent"):
        send(app, consultation, wrong)
    with (
        app.test_request_context(),
        writing(),
        pytest.raises(Refused, match=r"^This consultation has closed"),
    ):
        held = queries.one(consultation.reference)
        assert held is not None
        moves.close(held, by=1)
        answering.send(held, a_draft(consultation))
    assert count(app, WaitingSheet) == 0


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
