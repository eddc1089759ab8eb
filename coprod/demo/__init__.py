"""A small believable world for trying the site, made with operations, so that it obeys the rules.

Everything in it is invented; its words are in ``coprod.demo.words``. It is loaded once, into an empty database.
"""

from __future__ import annotations

from flask import Flask
from flask_babel import gettext as _

from coprod.core import clock
from coprod.core.db import reading, writing
from coprod.core.errors import Refused
from coprod.demo import (
    answers,
    cash,
    concerns,
    consultations,
    events,
    feedback,
    groups,
    meetings,
    money,
    outcomes,
    people,
    programmes,
    receipts,
    roles,
    settings,
)
from coprod.demo.diary import Diary
from coprod.demo.stories import STORIES
from coprod.demo.world import World
from coprod.people import queries as people_queries
from coprod.programmes import queries as programmes_queries


def is_empty() -> bool:
    """Whether there is nobody and no programme yet."""
    with reading():
        return not programmes_queries.all_of_them() and not people_queries.search("", 1).total


def load() -> None:
    """Make the whole world in one transaction: all of it is there afterwards, or nothing.

    Every deed is done at its own moment, in the order of time, so that dates and the audit trail are believable.
    Errors: ``Refused`` when there is anybody or anything already.
    """
    if not is_empty():
        raise Refused(_("The database is not empty. The demo world is only loaded into an empty one."))
    world, diary = World(), Diary(clock.today())
    people.plan_administrator(world, diary)
    programmes.plan(world, diary)
    people.plan(world, diary)
    settings.plan(world, diary)
    for story in STORIES:
        consultations.plan(world, diary, story)
        answers.plan(world, diary, story)
        outcomes.plan(world, diary, story)
    feedback.plan(world, diary)
    concerns.plan(world, diary)
    groups.plan(world, diary)
    meetings.plan(world, diary)
    events.plan(world, diary)
    money.plan_rates(world, diary)
    roles.plan(world, diary)
    money.plan(world, diary)
    cash.plan(world, diary)
    with writing():
        diary.live()


def init_app(app: Flask) -> None:
    """Every page can say that this is made up, and the page to look around shows codes to try."""
    app.jinja_env.globals["demo_notice"] = receipts.notice
    app.jinja_env.globals["demo_codes"] = receipts.to_try
