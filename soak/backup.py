"""Backups while people answer: whatever was acknowledged before one began is there after restoring it (R17, T42).

People answer as fast as they can, and their answers are released all the time. Twenty backups are taken meanwhile by
the command that an operator uses; each is then restored into a place of its own, and every code that somebody had
been shown before that backup began must open the words that were typed. The keys of waiting answers are never in a
backup; here they are kept beside, so that waiting answers can be counted too.

The controls take copies at the same moments: ``cp`` of the live SQLite file, and on PostgreSQL the same rows without
one snapshot around them.
"""

from __future__ import annotations

import sys

from soak.copying import Keys, Try, by_command, by_cp, taken, without_snapshot
from soak.report import Report, alone
from soak.restored import is_refused, missing, missing_in_copy
from soak.world import DATABASES, world

PROMISE = (
    "What was acknowledged before a backup began is there after it is restored, however many people answer"
)
TRIES, SHORT_TRIES = 20, 3
RELEASE_BATCH = 5


def run(report: Report, *, short: bool = False) -> None:
    """Twenty backups on each database, with its control's copies in between."""
    tries = SHORT_TRIES if short else TRIES
    for database in DATABASES:
        with world(database, RELEASE_BATCH=RELEASE_BATCH) as site:
            keys = Keys(site)
            control = by_cp if database == "sqlite" else without_snapshot
            done = taken(keys, {"backup": by_command(site), "control": control(site)}, tries=tries)
            lost = [missing(each, keys) for each in done["backup"]]
            report.figures(
                database, backups=tries, acknowledged_before=sum(len(each.before) for each in done["backup"]),
                most=max(len(each.before) for each in done["backup"]), missing=sum(lost),
            )  # fmt: skip
            report.must(f"{database}: 0 rows from before are missing in {tries} backups", sum(lost) == 0)
            _control(report, database, done["control"], keys)


def _control(report: Report, database: str, done: list[Try], keys: Keys) -> None:
    if database == "sqlite":
        lost = [missing_in_copy(each, keys) for each in done]
        report.control(f"cp of the live file: {sum(lost)} missing in {len(done)} copies", sum(lost) > 0)
    else:
        bad = [is_refused(each, keys) for each in done]
        told = f"{sum(bad)} of {len(done)} copies without one snapshot cannot be put back, or lack rows"
        report.control(told, any(bad))


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
