"""A clock for one process that can be put forward and back while it runs: by time-machine and a file.

Only the time of day is put; what counts seconds (timeouts, sleeping) goes on, as when an operator sets a clock. Debian's
libfaketime cannot do that to Python 3.11: with it ``time.sleep`` ends in "Invalid argument", or not at all.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    """A clock that is off by so much."""

    def __init__(self, folder: Path, name: str = "clock") -> None:
        self._file = folder / name
        self.off = timedelta(0)
        self.put(self.off)

    def put(self, off: timedelta) -> None:
        """Put it forward or back. Whoever goes by it sees it at once."""
        self.off = timedelta(seconds=int(off.total_seconds()))
        draft = self._file.with_suffix(".draft")
        draft.write_text(str(int(self.off.total_seconds())))
        draft.rename(self._file)

    def put_to(self, moment: datetime) -> None:
        """Put it to a moment."""
        self.put(moment - datetime.now(UTC))

    def now(self) -> datetime:
        """What it shows."""
        return datetime.now(UTC) + self.off

    def environment(self) -> dict[str, str]:
        """What a process must be started with to go by it: Python reads ``sitecustomize`` there before anything else."""
        return {"PYTHONPATH": str(Path(__file__).parent / "at_start"), "SOAK_CLOCK": str(self._file)}
