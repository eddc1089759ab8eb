"""80 people for 20 places at once: 20 have one, 60 are told that they wait (threat T10); a control overbooks."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from coprod import Service
from coprod.core.db import db, reading, writing
from coprod.core.errors import Busy
from coprod.core.outbox import Mail
from coprod.involvement.models import Agreement, Application, Opportunity
from coprod.involvement.operations import applying, choosing, places
from coprod.involvement.rules.applications import HOLDS_A_PLACE, ApplicationStage
from coprod.involvement.rules.opportunities import Choosing
from coprod.people.models import Person
from coprod.questionnaires.operations import drafts
from tests.base.at_once import at_once
from tests.base.service import Kept
from tests.factories.involvement import an_application, an_opportunity
from tests.factories.people import a_person

PEOPLE, PLACES = 80, 20


@pytest.fixture
def opportunity(kept: Kept) -> Opportunity:
    with kept():
        return an_opportunity(places=PLACES, choosing=Choosing.FIRST_COME)


def _everybody_applies(
    app: Service, opportunity: Opportunity, first: Callable[[], None] = lambda: None
) -> list[object]:
    """Everybody sends at the same moment. ``first`` is what each has done before that."""
    with writing():
        numbers = [a_person().id for _nobody in range(PEOPLE)]
    version, number = opportunity.version_id or 0, opportunity.id

    def apply(person_id: int) -> str:
        with app.app_context():
            first()
            key = drafts.new_key()
            return patiently(lambda: _send(number, version, key, person_id))

    return at_once([lambda each=each: apply(each) for each in numbers])  # type: ignore[misc]


def _send(number: int, version: int, key: str, person_id: int) -> str:
    draft = drafts.begin(version, key)
    draft.typed = {"better": {"value": "I listen.", "other": ""}}
    opportunity, person = db.session.get_one(Opportunity, number), db.session.get_one(Person, person_id)
    return applying.send(opportunity, draft, person=person).code


def patiently(deed: Callable[[], Any]) -> Any:
    """Press again for as long as the service says that it is busy: the machine of the tests may be slow."""
    for _try in range(20):
        with suppress(Busy), writing():
            return deed()
    raise AssertionError("It was busy for too long.")


def _stages(number: int) -> Counter[ApplicationStage]:
    return Counter(db.session.scalars(select(Application.stage).where(Application.opportunity_id == number)))


def _overbooked(number: int) -> int:
    """By how many people more than there are places for."""
    found = _stages(number)
    return max(0, sum(found[each] for each in HOLDS_A_PLACE) - PLACES)


def test_of_eighty_who_come_at_once_twenty_have_a_place_and_sixty_are_told(
    app: Service, opportunity: Opportunity
) -> None:
    told = _everybody_applies(app, opportunity)

    assert len({code for code in told if isinstance(code, str)}) == PEOPLE, told
    with reading():
        assert _stages(opportunity.id) == {
            ApplicationStage.ACCEPTED: PLACES,
            ApplicationStage.RESERVE: PEOPLE - PLACES,
        }
        assert _overbooked(opportunity.id) == 0
        assert db.session.get_one(Opportunity, opportunity.id).taken == PLACES
        assert db.session.scalar(select(func.count()).select_from(Agreement)) == PLACES
        untold = select(func.count()).select_from(Application).where(Application.told_at.is_(None))
        assert db.session.scalar(untold) == 0
        assert db.session.scalar(select(func.count(Mail.to_address.distinct()))) == PEOPLE
        waiting = select(Application.reserve_place).where(Application.stage == ApplicationStage.RESERVE)
        assert sorted(db.session.scalars(waiting)) == list(range(1, PEOPLE - PLACES + 1))


def test_of_eighty_offers_at_once_twenty_are_made_and_sixty_are_refused_in_words(
    app: Service, opportunity: Opportunity
) -> None:
    with writing():
        numbers = [an_application(opportunity, a_person()).id for _nobody in range(PEOPLE)]

    def offer(number: int) -> None:
        with app.app_context():
            patiently(lambda: choosing.offer(_application(number), by=None))

    said = Counter(str(each) for each in at_once([lambda each=each: offer(each) for each in numbers]))  # type: ignore[misc]

    assert said == {
        "None": PLACES,
        "All 20 places are taken. Nobody else can be offered one.": PEOPLE - PLACES,
    }
    with reading():
        assert _overbooked(opportunity.id) == 0


def test_a_build_that_counts_first_and_writes_later_overbooks_and_is_caught(
    app: Service, opportunity: Opportunity, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The guard is off: somebody gets a place when fewer hold one than there are, as they counted before they wrote.
    seen, counted = threading.local(), threading.Barrier(PEOPLE)

    def count() -> None:
        with reading():
            found = _stages(opportunity.id)
        seen.is_free = sum(found[each] for each in HOLDS_A_PLACE) < PLACES
        counted.wait(30)

    monkeypatch.setattr(places, "take", lambda _opportunity: seen.is_free)
    _everybody_applies(app, opportunity, count)

    with reading():
        assert _overbooked(opportunity.id) == PEOPLE - PLACES


def _application(number: int) -> Application:
    return db.session.scalars(
        select(Application).where(Application.id == number).options(joinedload(Application.person))
    ).one()
