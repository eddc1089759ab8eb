"""One concern, from the call to "could not contact": only whoever looks around as the safeguarding lead finds it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial

from sqlalchemy import select

from coprod.core.db import db
from coprod.demo.diary import Diary
from coprod.demo.words import concern as told
from coprod.demo.world import World
from coprod.safety import operations
from coprod.safety.models import Concern
from coprod.safety.rules import Fear, Outcome, Reach, Source

CALLED = time(16, 20)
ONCE = "the call of the demo world"
Deed = Callable[[Concern, int], None]


def plan(world: World, diary: Diary) -> None:
    """The moderator opens it; the safeguarding lead reads it, takes it on, does what can be done, and closes it."""
    diary.write(told.IN_DAYS, _after(12), partial(_open, world))
    diary.write(
        told.IN_DAYS, _after(18), partial(_deal, world, lambda concern, by: operations.read(concern, by=by))
    )
    diary.write(
        told.IN_DAYS, _after(19), partial(_deal, world, lambda concern, by: operations.take(concern, by=by))
    )
    for minutes, words, whom in told.STEPS:
        diary.write(told.IN_DAYS, _after(minutes), partial(_deal, world, _step(words, whom)))
    diary.write(told.CLOSED_IN_DAYS, time(16, 45), partial(_deal, world, _close))


def _after(minutes: int) -> time:
    """So many minutes after the call."""
    return (datetime.combine(datetime.min, CALLED) + timedelta(minutes=minutes)).time()


def _open(world: World) -> None:
    operations.open_(
        world.programme(told.PROGRAMME),
        source=Source.CALL,
        key="",
        words=told.SAID,
        fear=Fear.CHILD,
        reach=Reach.NO,
        reach_note=told.REACH_NOTE,
        once=ONCE,
        by=world.people[told.OPENED_BY],
    )


def _deal(world: World, deed: Deed) -> None:
    deed(db.session.scalars(select(Concern)).one(), world.people[told.DEALT_WITH_BY])


def _step(words: str, whom: str) -> Deed:
    return lambda concern, by: operations.write_down(concern, words=words, told=whom, by=by)


def _close(concern: Concern, by: int) -> None:
    operations.close(concern, outcome=Outcome.COULD_NOT_CONTACT, words=told.CLOSED_BECAUSE, by=by)
