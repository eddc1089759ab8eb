"""What people were told is kept, is kept, whole and once, however the server dies."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.core import secret
from coprod.core.db import db, reading, writing
from coprod.questionnaires.models import WaitingSheet
from coprod.questionnaires.operations import receipts
from tests.attacks.killing import Server, Tally, run
from tests.attacks.test_linkage import ONE_QUESTION
from tests.base.schema import make_schema
from tests.factories.consultations import a_consultation

KILLS = 10


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@pytest.fixture
def durable(make_app: Callable[..., Service], database: str) -> Service:
    """A service of its own whose database keeps what it acknowledges, as in production."""
    app = make_app(database)
    with app.app_context():
        make_schema(app)
    return app


def _environment(app: Service) -> dict[str, str]:
    return {
        "COPROD_DEMO": "1",
        "COPROD_INSTANCE": app.config["INSTANCE"],
        "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "SECRET_KEY": app.config["SECRET_KEY"],
        "COPROD_JOBS": "memory:",
    }


def _killed(app: Service, application: str = "wsgi:app") -> tuple[Consultation, Tally]:
    with app.app_context(), writing():
        consultation = a_consultation(document=ONE_QUESTION)
        reference = consultation.reference
    tally = run(Server(_environment(app), _free_port(), application), reference, kills=KILLS)
    assert len(tally.acknowledged) > KILLS, "too few were acknowledged to show anything"
    return consultation, tally


def _lost(app: Service, tally: Tally) -> list[str]:
    """The codes whose answers cannot be found, or say something else than was typed."""
    wrong = []
    with app.app_context(), reading():
        for code, words in tally.acknowledged.items():
            found = receipts.find(code)
            if found is None or [each["text"] for each in found.texts] != [words]:
                wrong.append(code)
    return wrong


def test_after_ten_kills_every_acknowledged_answer_is_there_once_and_whole(durable: Service) -> None:
    _consultation, tally = _killed(durable)

    assert _lost(durable, tally) == []
    with durable.app_context(), reading():
        stored = db.session.scalar(select(func.count()).select_from(WaitingSheet)) or 0
        # More may be stored than was acknowledged (the reply was lost), never more than was sent.
        assert len(tally.acknowledged) <= stored <= tally.attempts
        opened = [
            secret.unseal(secret.key_ring().get(row.batch_key) or b"", row.packet, row.mark)
            for row in db.session.scalars(select(WaitingSheet))
        ]
        assert None not in opened, "a half-written answer"
        assert len(set(opened)) == len(opened), "an answer stored twice"
    print(f"killed {KILLS} times: {len(tally.acknowledged)} acknowledged, {stored} stored, 0 lost")


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_server_that_acknowledges_first_loses_answers_and_is_caught(durable: Service) -> None:
    _consultation, tally = _killed(durable, "tests.attacks.early:app")

    assert _lost(durable, tally), "the control lost nothing: the killing shows nothing"
