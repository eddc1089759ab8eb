"""``python -m soak [--short] [NAME …]``: run soaks in turn, each in a process of its own, and count.

A soak that has not ended after two hours is stopped and counts as failed.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from pathlib import Path

from soak import SOAKS

ROOT = Path(__file__).parent.parent
MOST_SECONDS = 2 * 3600
TO_TIDY_UP_SECONDS = 60


def main() -> int:
    """Run the named soaks, or all. Returns the exit code: 0 when all have passed."""
    # Whoever is told to end takes along what runs at the moment.
    signal.signal(signal.SIGTERM, lambda *_told: sys.exit(143))
    parser = argparse.ArgumentParser(prog="python -m soak", description="Long runs against a real server.")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of: {', '.join(SOAKS)}; all when none is given"
    )
    parser.add_argument(
        "--short", action="store_true", help="seconds instead of minutes: shows that it works"
    )
    told = parser.parse_args()
    if unknown := set(told.names) - set(SOAKS):
        parser.error(f"There is no soak called {', '.join(sorted(unknown))}. There are: {', '.join(SOAKS)}")
    names = told.names or list(SOAKS)
    failed = [name for name in names if not _passes(name, short=told.short)]
    print(
        f"\n{len(names) - len(failed)} passed, {len(failed)} failed{': ' if failed else ''}{', '.join(failed)}"
    )
    return 1 if failed else 0


def _passes(name: str, *, short: bool) -> bool:
    command = [sys.executable, "-m", f"soak.{name}", *(["--short"] if short else [])]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        return process.wait(MOST_SECONDS) == 0
    except subprocess.TimeoutExpired:
        print(f"  {name} did not end within {MOST_SECONDS // 3600} hours and is stopped", flush=True)
        return False
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)  # As Ctrl+C: it ends what it has started.
            try:
                process.wait(TO_TIDY_UP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


if __name__ == "__main__":
    sys.exit(main())
