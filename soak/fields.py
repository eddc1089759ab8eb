"""Hostile input: more than 70 values in every field of every form, every parameter and part of every address (R9).

In one process, from bytes to bytes, so that every value gets as far as it can: forms are filled in so that they are
taken, with one field hostile at a time; the world is put back whenever something changed it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from unittest.mock import patch

from flask import request

from soak.hands import HANDS, as_they_end
from soak.hostile import assigning, fuzzing, places
from soak.hostile.asking import Tally
from soak.hostile.ground import a_ground
from soak.report import Report, alone

PROMISE = (
    "Whatever is typed, pasted or sent, the service answers in words and in time, and changes what was asked"
)
SHORT = 150


def share(number: int, *, size: int | None = None, kind: str = "sqlite") -> tuple[Tally, str]:
    """One of so many equal parts of all tries; or a sample of a size, another for each number."""
    with a_ground(kind) as ground:
        found = places.find(ground)
        tries = list(fuzzing.every_try(ground, found))
        about = f"{len(found.forms)} forms with {sum(len(form.names) for form in found.forms)} fields, "
        taken = sum(form.is_taken for form in found.forms)
        about += f"{taken} of them taken as filled in, {len(found.asked)} pages, {len(tries)} tries in all"
        chosen = (
            list(islice(tries, number, None, HANDS))
            if size is None
            else fuzzing.a_sample(tries, seed=number, size=size)
        )
        return fuzzing.run(ground, chosen), about


@contextmanager
def gullible() -> Iterator[None]:
    """The control: what is typed is kept as it came, every part of an address is looked for, any page number read."""
    with (
        patch("coprod.core.forms.tidy", lambda text: text),
        patch("coprod.core.access._names_nothing", lambda part: False),
        patch("coprod.core.paging.wanted", lambda: int(request.args.get("page", "1"))),
    ):
        yield


def run(report: Report, *, short: bool = False) -> None:
    """All tries on SQLite, a tenth on PostgreSQL, every column of every table added to every form; then the controls."""
    size = SHORT if short else None
    done = list(as_they_end(partial(share, size=size), range(HANDS)))
    report.say(done[0][1])
    _judge(report, "SQLite", [tally for tally, _about in done])
    tally, _about = share(1, size=SHORT if short else 12_000, kind="postgresql")
    _judge(report, "PostgreSQL", [tally])
    assigning.tell(report, some=10 if short else None)
    with gullible():
        tally, _about = share(1, size=SHORT if short else 3000)
    report.figures("the control", asked=tally.asked, at_fault=len(tally.faults))
    report.control(
        "a build that keeps what is typed and looks for whatever an address says breaks", bool(tally.faults)
    )


def _judge(report: Report, where: str, tallies: list[Tally]) -> None:
    faults = [fault for tally in tallies for fault in tally.faults]
    for tally in tallies:
        report.say(f"{where}: {tally}")
    for fault in faults[:20]:
        report.say(fault)
    report.must(f"{where}: 0 answers of status 5xx, and none slower than 2 s of processor time", not faults)


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
