"""The last answers about equality leave as well, never fewer than a batch and never tied to a role (rules E5, E7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.involvement import jobs
from coprod.involvement.models import Monitoring, MonitoringSheet, Opportunity
from coprod.involvement.operations import monitoring
from coprod.involvement.rules.opportunities import Choosing, Stage
from coprod.programmes.models import Programme
from coprod.questionnaires.models import QuestionnaireVersion, Sheet, WaitingSheet
from coprod.questionnaires.operations import drafts
from tests.factories.involvement import an_opportunity

BATCH = 5


@pytest.fixture
def role(inside: Service) -> Opportunity:
    """A role that is decided about, and that nobody could apply for since four weeks and a day."""
    inside.config["RELEASE_BATCH"] = BATCH
    with writing():
        return an_opportunity(stage=Stage.DECIDED, closes_on=clock.today() - timedelta(days=29))


def version_of(role: Opportunity) -> int:
    return monitoring.ready(role.programme_id).version_id or 0


def say(version_id: int, times: int) -> None:
    for _each in range(times):
        draft = drafts.begin(version_id, drafts.new_key())
        draft.typed = {"gender": {"value": "different", "other": "Both"}}
        monitoring.send(db.session.get_one(QuestionnaireVersion, version_id), draft)


def counts() -> tuple[int, int]:
    """How many wait, and how many have left."""
    with reading():
        waiting = db.session.scalar(select(func.count()).select_from(WaitingSheet)) or 0
        return waiting, db.session.scalar(select(func.count()).select_from(MonitoringSheet)) or 0


def test_the_last_ones_leave_together_when_nobody_could_apply_for_four_weeks_and_never_before(
    inside: Service, role: Opportunity
) -> None:
    with inside.test_request_context():
        with writing():
            version = version_of(role)
            say(version, BATCH - 1)
        jobs.release_monitoring()
        assert counts() == (BATCH - 1, 0), "fewer than a batch wait for more"
        with writing():
            say(version, 1)
            programme = db.session.get_one(Programme, role.programme_id)
            other = an_opportunity(programme, stage=Stage.OPEN).id
        for change in (
            {},
            {"stage": Stage.CLOSED},
            {"stage": Stage.DECIDED, "closes_on": clock.today() - timedelta(days=28)},
        ):
            with writing():
                held = db.session.get_one(Opportunity, other)
                for name, value in change.items():
                    setattr(held, name, value)
            jobs.release_monitoring()
            assert counts() == (BATCH, 0), change
        with writing():
            # Places that went to those who came first are decided about when it closes.
            held = db.session.get_one(Opportunity, other)
            held.stage, held.choosing = Stage.CLOSED, Choosing.FIRST_COME
            held.closes_on = clock.today() - timedelta(days=29)
        jobs.release_monitoring()
        assert counts() == (0, BATCH)


def test_what_waits_for_words_that_are_asked_no_more_leaves_with_the_answers_to_the_new_ones(
    inside: Service, role: Opportunity
) -> None:
    with inside.test_request_context():
        with writing():
            old = version_of(role)
            say(old, 2)
            asked = db.session.get_one(QuestionnaireVersion, old)
            newer = QuestionnaireVersion(
                questionnaire_id=asked.questionnaire_id,
                number=2,
                document=asked.document,
                sha256=asked.sha256,
                frozen_at=clock.now(),
            )
            db.session.add(newer)
            db.session.flush()
            db.session.scalars(select(Monitoring)).one().version_id = newer.id
            say(newer.id, BATCH - 2)
            new = newer.id
        for _time in range(2):
            jobs.release_monitoring()

        assert counts() == (0, BATCH)
        with reading():
            assert set(db.session.scalars(select(Sheet.version_id))) == {new}
