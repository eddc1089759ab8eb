"""The web server as it runs in production: gunicorn, two workers of four threads, in a process group of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from soak.processes import Afresh, Forked, started

STARTING_SECONDS = 40


def free_port() -> int:
    """A port of this machine at which nobody answers now."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


class Server:
    """gunicorn at a port. ``around`` is what it is started under, for instance strace and its options.

    Preloaded it starts sooner; without, a reload brings new code. ``log`` holds what it writes over all its lives.
    ``afresh`` is the long way to start it, for whoever looks at its memory.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        port: int,
        log: Path,
        *,
        application: str = "wsgi:app",
        around: Sequence[str] = (),
        more: Sequence[str] = (),
        preload: bool = True,
        afresh: bool = False,
    ) -> None:
        self.environment, self.port, self.log, self.application = dict(environment), port, log, application
        self.around, self.more = list(around), [*more, *(["--preload"] if preload else [])]
        self.afresh = afresh or not preload
        self.process: Forked | Afresh | None = None

    def start(self) -> None:
        """Start it, and wait until it answers. Errors: ``RuntimeError`` with the end of its log."""
        program = [
            "gunicorn", self.application, "--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--threads", "4",
            "--timeout", "30", "--graceful-timeout", "20", "--log-level", "warning", "--no-control-socket", *self.more,
        ]  # fmt: skip
        self.process = started(program, self.environment, self.log, around=self.around, afresh=self.afresh)
        until = time.monotonic() + STARTING_SECONDS
        while time.monotonic() < until and not self.process.has_ended():
            if self.answers():
                return
            time.sleep(0.05)
        self.kill()
        raise RuntimeError(f"The server did not come up:\n{self.log.read_text(errors='replace')[-2000:]}")

    def answers(self) -> bool:
        """Whether anything is answered at all."""
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/live", timeout=2).read()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    @property
    def pid(self) -> int:
        """The process of gunicorn that looks after the others."""
        if self.process is None:
            raise RuntimeError("The server is not running.")
        return children(self.process.pid)[0] if self.around else self.process.pid

    def workers(self) -> list[int]:
        """The processes that answer: the children of the one that looks after them."""
        return children(self.pid)

    def reload(self) -> None:
        """Ask it to replace its workers, as an operator does after a change."""
        os.kill(self.pid, signal.SIGHUP)

    def stop(self, seconds: float = 30) -> None:
        """Tell it to end in peace; it is killed when it does not."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, IndexError):
                os.kill(self.pid, signal.SIGTERM)
            self.process.has_ended(seconds)
            self.kill()

    def kill(self) -> None:
        """kill -9 for all of it at once, as when a machine fails."""
        if self.process is not None:
            if self.around:
                self._end_inside(self.process)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.has_ended(None)
            self.process = None

    @staticmethod
    def _end_inside(around: Forked | Afresh) -> None:
        """Kill what runs inside first, so that what it runs under can write its last notes and end by itself."""
        for each in descendants(around.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        around.has_ended(20)

    def faults(self) -> list[str]:
        """The lines of its log that tell of a fault of ours, or of gunicorn's: tracebacks and errors."""
        return [line for line in self.log.read_text(errors="replace").splitlines() if _is_fault(line)]


def children(pid: int) -> list[int]:
    """The processes that a process has started and that are there now."""
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def descendants(pid: int) -> list[int]:
    """Its children and theirs, the eldest first."""
    mine = children(pid)
    return mine + [each for child in mine for each in descendants(child)]


def _is_fault(line: str) -> bool:
    if line.startswith("{"):
        try:
            return json.loads(line).get("level") in {"error", "critical"}
        except ValueError:
            return True
    return "Traceback" in line or "[ERROR]" in line or "[CRITICAL]" in line
