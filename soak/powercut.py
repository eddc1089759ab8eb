"""A power cut at each acknowledgement: whatever the disk had not been asked to keep by then is gone (R2, T39).

All writes and syncs of the site's processes are noted, and the disk is rebuilt as it was at the moment at which each
person's receipt began to leave the server: with what was safe only, and again with chance parts of what was not. Each
image must open, be sound, and hold every answer acknowledged until then, with the key that opens it and the service's
secret that finds it. Batches are released all the while, so that keys are made and destroyed between the cuts.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from coprod.core import secret
from coprod.questionnaires.operations import receipts
from soak.disk import Disk
from soak.people import Tally, crowd
from soak.report import Report, alone
from soak.trace import Event, events, strace
from soak.world import World, world

PROMISE = "An answer that was acknowledged survives a power cut at any moment after"
ACKNOWLEDGED, SHORT_ACKNOWLEDGED, CONTROL_ACKNOWLEDGED = 300, 15, 15
MOST_SECONDS = 300
IN_BETWEEN = 0.1  # of all beginnings of a sync are cut at as well, between two acknowledgements
CODE = re.compile(rb'app-code__group">([A-Z0-9]+)<')
SMALLEST_BATCH = 5  # so that many are released
UNSYNCED, LOOSE_KEYS = "soak.controls.unsynced:app", "soak.controls.loose_keys:app"


@dataclass
class Cuts:
    """What became of the images: one line of words for each that was not as it must be."""

    acknowledged: int = 0
    images: int = 0
    released: int = 0  # the most answers that any image held outside the waiting batch
    losing: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)


def answered(site: World, reference: str, notes: Path, *, until: int, application: str = "wsgi:app") -> Tally:
    """Let people answer under observation until so many were told "sent"; five minutes at most."""
    together = f'{sys.executable} -m soak.releasing & exec "$@"'
    server = site.server(application, around=[*strace(notes), "sh", "-c", together, "sh"])
    # The service makes its own secret, as at a first start, so that this is observed as well.
    server.environment.pop("SECRET_KEY")
    tally, end = Tally(), time.monotonic() + MOST_SECONDS
    try:
        server.start()
        with crowd(server.port, reference, tally, people=4):
            while len(tally.acknowledged) < until and time.monotonic() < end:
                time.sleep(0.02)
    finally:
        server.kill()
    return tally


class Cutting:
    """Rebuilds and looks at the disk as the notes are read. ``disk`` is as it was when they began."""

    def __init__(self, site: World, disk: Disk, tally: Tally, *, seed: int = 1) -> None:
        self.site, self.disk, self.tally = site, disk, tally
        self.chance, self.cuts, self.told = random.Random(seed), Cuts(), dict[str, str]()
        # In memory: what is tried is what was noted, not the disk of this machine.
        self.folder = Path(tempfile.mkdtemp(prefix="coprod-soak-cut-", dir="/dev/shm"))

    def through(self, notes: Path, *, variants: int) -> Cuts:
        """Cut at each acknowledgement in the notes, and at some moments in between."""
        try:
            for event in events(notes):
                if event.call == "reply":
                    self._replied(event, variants)
                    continue
                self.disk.take(event)
                if self.told and event.begun and self.chance.random() < IN_BETWEEN:
                    self._cut(self.chance)
        finally:
            shutil.rmtree(self.folder)
        self.cuts.acknowledged = len(self.told)
        return self.cuts

    def _replied(self, event: Event, variants: int) -> None:
        code = b"".join(CODE.findall(event.data)).decode()
        if code in self.tally.acknowledged and code not in self.told:
            self.told[code] = self.tally.acknowledged[code]
            for variant in range(1 + variants):
                self._cut(self.chance if variant else None)

    def _cut(self, chance: random.Random | None) -> None:
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        self.disk.cut(self.folder, chance)
        which = f"cut {self.cuts.images}, {'some' if chance else 'none'} of the unsynced"
        self.cuts.images += 1
        try:
            held, released = _held(self.folder)
        except (OSError, ValueError, sqlite3.Error) as reason:
            self.cuts.unsound.append(f"{which}: {type(reason).__name__}: {reason}")
            return
        self.cuts.released = max(self.cuts.released, released)
        secret_file = self.folder / "secret.key"
        self.site.app.config["SECRET_KEY"] = secret_file.read_text() if secret_file.exists() else "lost"
        with self.site.app.app_context():
            for code, words in self.told.items():
                receipt = receipts.read_code(code)
                if receipt is None or held[receipt.locator_hash, receipt.secret_hash, words] != 1:
                    self.cuts.losing.append(f"{which}: {code} is not there once")


def _held(image: Path) -> tuple[Counter[tuple[str, str, str]], int]:
    """Every answer that the image holds, as (locator, secret, words), and how many of them are released.

    Errors: ``ValueError`` when the database is not sound, or an answer does not open.
    """
    held: Counter[tuple[str, str, str]] = Counter()
    with closing(sqlite3.connect(image / "coprod.db")) as database:
        if (verdict := database.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise ValueError(verdict)
        released = database.execute(
            "SELECT locator_hash, secret_hash, text FROM sheet JOIN sheet_text ON sheet_key = sheet.key"
        ).fetchall()
        held.update(released)
        for batch_key, mark, packet in database.execute("SELECT batch_key, mark, packet FROM waiting_sheet"):
            told = secret.unseal((image / "keys" / batch_key).read_bytes(), packet, mark)
            if told is None:
                raise ValueError("A waiting answer does not open.")
            content = json.loads(told)
            said = content["texts"][0]["text"]
            held[content["locator_hash"], content["secret_hash"], said] += 1
    return held, len(released)


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
        return Cutting(site, disk, tally).through(notes, variants=variants)


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
    report.must("batches were released in between", cuts.released > 0)
    for what, application in (
        ("synchronous=NORMAL", UNSYNCED),
        ("keys that are not synced", LOOSE_KEYS),
    ):
        loose = tried(CONTROL_ACKNOWLEDGED, application=application, variants=0)
        wrong = len({each.partition(":")[0] for each in [*loose.losing, *loose.unsound]})
        report.control(f"{what}: {wrong} of {loose.images} images lose or cannot be read", wrong > 0)


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
