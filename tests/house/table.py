"""The table of expected answers: a text that people read and review, one line a door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coprod.programmes.rules import Role

DOORS = Path(__file__).with_name("doors.txt")
TABLE = Path(__file__).with_name("expected_answers.txt")
HEAD = """\
# What every door answers, and to whom. `make doors` writes this file again; review each changed line like code.
#
# endpoint [stages of the consultation] | enters: … | sign-in: … | 403: … | 404: …
# Everybody who is not named gets the last answer of the line, which names nobody. "lead" is a lead of our own
# programme at a thing of our own, "lead@other" the same person at a thing of another programme.

"""
OUTCOMES = ("enters", "sign-in", "403", "404")
VIEWERS = ("nobody", "signed_in", *(role.value for role in Role))
SIDES = ("own", "other")

Asked = tuple[str, str]  # who, and on whose side the thing is
Answers = dict[Asked, str]
Key = tuple[str, str, str]  # endpoint, methods, stage of the consultation or ""


def written(answers: Answers) -> str:
    """Everybody's answers in one line: the commonest stands last and names nobody."""
    said = [outcome for outcome in answers.values()]
    rest = max(sorted(set(said)), key=said.count)
    told = []
    for outcome in sorted(set(said) - {rest}, key=_order):
        told.append(f"{outcome}: {' '.join(_names(answers, outcome))}")
    return " | ".join([*told, rest])


def _order(outcome: str) -> int:
    return OUTCOMES.index(outcome) if outcome in OUTCOMES else len(OUTCOMES)


def _names(answers: Answers, outcome: str) -> Iterator[str]:
    for who in VIEWERS:
        sides = [side for side in SIDES if answers[who, side] == outcome]
        if sides == list(SIDES):
            yield f"{who}@both"
        elif sides:
            yield who if sides == ["own"] else f"{who}@other"


def read_line(told: str) -> Answers:
    """One line of the table as answers."""
    *named, rest = told.split(" | ")
    answers: Answers = {(who, side): rest.strip() for who in VIEWERS for side in SIDES}
    for part in named:
        outcome, _, names = part.partition(": ")
        for name in names.split():
            who, _, side = name.partition("@")
            if who not in VIEWERS or side not in {"", "both", "other"}:
                raise ValueError(f"Nobody is called {name}.")
            for each in SIDES if side == "both" else [side or "own"]:
                answers[who, each] = outcome.strip()
    return answers


def read_table(text: str) -> dict[Key, Answers]:
    """The table: answers by endpoint, methods and stage."""
    table: dict[Key, Answers] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, told = line.split(" | ", 1)
        methods, endpoint, *stages = name.replace("[", " ").replace("]", " ").split()
        for stage in stages or [""]:
            if (endpoint, methods, stage) in table:
                raise ValueError(f"Two lines speak of {methods} {endpoint} {stage}.")
            table[endpoint, methods, stage] = read_line(told)
    return table


def write_table(found: dict[Key, Answers]) -> str:
    """The whole table: stages with the same answers share a line."""
    lines: dict[Key, list[str]] = {}
    for (endpoint, methods, stage), answers in found.items():
        lines.setdefault((endpoint, methods, written(answers)), []).append(stage)
    rows = []
    for (endpoint, methods, told), stages in lines.items():
        staged = f" [{' '.join(stages)}]" if stages != [""] else ""
        rows.append(f"{methods} {endpoint}{staged} | {told}")
    return HEAD + "\n".join(rows) + "\n"
