"""A key that is lost, wrong, given up or left over."""

from __future__ import annotations

import os
import time
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.consultations.rules import Stage
from coprod.core import secret
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.questionnaires.models import (
    WaitingBatch,
)
from coprod.questionnaires.operations import releasing
from tests.base.service import Kept
from tests.domain.questionnaires.answers import a_plain_draft, release, send, waiting_of
from tests.factories.consultations import a_consultation
from tests.factories.people import a_person


def test_nothing_is_released_with_a_key_that_is_lost_or_wrong(
    app: Service, consultation: Consultation
) -> None:
    send(app, consultation)
    with app.app_context(), reading():
        name = db.session.scalars(select(WaitingBatch.key)).one()
        path = secret.key_ring().folder / name
    key = path.read_bytes()

    path.write_bytes(bytes(32))
    with pytest.raises(RuntimeError, match=r"^A waiting answer does not open with its batch's key.$"):
        release(app, consultation)
    path.unlink()
    lost = f"^The key of the answers that wait for version {consultation.version_id} is missing.$"
    with pytest.raises(releasing.KeyLost, match=lost):
        release(app, consultation)
    with pytest.raises(releasing.KeyLost, match=lost):
        send(app, consultation)
    path.write_bytes(key)

    assert release(app, consultation) == 1


def test_letting_go_of_a_lost_batch_says_how_many_and_writes_it_down(
    app: Service, consultation: Consultation, kept: Kept
) -> None:
    with kept():
        other, draft = a_consultation(), a_consultation(stage=Stage.DRAFT)
        somebody = a_person()
    for each in (consultation, consultation, other):
        send(app, each, a_plain_draft(each))
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
        assert waiting_of(other) == 1
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


def test_a_key_without_a_batch_is_destroyed_after_an_hour_and_not_before(
    app: Service, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(app, consultation)
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
