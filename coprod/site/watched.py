"""The figures that an operator watches (docs/operating.md): as they stand now, for whoever carries the token.

None of them moves when somebody answers anonymously: of what waits there is no count here, and the size of the
database is the one that was measured when the day's turn came (docs/decisions/0007).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from flask import current_app, request

from coprod.core import audit, jobs, outbox, readiness, secret
from coprod.core.metrics import Gauge
from coprod.core.rules import Viewer, rule
from coprod.questionnaires import queries as questionnaires

MEASURED_BY = "measure the database"


def settings() -> Mapping[str, Any]:
    """What the door holds the given token against."""
    return current_app.config


@rule("carries the token of whoever watches the service")
def carries_the_token(_viewer: Viewer, told: Mapping[str, Any]) -> bool:
    """The word of METRICS_TOKEN, sent as a bearer token. Without such a setting nobody carries it."""
    given = request.headers.get("Authorization", "")
    return bool(told["METRICS_TOKEN"]) and secret.same(given, f"Bearer {told['METRICS_TOKEN']}")


def gauges() -> Iterator[Gauge]:
    """Every figure. Moments are seconds since 1970, and missing as long as nothing has happened."""
    wanting = readiness.wanting()
    yield Gauge(
        "coprod_ready",
        "1 when this is as it should be",
        {word: float(word not in wanting) for word in readiness.WORDS},
        of="what",
    )
    if not {"database", "steps"} & set(wanting):
        yield from _of_the_database()


def _of_the_database() -> Iterator[Gauge]:
    post = outbox.standing()
    yield Gauge("coprod_outbox_waiting", "Letters that have not left", {"": post.waiting})
    yield Gauge("coprod_outbox_oldest", "When the oldest of them was written", _at({"": post.oldest_at}))
    yield Gauge("coprod_outbox_given_up", "Letters that could not be sent", {"": post.given_up})
    # Each backup sends its fingerprint to the outside address.
    yield Gauge("coprod_backup_made", "When a backup was last made", _at({"": outbox.last_written("backup")}))
    runs = jobs.runs()
    yield Gauge(
        "coprod_job_began", "When a job last began", _at({run.name: run.began_at for run in runs}), of="job"
    )
    yield Gauge(
        "coprod_job_ended", "When a job last ended", _at({run.name: run.ended_at for run in runs}), of="job"
    )
    yield Gauge("coprod_job_failures", "How often", {run.name: run.failures for run in runs}, of="job")
    measured = next((run.measured for run in runs if run.name == MEASURED_BY), None)
    yield Gauge(
        "coprod_database_bytes",
        "Size of the database, once a day",
        {} if measured is None else {"": measured},
    )
    yield Gauge(
        "coprod_batches_without_key", "Waiting batches that cannot be opened", {"": questionnaires.keyless()}
    )
    yield Gauge(
        "coprod_audit_unchained",
        "When the oldest deed that is not in the audit chain was done",
        _at({"": audit.oldest_unchained()}),
    )


def _at(moments: dict[str, datetime | None]) -> dict[str, float]:
    return {of: moment.timestamp() for of, moment in moments.items() if moment is not None}
