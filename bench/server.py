"""What a server costs: its processor time and its memory, all its processes together."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from soak.server import Server, children, free_port

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Served:
    """A server that is up."""

    port: int
    pid: int

    def processes(self) -> list[int]:
        """The one that looks after the others, and those that answer."""
        return [self.pid, *children(self.pid)]

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


@contextmanager
def serving(application: str, environment: Mapping[str, str], log: Path) -> Iterator[Served]:
    """The server as in production, on 127.0.0.1, for as long as the block lasts."""
    server = Server(environment, free_port(), log, application=application, preload=False)
    server.start()
    try:
        yield Served(server.port, server.pid)
    finally:
        server.stop()
