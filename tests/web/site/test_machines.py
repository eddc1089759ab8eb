"""What machines ask: whether the service lives, what is wrong with it, and the figures for whoever watches."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from coprod import Service
from coprod.core import audit, clock, outbox, readiness
from coprod.core.db import db, writing
from coprod.core.jobs import Job, run_if_due
from coprod.migrations import present
from coprod.questionnaires.models import WaitingBatch
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation

TOKEN = "0123456789abcdef-for-the-watcher"
CARRIED = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def well(app: Service) -> Service:
    """A service that is as it should be: every step is taken, and the worker has just run."""
    with app.app_context():
        run_if_due(Job("send mail", timedelta(seconds=20), lambda: None))
    return app


def gone(*_anything: object) -> Any:
    raise OperationalError("SELECT 1", {}, Exception("gone"))


def test_when_all_is_well_it_is_ready_and_nothing_is_written(
    database: str, well: Service, client: Visitor
) -> None:
    with well.app_context(), db.engine.connect() as connection:
        before = _state(connection)

    reply = client.get("/health/ready")

    assert (reply.status_code, reply.text) == (200, "ready\n")
    with well.app_context(), db.engine.connect() as connection:
        assert _state(connection) == before
    assert "Set-Cookie" not in reply.headers


def _state(connection: Any) -> list[Any]:
    return [connection.execute(table.select()).all() for table in db.metadata.sorted_tables]


def _no_database(app: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(present, "taken", gone)


def _a_step_is_missing(app: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(present, "taken", lambda: "0001")


def _no_worker(app: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context(), writing():
        db.session.execute(text("DELETE FROM job_run"))


def _no_room(app: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    app.config["LEAST_FREE_MB"] = 10**9


def _no_keys(app: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    app.config["KEYS"] = str(Path(app.config["KEYS"]) / "not-there")


@pytest.mark.parametrize(
    ("word", "spoil"),
    [
        ("database", _no_database),
        ("steps", _a_step_is_missing),
        ("worker", _no_worker),
        ("disk", _no_room),
        ("keys", _no_keys),
    ],
)
def test_what_is_wrong_is_one_plain_word_and_it_goes_on_living(
    well: Service,
    client: Visitor,
    monkeypatch: pytest.MonkeyPatch,
    word: str,
    spoil: Callable[[Service, pytest.MonkeyPatch], None],
) -> None:
    spoil(well, monkeypatch)

    reply = client.get("/health/ready")

    assert (reply.status_code, reply.text) == (503, f"{word}\n")
    assert client.get("/health/live").text == "alive\n"


def test_a_worker_that_was_here_ten_minutes_ago_is_missed(well: Service, client: Visitor) -> None:
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert client.get("/health/ready").text == "worker\n"


def test_a_folder_on_a_disk_that_takes_nothing_is_not_writable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert readiness.is_writable(tmp_path)

    class ReadOnly:
        f_flag = os.ST_RDONLY

    monkeypatch.setattr(os, "statvfs", lambda _folder: ReadOnly)
    assert not readiness.is_writable(tmp_path)


def test_being_alive_asks_nothing_of_the_database_whatever_cookies_come(
    well: Service, client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with client.session_transaction() as session:
        session["_user_id"] = "somebody"
    monkeypatch.setattr(db.session, "scalars", gone)
    monkeypatch.setattr(db.session, "scalar", gone)
    monkeypatch.setattr(db.session, "execute", gone)

    assert client.get("/health/live").text == "alive\n"


@pytest.mark.parametrize("given", ["", "Bearer ", f"Bearer {TOKEN}x", TOKEN, f"bearer {TOKEN}", "Bearer é"])
def test_without_the_token_there_is_no_page_of_figures(well: Service, client: Visitor, given: str) -> None:
    well.config["METRICS_TOKEN"] = TOKEN

    assert client.get("/metrics", headers={"Authorization": given} if given else {}).status_code == 404


def test_where_no_token_is_set_nobody_can_guess_it(well: Service, client: Visitor) -> None:
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def figures(client: Visitor) -> dict[str, float]:
    lines = client.get("/metrics", headers=CARRIED).text.splitlines()
    return {
        name: float(value) for name, _, value in (line.rpartition(" ") for line in lines if line[0] != "#")
    }


def test_the_figures_say_how_the_post_the_jobs_the_keys_and_the_audit_stand(
    database: str, well: Service, client: Visitor, kept: Kept
) -> None:
    well.config["METRICS_TOKEN"] = TOKEN
    before = clock.now().timestamp()
    with kept():
        outbox.write(to="somebody@example.org", kind="code", subject="A code", body="123456")
        audit.record("made", by=None, kind="world")
        db.session.add(WaitingBatch(key="lost", version_id=a_consultation().version_id))
    with well.app_context():
        run_if_due(Job("measure the database", timedelta(days=1), lambda: 4096, measures=True))
        run_if_due(Job("fails", timedelta(days=1), lambda: 1 // 0))

    told = figures(client)

    assert told["coprod_outbox_waiting"] == 1
    assert told["coprod_outbox_given_up"] == 0
    assert before - 1 <= told["coprod_outbox_oldest"] <= clock.now().timestamp()
    assert before - 1 <= told["coprod_audit_unchained"] <= clock.now().timestamp()
    assert told["coprod_batches_without_key"] == 1
    assert told["coprod_database_bytes"] == 4096
    assert told['coprod_job_failures{job="fails"}'] == 1
    assert told['coprod_job_failures{job="send mail"}'] == 0
    assert told['coprod_job_ended{job="fails"}'] >= before - 1
    assert told['coprod_ready{what="worker"}'] == 1


def test_without_a_database_the_figures_say_so(
    well: Service, client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    well.config["METRICS_TOKEN"] = TOKEN
    monkeypatch.setattr(present, "taken", gone)

    told = figures(client)

    assert told['coprod_ready{what="database"}'] == 0
    assert "coprod_outbox_waiting" not in told
