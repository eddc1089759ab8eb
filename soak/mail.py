"""kill -9 for the worker while it is mailing: every letter goes, a double can be told, nobody is written to who said no.

The letters are codes that people ask for (R19, T40). Some of the people have said that they must not be written to
(T19): for them the same is done, and nothing leaves.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from unittest.mock import patch

from sqlalchemy import func, select

from coprod.core import outbox
from coprod.core.db import db, reading, writing
from coprod.core.outbox import Mail
from coprod.people import operations, queries
from coprod.people.rules import SafeContact
from soak.letterbox import Letterbox, letterbox
from soak.report import Report, alone
from soak.worker import Worker
from soak.world import DATABASES, World, world
from tests.factories.people import a_person

PROMISE = "No letter is lost with a worker that is killed, and nobody is written to who said no"
KILLS, SHORT_KILLS = 20, 3
LETTERS_A_LIFE = 20
CONTROL_KILLS = 4
STUCK_AFTER = 30.0  # seconds in which no letter has gone
HURRIED, MARKS_FIRST = "soak.hurried", "soak.controls.marks_first"
# Of every four people one may be written to by telephone only, or not at all.
CHOICES = (SafeContact.EMAIL, SafeContact.EMAIL, SafeContact.EMAIL, SafeContact.NONE, SafeContact.TELEPHONE)


@dataclass(frozen=True)
class Mailed:
    """What became of the letters of one run."""

    letters: int  # that were to leave
    lost: int  # marked as sent, and never came
    stuck: int  # neither sent nor given up at the end
    doubled: int  # came once more than they should
    different: int  # doubles that say something else than the first
    unasked: int  # letters to people who said no


@contextmanager
def posting(database: str, box: Letterbox) -> Iterator[World]:
    """A site that mails for real, to a letterbox of this machine."""
    with world(
        database, DEMO=False, PUBLIC_ADDRESS="https://coprod.example", SECURE=True, SESSION_COOKIE_SECURE=True,
        SMTP_HOST="127.0.0.1", SMTP_PORT=box.port, SMTP_STARTTLS=False,
    ) as site:  # fmt: skip
        queue = f"sqlite:///{site.folder / 'jobs.db'}"
        site.more |= {
            "COPROD_DEMO": "", "PUBLIC_ADDRESS": "https://coprod.example", "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(box.port), "SMTP_STARTTLS": "0", "MAIL_FROM": "Messages <messages@coprod.example>",
            "MAIL_DOMAIN": "coprod.example", "AUDIT_ANCHOR": "anchor@reviewer.example", "COPROD_JOBS": queue,
        }  # fmt: skip
        yield site


def ask_for_codes(site: World, people: int) -> set[str]:
    """So many people ask for a code. The addresses of those who must not be written to."""
    silent = set()
    with site.app.test_request_context():
        for _person, choice in zip(range(people), cycle(CHOICES), strict=False):
            with writing():
                address = str(a_person(safe_contact=choice, telephone="01632 960000").email)
            if choice is not SafeContact.EMAIL:
                silent.add(address)
            with writing():
                operations.ask_for_code(address, browser="somebody's")
    return silent


def mailed(site: World, box: Letterbox, *, module: str, kills: int, seed: int = 1) -> Mailed:
    """Kill the worker so many times while it mails, then let it finish. Bounded.

    Every other time it is killed when it has announced a letter and not yet handed it over, else at any moment.
    """
    chance, silent = random.Random(seed), set[str]()
    worker = Worker(site.environment(), site.folder / "worker.log", module=module)
    try:
        for life in range(kills):
            silent |= ask_for_codes(site, LETTERS_A_LIFE)
            next_one = len(box.got) + 1
            worker.start()
            wait(partial(box.has, next_one), 30)
            time.sleep(chance.uniform(0.0, 0.2))
            if life % 2 == 0:
                wait(box.is_expecting, 2)
            worker.kill()
            box.expect_nothing()
        worker.start()
        finish(site)
    finally:
        worker.kill()
    return _counted(site, box, silent)


def _counted(site: World, box: Letterbox, silent: set[str]) -> Mailed:
    times = box.times()
    said = {name: {words for each, _to, words in box.got if each == name} for name in times}
    with site.app.app_context(), reading():
        leaving = [mail for mail in db.session.scalars(select(Mail)) if mail.kind == "code"]
        marked = {mail.message_id for mail in leaving if mail.sent_at}
        known = {name for name, _to, _words in box.got}
    # A letter to nobody is written and marked like any other, so those are no loss.
    nobody = len(silent)
    lost = max(len(marked - known) - nobody, 0)
    return Mailed(
        letters=len(leaving) - nobody,
        lost=lost,
        stuck=left(site),
        doubled=sum(times.values()) - len(times),
        different=sum(1 for words in said.values() if len(words) > 1),
        unasked=len(box.addresses() & silent),
    )


def left(site: World) -> int:
    """How many letters still wait."""
    with site.app.app_context(), reading():
        waits = (
            select(func.count()).select_from(Mail).where(Mail.sent_at.is_(None), Mail.given_up_at.is_(None))
        )
        return db.session.scalar(waits) or 0


def finish(site: World) -> None:
    """Wait until every letter has gone, for as long as any goes; a busy machine takes its time."""
    while (before := left(site)) > 0:
        wait(lambda before=before: left(site) < before, STUCK_AFTER)  # type: ignore[misc]
        if left(site) == before:
            return


def wait(until: Callable[[], bool], seconds: float) -> None:
    """Wait until it is so, for so many seconds at most."""
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        time.sleep(0.002)


def unasked() -> int:
    """The control: senders that do not ask how somebody may be reached. How many got a letter who said no."""
    with letterbox() as box, posting("sqlite", box) as site:
        with patch.object(queries, "mail_address", lambda email, *_choices: email):
            silent = ask_for_codes(site, 2 * len(CHOICES))
        with site.app.app_context():
            outbox.deliver(outbox.smtp)
        return len(box.addresses() & silent)


def run(report: Report, *, short: bool = False) -> None:
    """20 kills on each database; then the worker that marks first, and the senders that do not ask."""
    kills = SHORT_KILLS if short else KILLS
    for database in DATABASES:
        with letterbox() as box, posting(database, box) as site:
            tell(report, database, mailed(site, box, module=HURRIED, kills=kills), kills)
    with letterbox() as box, posting("sqlite", box) as site:
        found = mailed(site, box, module=MARKS_FIRST, kills=CONTROL_KILLS)
        report.control(
            f"it marks before it sends: {found.lost} of {found.letters} lost in {CONTROL_KILLS} kills",
            found.lost > 0,
        )
    written_to = unasked()
    report.control(
        f"senders that do not ask: {written_to} people were written to who said no", written_to > 0
    )


def tell(report: Report, database: str, found: Mailed, kills: int) -> None:
    """Say what became of the letters, and hold it against what was promised."""
    report.figures(database, kills=kills, **vars(found))
    report.must(f"{database}: 0 letters lost, 0 stuck", not found.lost and not found.stuck)
    report.must(
        f"{database}: doubles are no more than kills, and say the same",
        found.doubled <= kills and not found.different,
    )
    report.must(f"{database}: 0 letters to people who said no", not found.unasked)


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
