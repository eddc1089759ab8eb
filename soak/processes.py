"""How a server or worker becomes a process in a group of its own: from a nursery, or the long way.

To start means to read the whole service, which takes most of two seconds, and who is killed a hundred times need not do
that a hundred times: a process that has read it forks them (``soak.nursery``). Reading asks nothing of the settings. Who
must do that too by itself is started the long way: under strace, or with counts of its own.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Settings of whoever runs this must not reach the site that is tried.
OURS = ("COPROD_", "SMTP_", "MAIL_", "GUNICORN_")
OURS_WHOLE = {
    "SECRET_KEY",
    "DATABASE_URL",
    "PUBLIC_ADDRESS",
    "TRUSTED_PROXIES",
    "AUDIT_ANCHOR",
    "RELEASE_BATCH",
    "FLASK_DEBUG",
}
# What is heeded while the service is read: whether processes count together.
HEEDED_EARLY = ("METRICS_", "PROMETHEUS_")


def clean_environment(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of this process without any setting of the site, and then ``more``."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(OURS) and n not in OURS_WHOLE}
    return {**kept, **more}


class Forked:
    """A process from the nursery, with as much of ``Popen`` as whoever started it asks for."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._end = select.poll()
        self._handle = -1
        with suppress(ProcessLookupError):  # It has ended already.
            self._handle = os.pidfd_open(pid)
            self._end.register(self._handle, select.POLLIN)

    def has_ended(self, seconds: float | None = 0) -> bool:
        """Whether it has ended within so many seconds; None is as long as it takes."""
        if self._handle >= 0 and self._end.poll(None if seconds is None else seconds * 1000):
            os.close(self._handle)
            self._handle = -1
        return self._handle < 0


class Afresh:
    """The same of a process that was started the long way."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.pid, self._process = process.pid, process

    def has_ended(self, seconds: float | None = 0) -> bool:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.poll() is not None


def started(
    program: Sequence[str],
    environment: Mapping[str, str],
    log: Path,
    *,
    around: Sequence[str] = (),
    afresh: bool = False,
) -> Forked | Afresh:
    """A process that runs ``python -m program …`` in a group of its own. ``around`` is what it is started under."""
    whole = clean_environment(environment)
    if not around and not afresh and not any(name.startswith(HEEDED_EARLY) for name in environment):
        return Forked(_nursery().fork(program, whole, log))
    with log.open("ab") as written:
        return Afresh(
            subprocess.Popen(
                [*around, sys.executable, "-m", *program], cwd=ROOT, env=whole, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=written, stderr=written,
            )
        )  # fmt: skip


class _Nursery:
    """The process, as seen from the one that started it, with which it ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._folder = tempfile.mkdtemp(prefix="coprod-soak-nursery-")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "soak.nursery", self._folder], cwd=ROOT, env=clean_environment({}),
            start_new_session=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        atexit.register(self._end)

    def _end(self) -> None:
        self._process.communicate()
        shutil.rmtree(self._folder, ignore_errors=True)

    def fork(self, program: Sequence[str], environment: Mapping[str, str], log: Path) -> int:
        """The number of a new process. Errors: ``RuntimeError`` when there is no nursery any more."""
        told, said = self._process.stdin, self._process.stdout
        if told is None or said is None:
            raise RuntimeError("The nursery has no ears.")
        order = json.dumps({"program": list(program), "environment": dict(environment), "log": str(log)})
        with self._lock:
            try:
                told.write(f"{order}\n")
                told.flush()
                return int(said.readline())
            except (OSError, ValueError) as reason:
                raise RuntimeError("The nursery has ended.") from reason


_OURS: dict[int, _Nursery] = {}  # by the process whose it is: a fork of that one has none
_MAKING = threading.Lock()


def _nursery() -> _Nursery:
    with _MAKING:
        if os.getpid() not in _OURS:
            _OURS[os.getpid()] = _Nursery()
        return _OURS[os.getpid()]
