"""Fifty people who answer at once, for ten minutes, on SQLite with every acknowledged answer on the disk (R22).

Whole journeys: open the consultation, begin, answer twelve questions, look at them again, send, get the code. First in
a hurry, each beginning anew at once, so that the server always has more to do than it can; then at the pace of people
who read. The worker releases what was sent meanwhile, as in production.
"""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass

from coprod.questionnaires.rules.document import Document, Option, Question, Section
from soak.browser import Broken, Browser
from soak.memory import watching
from soak.people import Person, Tally
from soak.report import Report, alone
from soak.worker import Worker
from soak.world import World, compared, world
from soak.writers import at, writers

PROMISE = "Fifty people who send at once are all served, in turn, and the server does not grow"
PEOPLE = 50
SECONDS, SHORT_SECONDS = 600.0, 10.0
PACE = 10.0  # seconds in which somebody who reads has answered
SETTLED_AFTER = 120.0  # seconds
MOST_GROWTH = 0.05

_CHOICES = tuple(f"q{number}" for number in range(1, 12))
TWELVE_QUESTIONS = Document(
    (
        Section(
            "words",
            (
                *(
                    Question(name, "one_of", (Option("yes"), Option("partly"), Option("no")))
                    for name in _CHOICES
                ),
                Question("said", "long_text"),
            ),
        ),
    ),
    {
        "en": {
            "words.title": "Your first contact",
            "said.title": "What happened?",
            **{f"{name}.title": f"Were you listened to at step {name[1:]}?" for name in _CHOICES},
            **{
                f"{name}.{option}": words
                for name in _CHOICES
                for option, words in (("yes", "Yes"), ("partly", "In part"), ("no", "No"))
            },
        }
    },
)


@dataclass(frozen=True)
class Crowded:
    """What one crowd met. Waits are for the reply to "Send", in milliseconds."""

    saved: int
    saved_a_second: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    slowest_ms: float
    errors: int
    lost: int
    memory_mb: float
    growth: float


class _Sends:
    """How long each press of "Send" took, in seconds, and what went wrong on the way."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.errors = 0
        self.lock = threading.Lock()


def crowded(
    site: World,
    application: str = "wsgi:app",
    *,
    seconds: float,
    people: int = PEOPLE,
    pace: float = 0.0,
    afresh: bool = True,
) -> Crowded:
    """So many people answer for so many seconds; with a ``pace`` each begins once in so many seconds.

    The server is started ``afresh``, or it would share its memory with what it comes from.
    """
    reference = site.asked(TWELVE_QUESTIONS)
    tally, sends, server = Tally(), _Sends(), site.server(application, afresh=afresh)
    server.start()
    try:
        until = time.monotonic() + seconds
        threads = [
            threading.Thread(
                target=_somebody,
                args=(server.port, reference, tally, sends),
                kwargs={"until": until, "pace": pace, "first": number / people * pace},
            )
            for number in range(people)
        ]
        with watching(server, max(seconds / 200, 0.25)) as watched:
            for each in threads:
                each.start()
            for each in threads:
                each.join()
    finally:
        server.stop()
    waits = sorted(1000 * wait for wait in sends.waits)
    found = compared(site, tally)
    return Crowded(
        saved=len(tally.acknowledged),
        saved_a_second=len(tally.acknowledged) / seconds,
        p50_ms=at(waits, 0.50),
        p95_ms=at(waits, 0.95),
        p99_ms=at(waits, 0.99),
        slowest_ms=at(waits, 1.0),
        errors=sends.errors + len(tally.strange),
        lost=len(found.lost) + len(found.doubled) + found.half,
        memory_mb=watched.between(0.9, 1.0) / 1024,
        growth=watched.growth(min(SETTLED_AFTER / seconds, 0.5)),
    )


def _somebody(
    port: int, reference: str, tally: Tally, sends: _Sends, *, until: float, pace: float, first: float
) -> None:
    time.sleep(first)
    while (began := time.monotonic()) < until:
        browser = Browser(port)
        person = Person(
            browser, reference, tally, more=dict.fromkeys((f"q-{name}" for name in _CHOICES), "partly")
        )
        try:
            if not person.fill_in():
                raise ValueError("the way to the last page ended early")
            pressed = time.monotonic()
            code = person.press()
            with sends.lock:
                sends.waits.append(time.monotonic() - pressed)
                sends.errors += not code
        except (*Broken, ValueError):
            with sends.lock:
                sends.errors += 1
        finally:
            browser.close()
        time.sleep(max(0.0, min(began + pace, until) - time.monotonic()))


def run(report: Report, *, short: bool = False) -> None:
    """Ten minutes in a hurry, two at a pace; then writers alone, with turns and without."""
    seconds = SHORT_SECONDS if short else SECONDS
    with world("sqlite") as site:
        worker = Worker(site.environment(), site.folder / "worker.log")
        worker.start()
        try:
            hurry = crowded(site, seconds=seconds)
        finally:
            worker.kill()
    report.figures(f"in a hurry, {PEOPLE} people, {seconds:.0f} s", **vars(hurry))
    report.must("in a hurry: 0 errors, 0 lost", not hurry.errors and not hurry.lost)
    if not short:
        report.must(
            f"grew by less than {MOST_GROWTH:.0%} after the first two minutes", hurry.growth < MOST_GROWTH
        )
    with world("sqlite") as site:
        calm = crowded(site, seconds=seconds / 5, pace=PACE)
    report.figures(f"at a pace, {PEOPLE} people, {seconds / 5:.0f} s", **vars(calm))
    report.must("at a pace: 0 errors, 0 lost", not calm.errors and not calm.lost)
    turns = {}
    for is_fair in (True, False):
        with world("sqlite") as site:
            turns[is_fair] = writers(site, seconds=min(seconds, 20.0), people=PEOPLE, fair=is_fair)
        report.figures(f"only writing, {'in turn' if is_fair else 'without turns'}", **vars(turns[is_fair]))
    report.must("only writing, in turn: nobody is told to come back", not turns[True].busy)
    ratio = turns[False].p99_ms / max(turns[True].p99_ms, 0.001)
    report.control(
        f"without turns the slowest of a hundred writers wait {ratio:.1f} times as long, {turns[False].busy} in vain",
        ratio > 1.5 or turns[False].busy > 0,
    )


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
