"""The worker as it runs in production, in a process of its own that can be killed, again and again.

``python -m soak.worker MODULE`` has read the whole service, and for each line that it is told it forks a worker and says
its number: a worker that is killed a hundred times need not read everything a hundred times.
"""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from soak.server import ROOT, clean_environment


class Worker:
    """``coprod.worker``, or another build of it: a module with ``main``."""

    def __init__(self, environment: Mapping[str, str], log: Path, *, module: str = "coprod.worker") -> None:
        self.log = log
        self.pid: int | None = None
        with log.open("ab") as written:
            self._nursery = subprocess.Popen(
                [sys.executable, "-m", "soak.worker", module], cwd=ROOT, env=clean_environment(environment),
                start_new_session=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=written, text=True,
            )  # fmt: skip

    def start(self) -> None:
        """Start one. What it does shows in the database. Errors: ``RuntimeError`` with the end of the log."""
        told, said = self._nursery.stdin, self._nursery.stdout
        if told is None or said is None:
            raise RuntimeError("The worker has no ears.")
        try:
            told.write("one\n")
            told.flush()
            self.pid = int(said.readline())
        except (OSError, ValueError) as reason:
            raise RuntimeError(f"The worker did not come up:\n{self.end_of_log()}") from reason

    def kill(self) -> None:
        """kill -9, whatever it has in its hand."""
        if self.pid is None:
            return
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        while self.is_there():
            time.sleep(0.005)
        self.pid = None

    def is_there(self) -> bool:
        """Whether it is at work; it should not end by itself."""
        return self.pid is not None and Path(f"/proc/{self.pid}").exists()

    def close(self) -> None:
        """End it for good."""
        self.kill()
        self._nursery.kill()
        self._nursery.communicate()

    def end_of_log(self) -> str:
        """The last that it said."""
        return self.log.read_text(errors="replace")[-2000:]


def _nursery(module: str) -> None:
    work = importlib.import_module(module).main
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # Nobody asks how they ended.
    for _line in sys.stdin:
        number = os.fork()
        if not number:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            work()
            os._exit(0)
        print(number, flush=True)


if __name__ == "__main__":
    _nursery(sys.argv[1])
