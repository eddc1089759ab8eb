"""Where two versions of a text differ, word by word and in their order, for whoever reads what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Difference:
    """One place in which two versions differ: what stood there, and what stands there now."""

    before: str
    after: str


@dataclass(frozen=True)
class Run:
    """Some words of a text: those that stayed, those that were taken out, or those that were put in."""

    kind: str
    words: str


STAYED, TAKEN_OUT, PUT_IN = "stayed", "taken_out", "put_in"


def differences(before: str, after: str) -> list[Difference]:
    """Every place in which two versions differ, and nothing of what stayed."""
    return [Difference(old, new) for stays, old, new in _walked(before, after) if not stays]


def runs(before: str, after: str) -> list[Run]:
    """The whole of both versions as one text, with what was taken out before what was put in for it."""
    found = []
    for stays, old, new in _walked(before, after):
        if stays:
            found.append(Run(STAYED, new))
            continue
        found += [Run(TAKEN_OUT, old)] if old else []
        found += [Run(PUT_IN, new)] if new else []
    return found


def _walked(before: str, after: str) -> list[tuple[bool, str, str]]:
    old, new = before.split(), after.split()
    return [
        (what == "equal", " ".join(old[low:high]), " ".join(new[start:end]))
        for what, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    ]
