"""What a soak has to say: its promise, its figures, its control's figures, and whether something broke."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from types import FrameType


class Report:
    """Told by a soak as it runs, printed at once. ``broken`` holds the sentences that did not hold."""

    def __init__(self) -> None:
        self.broken: list[str] = []

    def say(self, sentence: str) -> None:
        """One line on what is being done."""
        print(f"  {sentence}", flush=True)

    def figures(self, what: str, **numbers: object) -> None:
        """Figures of one run: ``figures("SQLite", kills=200, acknowledged=4100)``."""
        told = ", ".join(f"{name.replace('_', ' ')} {_written(number)}" for name, number in numbers.items())
        self.say(f"{what}: {told}")

    def must(self, sentence: str, holds: bool) -> None:
        """A promise; when it does not hold, the soak fails."""
        self.say(f"{'holds ' if holds else 'BROKEN'}  {sentence}")
        if not holds:
            self.broken.append(sentence)

    def control(self, sentence: str, caught: bool) -> None:
        """What the build without its protection does wrong; when nobody noticed it, the soak fails."""
        self.say(f"{'caught' if caught else 'MISSED'}  control: {sentence}")
        if not caught:
            self.broken.append(f"The control was not caught: {sentence}")


def _written(number: object) -> str:
    return f"{number:.3g}" if isinstance(number, float) else str(number)


def alone(promise: str, run: Callable[..., None]) -> int:
    """Run one soak in this process. Returns the exit code: 1 when a promise or its control is broken.

    Told to stop, it leaves through the doors it came in by, so that no server stays behind.
    """
    signal.signal(signal.SIGTERM, _leave)
    report, start = Report(), time.monotonic()
    print(f"\n{promise}", flush=True)
    run(report, short="--short" in sys.argv)
    verdict = "FAILED" if report.broken else "passed"
    report.say(f"{verdict} after {time.monotonic() - start:.0f} s")
    return 1 if report.broken else 0


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit("told to stop")
