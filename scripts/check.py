"""Ask every inspector in turn and say at the end which of them complained.

    make check

One that complains does not stop the others: a single run shows everything there is to put right.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"

INSPECTORS = {
    "the form of the code": ["ruff", "format", "--check", "."],
    "its faults and habits": ["ruff", "check", "--output-format", "concise", "."],
    "types": ["mypy", "--no-error-summary"],
    "floors and rooms": ["lint-imports", "--no-cache"],
    "the templates' faults": ["djlint", "coprod/templates", "--lint"],
    "dead code": ["vulture"],
    "requirements": ["deptry", "."],
}


def main() -> int:
    complaints = []
    for what, command in INSPECTORS.items():
        start = time.monotonic()
        done = subprocess.run(
            [BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
        )
        verdict = "complaints" if done.returncode else "good"
        print(f"{what:<28} {verdict:<12} {time.monotonic() - start:4.1f} s   {' '.join(command)}", flush=True)
        if done.returncode:
            complaints.append(what)
            print(f"\n{done.stdout}{done.stderr}".rstrip() + "\n", flush=True)
    if complaints:
        print(f"Put right, please: {'; '.join(complaints)}.")
        return 1
    print("No inspector has anything to say.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
