"""Copies of a site that are taken while people answer: backups, and what must not be mistaken for one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from coprod.backup import sealing, snapshot, taking
from coprod.backup.columns import Shape
from coprod.consultations import jobs
from coprod.core.db import db, reading
from coprod.questionnaires.models import Sheet
from soak.people import Tally, crowd
from soak.processes import ROOT, clean_environment
from soak.world import World

Take = Callable[[Path], None]


@dataclass(frozen=True)
class Try:
    """One backup, and what people had been told before it began: codes and words."""

    path: Path
    before: dict[str, str]


class Keys:
    """Every key of a waiting batch that there ever was, kept outside while answers are released, and the key that
    opens the site's backups."""

    def __init__(self, site: World) -> None:
        self.site, self.folder, self.opener = site, site.folder / "all-keys", site.folder / "backup-key"
        self.folder.mkdir()
        site.more["COPROD_BACKUP_TO"] = site.app.config["BACKUP_TO"] = sealing.make_identity(self.opener)

    def keep(self) -> None:
        """Copy those that are new. One that a server is just making is empty yet, and is copied the next time."""
        for path in Path(self.site.app.config["KEYS"]).iterdir():
            if not (self.folder / path.name).exists():
                with suppress(FileNotFoundError):
                    if key := path.read_bytes():
                        (self.folder / path.name).write_bytes(key)

    @contextmanager
    def while_releasing(self) -> Iterator[None]:
        """Release what waits again and again, as the worker does; each key is kept before it is destroyed."""
        stop = threading.Event()

        def release() -> None:
            while not stop.wait(0.02):
                self.keep()
                with self.site.app.app_context():
                    jobs.release_due()

        thread = threading.Thread(target=release, daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join(30)
            self.keep()


def taken(keys: Keys, takers: dict[str, Take], *, tries: int, people: int = 6) -> dict[str, list[Try]]:
    """Let people answer, and take so many backups in each of these ways meanwhile."""
    site, tally = keys.site, Tally()
    server = site.server()
    made_: dict[str, list[Try]] = {name: [] for name in takers}
    reference = site.asked()
    server.start()
    try:
        with crowd(server.port, reference, tally, people=people), keys.while_releasing():
            for turn in range(tries):
                for name, take in takers.items():
                    _wait_for_more(tally)
                    with tally.lock:
                        before = dict(tally.acknowledged)
                    path = site.folder / f"{name}-{turn}"
                    take(path)
                    made_[name].append(Try(path, before))
    finally:
        server.stop()
    return made_


def _wait_for_more(tally: Tally) -> None:
    """So that there is something new to lose: some answers, or half a minute."""
    before = len(tally.acknowledged)
    waiting = threading.Event()
    for _moment in range(600):
        if len(tally.acknowledged) >= before + 5:
            return
        waiting.wait(0.05)


def by_command(site: World) -> Take:
    """The command, in a process of its own, as an operator or a timer calls it."""

    def take(path: Path) -> None:
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "coprod", "backup", str(path)]
        subprocess.run(
            command,
            cwd=ROOT,
            env=clean_environment(site.environment()),
            check=True,
            capture_output=True,
            timeout=120,
        )

    return take


def by_operation(site: World) -> Take:
    """The same in this process."""

    def take(path: Path) -> None:
        with site.app.app_context():
            taking.take(path, sealing.recipients(site.app.config["BACKUP_TO"]))

    return take


def by_cp(site: World) -> Take:
    """The control on SQLite: a copy of the live file."""

    def take(path: Path) -> None:
        with site.app.app_context():
            shutil.copyfile(str(db.engine.url.database), path)

    return take


def in_the_middle(take: Take, site: World) -> Take:
    """The same, but waiting answers are released after the released ones were read and before the waiting ones are."""
    honest = snapshot.rows

    def slowly(connection: sa.Connection, shape: Shape) -> Iterator[bytes]:
        if shape.name == "waiting_sheet":
            before = _released(site)
            for _moment in range(300):
                if _released(site) > before:
                    break
                time.sleep(0.05)
        yield from honest(connection, shape)

    def take_slowly(path: Path) -> None:
        snapshot.rows = slowly
        try:
            take(path)
        finally:
            snapshot.rows = honest

    return take_slowly


def _released(site: World) -> int:
    with site.app.app_context(), reading():
        return db.session.scalar(sa.select(sa.func.count()).select_from(Sheet)) or 0


def without_snapshot(site: World) -> Take:
    """The control on PostgreSQL: every statement sees another moment."""

    @contextmanager
    def each_its_moment() -> Iterator[sa.Connection]:
        with db.engine.connect() as connection:
            yield connection.execution_options(isolation_level="READ COMMITTED")

    def take(path: Path) -> None:
        honest, snapshot.one_moment = snapshot.one_moment, each_its_moment
        try:
            in_the_middle(by_operation(site), site)(path)
        finally:
            snapshot.one_moment = honest

    return take
