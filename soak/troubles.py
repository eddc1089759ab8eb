"""What happens to servers and their disks: each a block during which it is so, and after which it is over."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import psycopg

from soak.server import Server
from soak.world import World

# A trouble is begun with the site and its server; within its block one waits, ``pause`` tells for how many seconds.
Trouble = Callable[[World, Server], AbstractContextManager[None]]

CHUNK = bytes(64 * 1024)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[None]:
    """A disk of its own, of so many megabytes, at a folder. Needs to be root."""
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", folder], check=True
    )
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def full_disk(site: World, _server: Server) -> Iterator[None]:
    """Not one byte is left on the disk of the instance folder."""
    filler = site.folder / "filler"
    with filler.open("wb", buffering=0) as written:
        for size in (len(CHUNK), 512, 1):
            try:
                while written.write(CHUNK[:size]):
                    pass
            except OSError:
                continue
    try:
        yield
    finally:
        filler.unlink()


def failing(call: str, error: str, every: int) -> Trouble:
    """Every so manieth call of this kind to the files of the database ends with an error, in all workers."""

    @contextmanager
    def block(site: World, server: Server) -> Iterator[None]:
        path = Path(site.app.config["INSTANCE"]) / "coprod.db"
        strace = subprocess.Popen(
            [
                "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                "-e", f"inject={call}:error={error}:when={every}+{every}", "-P", path, "-P", f"{path}-wal",
                *(f"-p{worker}" for worker in server.workers()),
            ],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield
        finally:
            strace.terminate()
            strace.wait(20)

    return block


@contextmanager
def locked(site: World, _server: Server) -> Iterator[None]:
    """Somebody else holds the lock that every writer needs, and does not let go."""
    if site.postgresql:
        with psycopg.connect(site.postgresql.address().replace("+psycopg", "")) as connection:
            connection.execute("LOCK TABLE waiting_batch, answer_draft IN ACCESS EXCLUSIVE MODE")
            yield
            connection.rollback()
        return
    path = Path(site.app.config["INSTANCE"]) / "coprod.db"
    with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


@contextmanager
def turn_kept(site: World, _server: Server) -> Iterator[None]:
    """Another process has taken its turn to write, and does not give it back."""
    path = Path(site.app.config["INSTANCE"]) / "coprod.db.writers"
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def hung(_site: World, server: Server) -> Iterator[None]:
    """One worker stops in the middle of whatever it does; whoever looks after it must notice."""
    worker = server.workers()[0]
    os.kill(worker, signal.SIGSTOP)
    until = time.monotonic() + 45
    while time.monotonic() < until and worker in server.workers():
        time.sleep(0.1)
    try:
        yield
    finally:
        if worker in server.workers():
            os.kill(worker, signal.SIGCONT)


@contextmanager
def reloaded(_site: World, server: Server) -> Iterator[None]:
    """An operator reloads it three times, each time as soon as new workers answer."""
    for _time in range(3):
        before = set(server.workers())
        server.reload()
        until = time.monotonic() + 40
        while time.monotonic() < until and (before & set(server.workers()) or not server.answers()):
            time.sleep(0.1)
    yield


@contextmanager
def database_stopped(site: World, _server: Server) -> Iterator[None]:
    """PostgreSQL ends without tidying up, and is away."""
    if site.postgresql:
        site.postgresql.stop("immediate")
        yield
        site.postgresql.start()


@contextmanager
def database_killed(site: World, _server: Server) -> Iterator[None]:
    """All of PostgreSQL is killed, and is away."""
    if site.postgresql:
        site.postgresql.kill()
        yield
        site.postgresql.start()


@contextmanager
def no_room(_site: World, server: Server) -> Iterator[None]:
    """No worker can write anything to any file. Needs neither a disk of its own nor to be root."""
    before = {worker: resource.prlimit(worker, resource.RLIMIT_FSIZE) for worker in server.workers()}
    for worker, (_most, hard) in before.items():
        # Python does not listen to the signal that goes with it: the write itself fails.
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        for worker, limits in before.items():
            resource.prlimit(worker, resource.RLIMIT_FSIZE, limits)
