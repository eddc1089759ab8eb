"""A power cut at acknowledgements on PostgreSQL: its own files are rebuilt as the disk had been asked to keep them (R2).

The database server is observed together with the site, by one strace, from a checkpoint on. On each image a server is
started, which recovers from its journal as after a real cut; then it must hold every answer acknowledged until then, and
the keys that lie beside it must open them. Starting one takes seconds, so not every acknowledgement is cut at.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

import psycopg

from soak.cutting import RELEASED, WAITING, Cuts, Cutting, Held, opened
from soak.disk import Disk
from soak.powercut import SMALLEST_BATCH, answered
from soak.report import Report, alone
from soak.world import world

PROMISE = "On PostgreSQL as well: an answer that was acknowledged survives a power cut"
ACKNOWLEDGED, SHORT_ACKNOWLEDGED = 100, 10
EVERY = 5
# Nothing but the site and the journal is at work, so that the files can be copied while nobody writes.
QUIET = "autovacuum = off"


def tried(until: int, *, settings: str = "", variants: int = 1) -> Cuts:
    """One run with so many acknowledgements, and a cut at each fifth of them."""
    with (
        world("postgresql", of_postgresql=f"{QUIET}\n{settings}", RELEASE_BATCH=SMALLEST_BATCH) as site,
        tempfile.TemporaryDirectory(prefix="coprod-soak-notes-") as aside,
    ):
        server, reference, notes = site.postgresql, site.asked(), Path(aside) / "notes"
        if server is None:
            raise RuntimeError("There is no PostgreSQL.")
        site.let_go()
        server.settle()
        server.settle()  # The first leaves a word about itself in the journal.
        files = Disk(server.folder / "data")
        disks = {"instance": Disk(Path(site.app.config["INSTANCE"])), "data": files}
        tally = answered(site, reference, notes, until=until, also=server.pids())

        def look(image: Path) -> tuple[Held, int]:
            with server.opened(image / "data") as address, psycopg.connect(address) as connection:
                released: Held = Counter(connection.execute(RELEASED).fetchall())
                waiting = connection.execute(WAITING).fetchall()
                return released + opened(waiting, image / "instance" / "keys"), released.total()

        cuts = Cutting(site, disks, look, variants=variants, every=EVERY).through(notes, tally)
        server.start()
        return cuts


def run(report: Report, *, short: bool = False) -> None:
    """100 acknowledgements; then a server that does not ask the disk to keep anything (fsync=off)."""
    until = SHORT_ACKNOWLEDGED if short else ACKNOWLEDGED
    cuts = tried(until)
    report.figures(
        "postgresql", acknowledged=cuts.acknowledged, images=cuts.images, released=cuts.released,
        losing=len(cuts.losing), unsound=len(cuts.unsound),
    )  # fmt: skip
    for each in [*cuts.losing, *cuts.unsound][:5]:
        report.say(each)
    report.must(f"at least {until} were acknowledged", cuts.acknowledged >= until)
    report.must("0 images lose an acknowledged answer", not cuts.losing)
    report.must("0 images do not come up or are unsound", not cuts.unsound)
    loose = tried(SHORT_ACKNOWLEDGED, settings="fsync = off", variants=0)
    wrong = len({each.partition(":")[0] for each in [*loose.losing, *loose.unsound]})
    report.control(f"fsync=off: {wrong} of {loose.images} images lose or do not come up", wrong > 0)


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
