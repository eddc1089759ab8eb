"""What happens to servers and disks while people answer: full, failing, locked, hung, reloaded, gone (R3; T35-T37, T41).

In each case people answer as before, during and after. Nobody who was told "sent" may lose an answer, nobody waits
for longer than 35 seconds, whoever is refused reads so in our words and is told when to come back, nobody is told that
nothing was sent when it was, and when the trouble is over the site goes on by itself.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from soak import troubles
from soak.browser import Browser
from soak.people import Person, Tally, crowd, pressing
from soak.report import Report, alone
from soak.server import Server
from soak.troubles import Trouble
from soak.world import Compared, World, compared, made, world

PROMISE = (
    "Whatever happens to a server or its disk is said in words, loses no acknowledged answer, and passes"
)
MOST_WAIT_SECONDS = 35.0
RECOVERY_SECONDS = 30.0
# Room for all that people send in the whole case, and for a journal that readers keep from being folded in: when the
# disk is full, it is so because of what lies beside.
DISK_MEGABYTES = 64
PEOPLE, READY = 4, 8
CARELESS = "soak.controls.careless:app"


@dataclass(frozen=True)
class Case:
    """One trouble: for how many seconds it lasts, how many good ones there are before, and how the server runs."""

    name: str
    trouble: Trouble
    seconds: float = 8
    before: float = 2
    database: str = "sqlite"
    on_small_disk: bool = False
    refuses: bool = True  # whether somebody must have been told to come back
    how: dict[str, Any] = field(default_factory=dict)


CASES = (
    Case("disk full", troubles.full_disk, on_small_disk=True),
    Case("nothing can be written", troubles.no_room),
    Case("every third sync fails", troubles.failing("fdatasync", "EIO", 3)),
    Case("every fifth write fails", troubles.failing("pwrite64", "EIO", 5)),
    Case("database locked", troubles.locked, seconds=12),
    Case("turn to write not given back", troubles.turn_kept, seconds=12),
    Case("tables locked", troubles.locked, seconds=12, database="postgresql"),
    Case("PostgreSQL stopped for a while", troubles.database_stopped, database="postgresql"),
    Case("PostgreSQL killed", troubles.database_killed, database="postgresql"),
    Case("worker hung", troubles.hung, seconds=0, refuses=False),
    Case("worker hung on PostgreSQL", troubles.hung, seconds=0, database="postgresql", refuses=False),
    Case("reloaded three times", troubles.reloaded, seconds=0, refuses=False, how={"preload": False}),
)


@dataclass(frozen=True)
class Outcome:
    """What came of one case."""

    tally: Tally
    found: Compared
    recovered_after: float | None  # seconds until people were told "sent" again
    denied: list[str]  # words that are stored although a page turned their writer away
    faults: list[str]  # lines of the server's log

    def loss(self) -> str:
        """What was acknowledged and is gone, in words; empty when nothing is."""
        return f"{len(self.found.lost)} acknowledged answers lost" if self.found.lost else ""

    def delay(self) -> str:
        """That somebody waited too long, in words; empty when nobody did."""
        waited = self.tally.slowest
        return f"somebody waited {waited:.0f} s" if waited > MOST_WAIT_SECONDS else ""

    def broken(self, case: Case) -> list[str]:
        """What is not as it was promised, in words; empty when all is well."""
        tally = self.tally
        said = {
            self.loss(): bool(self.loss()),
            "answers doubled or half-written": bool(self.found.doubled or self.found.half),
            f"{len(self.denied)} turned away although their answer is stored": bool(self.denied),
            f"{len(tally.strange)} replies that are no page of ours: {tally.strange[:1]}": bool(
                tally.strange
            ),
            self.delay(): bool(self.delay()),
            "it did not recover by itself": self.recovered_after is None,
            "nobody was refused, so nothing was tried": case.refuses and not tally.refused,
        }
        return [words for words, so in said.items() if so]


# What is taken away, the build without it, in which case, and what must be seen there.
CONTROLS: tuple[tuple[str, str, str, Callable[[Outcome], str]], ...] = (
    ("a failed commit is taken for a kept one", "soak.controls.careless:app", "disk full", Outcome.loss),
    (
        "a failed commit is taken for a kept one",
        "soak.controls.careless:app",
        "every third sync fails",
        Outcome.loss,
    ),
    ("a writer waits for ever", "soak.controls.patient:app", "turn to write not given back", Outcome.delay),
    ("it is told first and kept later", "soak.controls.early:app", "reloaded three times", Outcome.loss),
)


@contextmanager
def _site(case: Case) -> Iterator[World]:
    if not case.on_small_disk:
        with world(case.database) as site:
            yield site
        return
    folder = Path(tempfile.mkdtemp(prefix="coprod-soak-disk-"))
    try:
        with troubles.small_disk(folder, DISK_MEGABYTES):
            site = made(folder)
            yield site
            site.let_go()
    finally:
        shutil.rmtree(folder)


def tried(case: Case, *, application: str = "wsgi:app") -> Outcome:
    """One case from beginning to end: some good seconds, the trouble, and the time after it."""
    with _site(case) as site:
        reference, tally = site.asked(), Tally()
        server = site.server(application, **case.how)
        try:
            server.start()
            recovered = _through(case, site, server, reference, tally)
        finally:
            server.kill()
        found = compared(site, tally)
        denied = [words for words in tally.turned_away if words in found.said]
        return Outcome(tally, found, recovered, denied, server.faults())


def _through(case: Case, site: World, server: Server, reference: str, tally: Tally) -> float | None:
    # Some have filled in everything when it begins, so that "Send" itself is pressed into the trouble.
    ready = [
        Person(Browser(server.port, patience=2 * MOST_WAIT_SECONDS), reference, tally) for _ in range(READY)
    ]
    ready = [each for each in ready if each.fill_in()]
    with crowd(server.port, reference, tally, people=PEOPLE, patience=2 * MOST_WAIT_SECONDS):
        time.sleep(case.before)
        with pressing(ready):
            with case.trouble(site, server):
                time.sleep(case.seconds)
            over, before = time.monotonic(), len(tally.acknowledged)
            while len(tally.acknowledged) < before + PEOPLE and time.monotonic() < over + RECOVERY_SECONDS:
                time.sleep(0.05)
            after = time.monotonic() - over
        time.sleep(case.before / 2)
    return after if len(tally.acknowledged) >= before + PEOPLE else None


def run(report: Report, *, short: bool = False) -> None:
    """Every case in turn, then the builds that take a fault for nothing. About ten minutes."""
    for case in CASES:
        if short and case.seconds == 0:
            continue
        outcome = tried(case)
        tally = outcome.tally
        report.figures(
            case.name, acknowledged=outcome.found.acknowledged, lost=len(outcome.found.lost),
            doubled=len(outcome.found.doubled), refused=tally.refused,
            presses=dict(tally.replies), slowest_seconds=tally.slowest,
            recovered_after_seconds=outcome.recovered_after, logged=len(outcome.faults),
        )  # fmt: skip
        broken = outcome.broken(case)
        report.must(f"{case.name}: {'; '.join(broken) or 'as promised'}", not broken)
    for what, application, name, seen in CONTROLS:
        case = next(case for case in CASES if case.name == name)
        if not short or case.seconds:
            wrong = seen(tried(replace(case, seconds=case.seconds * 4), application=application))
            report.control(f"{what}, {name}: {wrong or 'nothing was seen'}", bool(wrong))


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
