"""Clocks that are wrong: put forward, put back, or not quite alike. Nothing is stuck, doubled or good for ever."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from coprod import Service
from coprod.consultations.operations import answering
from coprod.consultations.queries import to_answer
from coprod.core import clock, jobs, limits, outbox, secret
from coprod.core.db import db, reading, writing
from coprod.core.errors import TooManyTries
from coprod.core.jobs import Job, run_if_due
from coprod.people import operations, queries
from coprod.people.models import SignIn, SignInCode
from coprod.questionnaires.models import AnswerDraft
from coprod.questionnaires.operations import drafts, receipts, releasing
from tests.base.at_once import at_once
from tests.base.codes import ask, enter
from tests.factories.consultations import a_consultation
from tests.factories.people import a_person

AHEAD = timedelta(days=400)
HOURS = timedelta(hours=3)


def a_letter() -> None:
    with writing():
        outbox.write(to="ada@people.example", kind="code", subject="Your code", body="123456")


@pytest.mark.parametrize("ahead", [AHEAD, HOURS, timedelta(minutes=5)])
def test_a_new_letter_that_was_dated_ahead_goes_at_once(ahead: timedelta) -> None:
    with time_machine.travel(clock.now() + ahead):
        a_letter()

    assert outbox.deliver(lambda letter: None) == 1


def test_a_letter_that_was_put_back_under_a_clock_a_year_ahead_does_not_wait_for_a_year() -> None:
    def away(letter: object) -> None:
        raise OSError

    with time_machine.travel(clock.now() + AHEAD):
        a_letter()
        outbox.deliver(away)

    assert outbox.deliver(lambda letter: None) == 1


def test_a_letter_in_the_hand_of_a_worker_whose_clock_is_a_little_fast_is_not_taken_from_it() -> None:
    a_letter()
    with time_machine.travel(clock.now() + timedelta(seconds=1)):
        assert outbox._take() is not None

    assert outbox.deliver(lambda letter: None) == 0


def test_a_letter_that_was_taken_under_a_clock_a_year_ahead_is_free() -> None:
    a_letter()
    with time_machine.travel(clock.now() + AHEAD):
        assert outbox._take() is not None

    assert outbox.deliver(lambda letter: None) == 1


@pytest.mark.parametrize("wrong", [AHEAD, HOURS])
def test_no_job_waits_for_a_clock_that_was_ahead(wrong: timedelta) -> None:
    job = Job("a job", timedelta(minutes=1), lambda: None)
    with time_machine.travel(clock.now() + wrong):
        assert run_if_due(job)
        assert jobs._take(Job("killed at work", timedelta(minutes=1), lambda: None))

    assert run_if_due(job)
    assert run_if_due(Job("killed at work", timedelta(minutes=1), lambda: None))


def test_a_daily_job_is_not_done_twice_because_another_clock_is_five_minutes_slow() -> None:
    daily = Job("a daily job", timedelta(days=1), lambda: None)
    with time_machine.travel(clock.now() + timedelta(minutes=5)):
        assert run_if_due(daily)

    assert not run_if_due(daily)


def test_a_job_at_work_under_a_clock_a_little_fast_is_not_begun_again() -> None:
    with time_machine.travel(clock.now() + timedelta(seconds=1)):
        assert jobs._take(Job("a job", timedelta(0), lambda: None))

    assert not run_if_due(Job("a job", timedelta(0), lambda: None))


def test_tries_that_were_counted_a_year_ahead_keep_nobody_out_and_go() -> None:
    with time_machine.travel(clock.now() + AHEAD), writing():
        limits.spend("receipt", "ABCD", within=timedelta(hours=1))

    with reading():
        limits.check("receipt", "ABCD", most=1)
    with writing():
        assert limits.forget_old() == 1


def test_many_who_try_at_once_get_no_more_tries_than_there_are(inside: Service) -> None:
    def one_try() -> bool:
        with inside.app_context(), writing():
            try:
                limits.check("receipt", "ABCD", most=3)
            except TooManyTries:
                return False
            limits.spend("receipt", "ABCD", within=timedelta(hours=1))
            return True

    assert sorted(at_once([one_try] * 12)) == [False] * 9 + [True] * 3


def test_a_code_and_a_sign_in_from_the_future_open_nothing() -> None:
    with writing():
        person = a_person("Ada", email="ada@people.example")
        number = person.id
    with time_machine.travel(clock.now() + HOURS):
        code = ask("ada@people.example")
        assert enter("ada@people.example", code) is not None
        later = ask("ada@people.example")
        with writing():
            begun = operations.look_around(queries.person(number) or person)

    assert enter("ada@people.example", later) is None
    with reading():
        assert queries.sign_in_of(begun.key) is None
        assert db.session.scalar(select(func.count()).select_from(SignIn)) == 2
    again = ask("ada@people.example")
    assert enter("ada@people.example", again) is not None


def test_whoever_has_asked_too_often_under_a_clock_that_was_ahead_still_gets_a_letter_that_opens() -> None:
    with writing():
        a_person("Ada", email="ada@people.example")
    with time_machine.travel(clock.now() + HOURS):
        for _letter in range(5):
            ask("ada@people.example")

    assert enter("ada@people.example", ask("ada@people.example")) is not None
    with writing():
        operations.remove_old()
        assert {each.used_at is None for each in db.session.scalars(select(SignInCode))} == {False}


def test_the_hours_of_a_draft_that_was_dated_ahead_begin_when_it_is_noticed() -> None:
    with writing():
        version = a_consultation().version_id or 0
    with time_machine.travel(clock.now() + AHEAD), writing():
        drafts.keep(drafts.begin(version, drafts.new_key()))

    with writing():
        assert drafts.erase_unused() == 0
    with time_machine.travel(clock.now() + drafts.LIFE + timedelta(hours=2)), writing():
        assert drafts.erase_unused() == 1
        assert db.session.scalar(select(func.count()).select_from(AnswerDraft)) == 0


def test_the_key_of_answers_that_are_being_kept_is_not_destroyed_however_old_it_seems(
    inside: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releasing, "ORPHAN_SECONDS", -1)
    with writing():
        reference = a_consultation().reference
    half, go_on = threading.Event(), threading.Event()
    codes = list[str]()

    def send() -> None:
        with inside.test_request_context(), writing():
            held = to_answer(reference)
            assert held is not None
            draft = drafts.begin(held.version_id or 0, drafts.new_key())
            draft.typed = {"better": {"value": "Somebody who listens.", "other": ""}}
            codes.append(answering.send(held, draft).code)
            for name in secret.key_ring().names():
                os.utime(secret.key_ring().folder / name, (0, 0))
            half.set()
            go_on.wait(10)

    sending = threading.Thread(target=send)
    sending.start()
    assert half.wait(10)
    destroying = threading.Thread(target=lambda: _destroy(inside))
    destroying.start()
    destroying.join(0.5)
    go_on.set()
    sending.join()
    destroying.join()

    with reading():
        assert receipts.find(codes[0]) is not None


def _destroy(app: Service) -> None:
    with app.app_context(), writing():
        releasing.destroy_orphan_keys()


@pytest.fixture
def together(inside: Service) -> Iterator[None]:
    """As in service: the clock of the database is asked."""
    inside.config["TESTING"] = False
    yield
    clock._agreed.told = None


def test_machines_that_share_a_database_go_by_its_clock(together: None, database: str) -> None:
    real = datetime.now(UTC)
    with time_machine.travel(real + timedelta(minutes=5)):
        with reading():
            before = clock.now()
        with writing():
            a_person("Ada", joined_at=clock.now())
    with reading():
        joined = db.session.scalars(select(queries.Person.joined_at)).one()

    if database == "sqlite":
        # One file has one machine, whose clock is the only one there is.
        assert joined - real >= timedelta(minutes=5)
    else:
        assert max(abs(before - real), abs(joined - real)) < timedelta(seconds=5)


def test_a_clock_that_is_put_back_while_somebody_waits_for_the_database_changes_nothing(
    together: None, database: str
) -> None:
    if database == "sqlite":
        return  # Nobody else tells the time there.
    with reading():
        before = clock.now()

    with time_machine.travel(datetime.now(UTC) - HOURS):
        assert timedelta(0) <= clock.now() - before < timedelta(seconds=5)
