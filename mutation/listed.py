"""The mutants that live on with our consent, each with the reason why: mutation/survivors.toml."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

from mutation.changes import Change

LIST = Path(__file__).with_name("survivors.toml")
Name = tuple[str, str, str, str]


def reasons(path: Path = LIST) -> dict[Name, str]:
    """Why each listed survivor may survive. Errors: ``ValueError`` for one without a reason, or listed twice."""
    found: dict[Name, str] = {}
    for group in tomllib.loads(path.read_text())["because"]:
        reason = str(group["reason"]).strip()
        for each in group["mutants"]:
            name = (each["file"], each["where"], each["was"], each["now"])
            if not reason or name in found:
                raise ValueError(f"{name} has no reason, or two.")
            found[name] = reason
    return found


def to_list(survivors: Iterable[Change]) -> str:
    """Survivors as the list writes them, for whoever has looked at them and found a reason."""
    lines = [f"  {{ {', '.join(_pairs(each))} }}," for each in survivors]
    return '[[because]]\nreason = ""\nmutants = [\n' + "\n".join(lines) + "\n]"


def _pairs(change: Change) -> Iterable[str]:
    for key, value in zip(("file", "where", "was", "now"), change.name, strict=True):
        yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
