"""Twelve who press the same button at the same moment: one concern, told once, and nobody meets a fault."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from coprod import Service
from coprod.core.db import db, reading
from coprod.core.outbox import Mail
from coprod.people.models import Person
from coprod.programmes.rules import Role
from coprod.safety.models import Concern, Entry
from coprod.safety.rules import Deed
from tests.base.at_once import at_once
from tests.base.service import Kept
from tests.factories.people import a_person, a_sign_in
from tests.factories.programmes import a_membership, a_programme
from tests.factories.safety import a_concern

pytestmark = pytest.mark.usefixtures("database")  # on both databases

PRESSES = 12
TYPED = {"words": "He has my card.", "source": "call", "fear": "adult", "reach": "no", "once": "one page"}


def press(app: Service, kept: Kept, person: Person, address: str, typed: dict[str, str]) -> Counter[int]:
    """From twelve browsers of one person, each with a sign-in of its own."""
    with kept():
        keys = [a_sign_in(person) for _ in range(PRESSES)]

    def browser(key: str) -> FlaskClient:
        made = FlaskClient(app, app.response_class)
        with made.session_transaction() as session:
            session["_user_id"], session["_fresh"] = key, True
        return made

    replies = at_once([partial(each.post, address, data=typed) for each in map(browser, keys)])
    assert not [each for each in replies if isinstance(each, BaseException)], replies
    return Counter(each.status_code for each in replies)


def how_many(app: Service, what: type[Concern] | type[Mail]) -> int:
    with app.app_context(), reading():
        return db.session.scalar(select(func.count()).select_from(what)) or 0


def test_one_concern_is_opened_and_told_once(app: Service, kept: Kept) -> None:
    with kept():
        programme, opener, lead = a_programme(), a_person(), a_person()
        a_membership(opener, programme, Role.MODERATOR)
        a_membership(lead, programme, Role.SAFEGUARDING)

    statuses = press(app, kept, opener, "/manage/concerns/new", {**TYPED, "programme": programme.slug})

    assert statuses == {302: PRESSES}
    assert how_many(app, Concern) == how_many(app, Mail) == 1


def test_one_concern_is_taken_on_and_closed_once(app: Service, kept: Kept) -> None:
    with kept():
        programme, lead = a_programme(), a_person()
        a_membership(lead, programme, Role.SAFEGUARDING)
        one = f"/manage/concerns/{a_concern(programme).reference}"

    assert press(app, kept, lead, f"{one}/take", {}) == {302: PRESSES}
    closed = press(app, kept, lead, f"{one}/close", {"outcome": "spoke", "words": ""})

    assert closed == {302: 1, 422: PRESSES - 1}
    with app.app_context(), reading():
        deeds = Counter(db.session.scalars(select(Entry.deed)))
    assert deeds == {Deed.OPENED: 1, Deed.TAKEN: 1, Deed.CLOSED: 1}
