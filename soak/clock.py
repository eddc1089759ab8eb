"""The clock of a running server and its worker is put forward and back, and decides nothing wrongly (R23).

Around midnights, in both nights in which the clocks change and on a leap day: answers are taken
to the end of the day in London, and not after it. Then the clock jumps: +400 days and back, -3 hours, +1 hour. After
each jump people can answer, letters go, jobs go on, and what was made in the future opens nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coprod.core.db import writing
from coprod.people import operations
from soak.browser import Browser
from soak.deadlines import DAYS, LONDON, NOTICED_WITHIN, cases, closed_wrongly, closes, wrong
from soak.false_clock import Clock
from soak.mail import left, wait
from soak.people import Person, Tally
from soak.report import Report, alone
from soak.server import Server
from soak.two import SIGNED_IN
from soak.worker import Worker
from soak.world import ONE_QUESTION, World, world
from tests.factories.consultations import a_consultation
from tests.factories.people import a_person

PROMISE = "A closing day counts to its midnight in London, and a clock that jumps stops and doubles nothing"
NAIVE, NAIVE_WORKER = "soak.controls.naive_clock:app", "soak.controls.naive_clock"
BEGINS = datetime(2027, 6, 1, 12, tzinfo=UTC)
# Where the clock goes, one after the other, and whether who signed in before is still signed in afterwards.
JUMPS = (
    (timedelta(hours=1), True),
    (timedelta(hours=-3), False),
    (timedelta(days=400), False),
    (timedelta(days=-400), False),
    (timedelta(minutes=-5), True),
)


@dataclass(frozen=True)
class Running:
    """A server and a worker that go by one clock."""

    site: World
    server: Server
    clock: Clock
    tally: Tally

    def faults(self) -> list[str]:
        """Replies that no page should be, and what the server wrote down as a fault."""
        return self.tally.strange + self.server.faults()


@contextmanager
def running(application: str = "wsgi:app", worker: str = "soak.hurried") -> Iterator[Running]:
    """Both, started; without a worker when it is ""."""
    with world("sqlite") as site:
        clock = Clock(site.folder)
        clock.put_to(BEGINS)
        site.more |= clock.environment()
        server = site.server(application)
        beside = Worker(site.environment(), site.folder / "worker.log", module=worker) if worker else None
        try:
            server.start()
            if beside:
                beside.start()
            yield Running(site, server, clock, Tally())
        finally:
            if beside:
                beside.kill()
            server.stop(5)


def decided_wrongly(on: Running, days: int = len(DAYS), *, has_worker: bool = True) -> list[str]:
    """Every decision about a closing day that is not as it should be."""
    found = list[str]()
    for case in cases(DAYS[:days]):
        found += wrong(on.site, on.server, on.clock, case, on.tally)
        found += closed_wrongly(on.site, on.clock, case) if has_worker else []
    return found


def after_jumps(on: Running) -> list[str]:
    """What does not go on as it should after each jump of the clock."""
    on.clock.put_to(BEGINS)
    found, browser = list[str](), _signed_in(on)
    for jump, stays in JUMPS:
        on.clock.put(on.clock.off + jump)
        if (SIGNED_IN in browser.get("/me").text) is not stays:
            found.append(f"{jump}: a sign-in from before is {'over' if stays else 'still good'}")
        found += [f"{jump}: {fault}" for fault in _does_not_go_on(on)]
        browser = _signed_in(on)
        if SIGNED_IN not in browser.get("/me").text:
            found.append(f"{jump}: nobody can sign in")
    return found


def _does_not_go_on(on: Running) -> Iterator[str]:
    today = on.clock.now().astimezone(LONDON).date()
    with on.site.app.test_request_context(), writing():
        going = a_consultation(document=ONE_QUESTION, closes_on=today).reference
        over = a_consultation(document=ONE_QUESTION, closes_on=today - timedelta(days=1)).reference
        operations.ask_for_code(str(a_person().email), browser="somebody's")
    person = Person(Browser(on.server.port), going, on.tally)
    if not person.fill_in() or not person.press():
        yield "nobody can answer"
    if not closes(on.site, over):
        yield "the worker closes nothing"
    wait(lambda: left(on.site) == 0, NOTICED_WITHIN)
    if left(on.site):
        yield "letters do not go"


def _signed_in(on: Running) -> Browser:
    with on.site.app.app_context(), writing():
        reference = a_person("Ada of all times", demo_note="for trying").reference
    browser = Browser(on.server.port)
    token = browser.get("/look-around").value("csrf_token")
    browser.post(f"/look-around/{reference}", {"csrf_token": token})
    return browser


def run(report: Report, *, short: bool = False) -> None:
    """Every deadline and every jump; then the build that counts days in Greenwich."""
    days = 3 if short else len(DAYS)
    start = time.monotonic()
    with running() as on:
        decisions = decided_wrongly(on, days)
        stalled = after_jumps(on)
        faults = on.faults()
    report.figures(
        f"{days} closing days, {len(JUMPS)} jumps", decided_wrongly=len(decisions), not_going_on=len(stalled),
        faults=len(faults), seconds=time.monotonic() - start,
    )  # fmt: skip
    for each in decisions + stalled + faults:
        report.say(each[:300])
    report.must("0 wrong decisions about closing days", not decisions)
    report.must("after each jump people answer and sign in, letters go, jobs go on", not stalled)
    report.must("0 faults of the server", not faults)
    with running(NAIVE, NAIVE_WORKER) as on:
        decisions = decided_wrongly(on, days)
    report.control(f"days that end in Greenwich: {len(decisions)} wrong decisions", bool(decisions))


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
