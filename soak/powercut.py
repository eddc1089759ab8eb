"""A power cut at each acknowledgement: whatever the disk had not been asked to keep by then is gone (R2, T39).

All writes and syncs of the site's processes are noted, and the disk is rebuilt as it was at the moment at which each
person's receipt began to leave the server: with what was safe only, and again with chance parts of what was not. Each
image must open, be sound, and hold every answer acknowledged until then, with the key that opens it and the service's
secret that finds it. Batches are released all the while, so that keys are made and destroyed between the cuts.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from soak.cutting import RELEASED, WAITING, Cuts, Cutting, Held, opened
from soak.disk import Disk
from soak.people import Tally, crowd
from soak.report import Report, alone
from soak.trace import strace
from soak.world import World, world

PROMISE = "An answer that was acknowledged survives a power cut at any moment after"
ACKNOWLEDGED, SHORT_ACKNOWLEDGED, CONTROL_ACKNOWLEDGED = 300, 15, 15
MOST_SECONDS = 300
IN_BETWEEN = 0.1  # of all beginnings of a sync are cut at as well, between two acknowledgements
SMALLEST_BATCH = 5  # so that many are released
UNSYNCED, LOOSE_KEYS = "soak.controls.unsynced:app", "soak.controls.loose_keys:app"


def answered(
    site: World,
    reference: str,
    notes: Path,
    *,
    until: int,
    application: str = "wsgi:app",
    also: tuple[int, ...] = (),
) -> Tally:
    """Let people answer under observation until so many were told "sent"; five minutes at most.

    ``also`` are processes that run already and are observed with the site.
    """
    together = f'{sys.executable} -m soak.releasing & exec "$@"'
    server = site.server(application, around=[*strace(notes, also=also), "sh", "-c", together, "sh"])
    # The service makes its own secret, as at a first start, so that this is observed as well.
    server.environment.pop("SECRET_KEY")
    tally, end = Tally(), time.monotonic() + MOST_SECONDS
    try:
        server.start()
        with crowd(server.port, reference, tally, people=4):
            while len(tally.acknowledged) < until and time.monotonic() < end:
                time.sleep(0.02)
    finally:
        if site.postgresql and also:
            site.postgresql.kill()  # Or strace would not end.
        server.kill()
    return tally


def _look(image: Path) -> tuple[Held, int]:
    instance = image / "instance"
    with closing(sqlite3.connect(instance / "coprod.db")) as database:
        if (verdict := database.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise ValueError(verdict)
        released = Counter(database.execute(RELEASED).fetchall())
        return released + opened(database.execute(WAITING), instance / "keys"), released.total()


def tried(until: int, *, application: str = "wsgi:app", variants: int = 2) -> Cuts:
    """One run with so many acknowledgements, and a cut at each of them."""
    with (
        world("sqlite", RELEASE_BATCH=SMALLEST_BATCH) as site,
        tempfile.TemporaryDirectory(prefix="coprod-soak-notes-") as aside,
    ):
        reference, notes = site.asked(), Path(aside) / "notes"
        site.let_go()
        disk = Disk(Path(site.app.config["INSTANCE"]))
        tally = answered(site, reference, notes, until=until, application=application)
        cutting = Cutting(site, {"instance": disk}, _look, variants=variants, between=IN_BETWEEN)
        return cutting.through(notes, tally)


def run(report: Report, *, short: bool = False) -> None:
    """300 acknowledgements; then a database and a ring of keys that answer before they are on the disk."""
    until = SHORT_ACKNOWLEDGED if short else ACKNOWLEDGED
    cuts = tried(until, variants=2 if short else 4)
    report.figures(
        "sqlite", acknowledged=cuts.acknowledged, images=cuts.images, released=cuts.released,
        losing=len(cuts.losing), unsound=len(cuts.unsound),
    )  # fmt: skip
    for each in [*cuts.losing, *cuts.unsound][:5]:
        report.say(each)
    report.must(f"at least {until} acknowledgements were cut at", cuts.acknowledged >= until)
    report.must("0 images lose an acknowledged answer", not cuts.losing)
    report.must("0 images are unsound", not cuts.unsound)
    report.must("batches were released in between", short or cuts.released > 0)
    for what, application in (
        ("synchronous=NORMAL", UNSYNCED),
        ("keys that are not synced", LOOSE_KEYS),
    ):
        loose = tried(CONTROL_ACKNOWLEDGED, application=application, variants=0)
        wrong = len({each.partition(":")[0] for each in [*loose.losing, *loose.unsound]})
        report.control(f"{what}: {wrong} of {loose.images} images lose or cannot be read", wrong > 0)


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
