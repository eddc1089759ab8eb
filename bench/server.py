"""The server under measurement: gunicorn with the settings of production, its processor time and its memory."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Served:
    """A server that is up: its port, and all processes that belong to it."""

    port: int
    group: int

    def processes(self) -> list[int]:
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == self.group:
                found.append(int(path.parent.name))
        return found

    def cpu_seconds(self) -> float:
        """Processor time that all of it has used so far, in the programme and in the system for it."""
        return sum(cpu_seconds(number) for number in self.processes())

    def pss_bytes(self) -> int:
        """Memory: every process's own, and its share of what they share."""
        total = 0
        for number in self.processes():
            for line in Path(f"/proc/{number}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
        return total


def cpu_seconds(number: int) -> float:
    """Processor time of one process and of its ended children."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(each) for each in fields[11:15]) / TICKS


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@contextmanager
def serving(application: str, environment: dict[str, str], log: Path) -> Iterator[Served]:
    """2 workers × 4 threads on 127.0.0.1 for as long as the block lasts."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "2",
        "--threads", "4", "--preload", "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip
    with log.open("ab") as out:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            start_new_session=True,
            stderr=out,
            stdout=out,
        )
    try:
        _wait_for(port, process)
        yield Served(port, process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("The server did not come up; its log says why.")
