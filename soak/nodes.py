"""Two web servers and two workers on one PostgreSQL do what one does, also when one is killed or has a wrong clock.

What is shared: the database, the folder of keys, the folder of uploads, the secret. Everything else is each one's own.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from datetime import timedelta

from coprod.core.clock import today
from coprod.core.db import writing
from coprod.site.views.receipts import MOST_WRONG_CODES
from coprod.timetable import TIMETABLE
from soak.browser import Browser
from soak.false_clock import Clock
from soak.letterbox import letterbox
from soak.mail import ask_for_codes, finish, posting, wait
from soak.people import Person, Tally
from soak.places import Found, race
from soak.report import Report, alone
from soak.two import Two, answering_at_both, node, pressed_at_once, signed_in_and_out, two, wrong_guesses
from soak.worker import Worker
from soak.world import ONE_QUESTION, Compared, World, compared, world
from tests.factories.consultations import a_consultation
from tests.factories.people import a_person

PROMISE = (
    "Two servers and two workers on one database do what one does, whichever is killed or has a wrong clock"
)
SKEW, DAYS = timedelta(minutes=5), timedelta(days=2)
FORGETFUL, COOKIE_ONLY = "soak.controls.forgetful:app", "soak.controls.cookie_only:app"
IN_MEMORY, OWN_CLOCK = "soak.controls.in_memory:app", "soak.controls.own_clock:app"
COUNTING, ANYBODY = "soak.counting", "soak.controls.anybody_works"
LONG = timedelta(hours=1)  # a job that comes once an hour or less often comes once in a short run


def somebody(site: World) -> str:
    """Somebody whom a visitor may be."""
    with site.app.app_context(), writing():
        return a_person("Ada of two servers", demo_note="for trying").reference


def receipts_at_both(nodes: Two, reference: str) -> int:
    """Of two receipts, one got at each server: how often are the answers found, asked at each?"""
    found = 0
    for port in nodes.ports:
        person = Person(Browser(port), reference, Tally())
        code = person.press() if person.fill_in() else ""
        for other in nodes.ports:
            browser = Browser(other)
            token = browser.get("/receipts").value("csrf_token")
            found += person.words in browser.post("/receipts", {"csrf_token": token, "code": code}).text
    return found


def skewed(site: World, application: str, off: timedelta, *, answers: int) -> tuple[int, list[str]]:
    """People go back and forth between two machines, one with a wrong clock. Answers sent; what was refused.

    The consultation closes today. Ends when so many have been sent or refused, after two minutes at most.
    """
    clock, tally = Clock(site.folder), Tally()
    clock.put(off)
    with site.app.app_context(), writing():
        reference = a_consultation(document=ONE_QUESTION, closes_on=today()).reference
    with (
        two(site, application, clock.environment()) as nodes,
        answering_at_both(nodes, reference, tally) as no,
    ):
        wait(lambda: len(tally.acknowledged) + len(no) + len(tally.turned_away) >= answers, 120)
    return len(tally.acknowledged), [*no, *tally.turned_away.values(), *tally.strange]


def one_killed(site: World, *, answers: int) -> tuple[Compared, Tally]:
    """One of two servers is killed while people answer at both, and comes back. What was acknowledged, and is there."""
    tally = Tally()
    with two(site) as nodes, answering_at_both(nodes, site.asked(), tally):
        for part in (1, 2, 3):
            if part == 2:
                nodes.servers[0].kill()
            if part == 3:
                nodes.servers[0].start()
            wait(lambda part=part: len(tally.acknowledged) >= part * answers // 3, 60)  # type: ignore[misc]
    return compared(site, tally), tally


def throughput(site: World, *, seconds: float) -> tuple[float, float]:
    """Answers a second at one server, and at two."""
    told = []
    with two(site) as nodes:
        for ports in ((nodes.ports[0],) * 2, nodes.ports):
            tally = Tally()
            with answering_at_both(nodes, site.asked(), tally, people=12, ports=ports):
                time.sleep(seconds)
            told.append(len(tally.acknowledged) / seconds)
    return told[0], told[1]


def worked(
    database: str, module: str, *, seconds: float, people: int, off: timedelta
) -> tuple[Counter[str], int]:
    """Two workers, one with a wrong clock, beside each other. How often each job was done; letters that came twice."""
    with letterbox() as box, posting(database, box) as site:
        clock, log = Clock(site.folder), site.folder / "jobs.log"
        clock.put(off)
        log.touch()
        more = {"SOAK_JOBS_LOG": str(log)}
        ask_for_codes(site, people)
        workers = [
            Worker(node(site, "first", more), site.folder / "first-worker.log", module=module),
            Worker(
                node(site, "second", {**more, **clock.environment()}),
                site.folder / "second.log",
                module=module,
            ),
        ]
        try:
            for each in workers:
                each.start()
            time.sleep(seconds)
            finish(site)
        finally:
            for each in workers:
                each.kill()
        doubled = sum(times - 1 for times in box.times().values())
        return Counter(log.read_text().splitlines()), doubled


def often(done: Counter[str]) -> dict[str, int]:
    """The jobs that come once an hour at most and were done more than once in a run of seconds."""
    return {job.name: done[job.name] for job in TIMETABLE if job.every >= LONG and done[job.name] > 1}


def run(report: Report, *, short: bool = False) -> None:
    """Each promise on two servers, and then on the build that lacks what keeps it."""
    keys, answers, seconds = (5, 20, 5.0) if short else (30, 300, 60.0)
    _together(report, keys)
    _controls(report)
    _clocks(report, answers)
    with world("postgresql") as site:
        found, tally = one_killed(site, answers=answers)
        report.figures(
            "one of two killed", acknowledged=found.acknowledged, attempts=tally.attempts, lost=len(found.lost),
            doubled=len(found.doubled), half=found.half,
        )  # fmt: skip
        report.must("one server killed: 0 lost, 0 doubled, 0 half-written", found.is_whole)
    with world("postgresql") as site:
        one, both = throughput(site, seconds=seconds)
    ratio = both / one if one else 0.0
    report.say(
        f"two servers take {ratio:.2f} times what one takes, on {os.cpu_count()} processors that also run the database "
        "and the people: with more machines there is more to gain"
    )


def _together(report: Report, keys: int) -> None:
    with world("postgresql") as site, two(site) as nodes:
        good, found = pressed_at_once(nodes, keys=keys, presses=10)
        report.figures(
            "pressed ten times at once, at both", forms=keys, with_one_receipt=good, rows=found.stored
        )
        report.must(
            "as many rows as forms, and one receipt each", good == keys == found.stored and found.is_whole
        )
        report.must(
            "a receipt of one is found at both",
            receipts_at_both(nodes, site.asked()) == len(nodes.ports) ** 2,
        )
        is_good, is_still_in = signed_in_and_out(nodes, somebody(site))
        report.must("a sign-in at one is good at the other, and ends for both", is_good and not is_still_in)
        places = race(nodes, people=80, places=20)
        report.figures(
            "80 people for 20 places at once", told_of_a_place=places.told_of_a_place,
            told_to_wait=places.told_to_wait, stored=places.hold_a_place,
        )  # fmt: skip
        report.must("20 have a place and 60 are told that they wait", places == Found(20, 60, 20, 60, 20))
        tried = wrong_guesses(nodes, each=8)
        report.figures("wrong codes looked up at both together", allowed=MOST_WRONG_CODES, looked_up=tried)
        report.must("limits count together, to the last try", tried == MOST_WRONG_CODES)


def _controls(report: Report) -> None:
    with world("postgresql") as site, two(site, FORGETFUL) as nodes:
        _good, found = pressed_at_once(nodes, keys=3, presses=10)
        report.control(f"it does not know a form again: 3 forms made {found.stored} rows", found.stored > 3)
    with world("postgresql") as site, two(site, COOKIE_ONLY) as nodes:
        _is_good, is_still_in = signed_in_and_out(nodes, somebody(site))
        report.control("it signs out by the cookie alone: an old cookie still opens the other", is_still_in)
    with world("postgresql") as site, two(site, IN_MEMORY) as nodes:
        tried = wrong_guesses(nodes, each=12)
        report.control(f"it counts in memory: {tried} wrong codes were looked up", tried > MOST_WRONG_CODES)


def _clocks(report: Report, answers: int) -> None:
    for off in (SKEW, DAYS):
        with world("postgresql") as site:
            sent, refused = skewed(site, "wsgi:app", off, answers=answers)
        report.figures(f"one clock ahead by {off}", sent=sent, refused=len(refused))
        report.must(f"a clock ahead by {off} turns nobody away", sent > 0 and not refused)
        with world("postgresql") as site:
            _sent, refused = skewed(site, OWN_CLOCK, off, answers=10)
        report.control(
            f"each goes by its own clock, one ahead by {off}: {len(refused)} refusals", bool(refused)
        )
    done, doubled = worked("postgresql", COUNTING, seconds=15, people=40, off=SKEW)
    report.figures(
        "two workers, one clock ahead", jobs=done.total(), letters_doubled=doubled, too_often=often(done)
    )
    report.must("each job is done once, by whichever worker", bool(done) and not often(done))
    report.must("no letter goes twice", not doubled)
    done, doubled = worked("postgresql", ANYBODY, seconds=8, people=0, off=timedelta(0))
    report.control(
        f"workers that ask nobody: {sum(often(done).values())} jobs done more than once", bool(often(done))
    )


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
