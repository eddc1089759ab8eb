"""The worker as it runs in production, in a process of its own that can be killed, again and again."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from soak.processes import Afresh, Forked, started


class Worker:
    """``coprod.worker``, or another build of it: a module with ``main``."""

    def __init__(self, environment: Mapping[str, str], log: Path, *, module: str = "coprod.worker") -> None:
        self.environment, self.log, self.module = dict(environment), log, module
        self.process: Forked | Afresh | None = None

    def start(self) -> None:
        """Start one. What it does shows in the database."""
        self.process = started(["soak.worker", self.module], self.environment, self.log)

    def kill(self) -> None:
        """kill -9, whatever it has in its hand."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.has_ended(None)
            self.process = None


if __name__ == "__main__":
    importlib.import_module(sys.argv[1]).main()
