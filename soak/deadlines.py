"""Closing days and the minutes around their midnights: what the law of the clock says, and what a site says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core.db import db, reading, writing
from soak.browser import Browser
from soak.false_clock import Clock
from soak.mail import wait
from soak.people import Person, Tally
from soak.server import Server
from soak.world import ONE_QUESTION, World
from tests.factories.consultations import a_consultation

LONDON = ZoneInfo("Europe/London")
A_LITTLE = timedelta(seconds=25)
NOTICED_WITHIN = 20.0  # seconds, in which the hurried worker has looked many times

# Summer; the nights in which the clocks go forward and back, and those after them; a leap day; a year's end.
DAYS = (
    date(2027, 3, 28),
    date(2027, 10, 30),
    date(2027, 3, 27),
    date(2027, 7, 1),
    date(2027, 10, 31),
    date(2027, 12, 31),
    date(2028, 2, 29),
)


@dataclass(frozen=True)
class Case:
    """A closing day, a moment, and whether answers are still taken then."""

    closes_on: date
    moment: datetime

    @property
    def is_open(self) -> bool:
        return self.moment.astimezone(LONDON).date() <= self.closes_on

    def __str__(self) -> str:
        local = self.moment.astimezone(LONDON)
        return (
            f"closes on {self.closes_on}, {'open' if self.is_open else 'over'} at {local:%d %b %H:%M:%S %Z}"
        )


def cases(days: tuple[date, ...] = DAYS) -> list[Case]:
    """A little before and a little after the midnight in London that ends each of the days."""
    found = []
    for day in days:
        midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=LONDON).astimezone(UTC)
        found += [Case(day, midnight - A_LITTLE), Case(day, midnight + A_LITTLE)]
    return found


def wrong(site: World, server: Server, clock: Clock, case: Case, tally: Tally) -> list[str]:
    """What the server decides otherwise than it should."""
    faults, person = list[str](), None
    reference = _asked(site, case.closes_on)
    if not case.is_open:
        # Somebody is still typing when the day ends, and presses when it has ended.
        clock.put_to(case.moment - 2 * A_LITTLE)
        person = Person(Browser(server.port), reference, tally)
        if not person.fill_in():
            faults.append(f"{case}: it was refused before its day had ended")
    clock.put_to(case.moment)
    page = Browser(server.port).get(f"/consultations/{reference}/respond")
    if (page.status == 200) is not case.is_open:
        faults.append(f"{case}: the first page says {page.status}")
    if case.is_open:
        person = Person(Browser(server.port), reference, tally)
        person.fill_in()
    if person is not None and person.form and bool(person.press()) is not case.is_open:
        faults.append(f"{case}: what was sent was {'refused' if case.is_open else 'taken'}")
    return faults


def closed_wrongly(site: World, clock: Clock, case: Case) -> list[str]:
    """What the worker does otherwise than it should."""
    clock.put_to(case.moment)
    reference = _asked(site, case.closes_on)
    if not case.is_open:
        return [] if closes(site, reference) else [f"{case}: the worker has not closed it"]
    # The second consultation is over, and shows that the worker has looked since the first was there.
    closes(site, _asked(site, case.closes_on - timedelta(days=2)))
    return [] if stage_of(site, reference) is Stage.OPEN else [f"{case}: the worker has closed it"]


def closes(site: World, reference: str) -> bool:
    """Whether the worker closes it in good time."""
    wait(lambda: stage_of(site, reference) is Stage.CLOSED, NOTICED_WITHIN)
    return stage_of(site, reference) is Stage.CLOSED


def _asked(site: World, closes_on: date) -> str:
    with site.app.app_context(), writing():
        return a_consultation(document=ONE_QUESTION, closes_on=closes_on).reference


def stage_of(site: World, reference: str) -> Stage:
    """How far a consultation has come."""
    with site.app.app_context(), reading():
        return db.session.scalars(select(Consultation.stage).where(Consultation.reference == reference)).one()
