"""The room of the safeguarding leads: a concern from the first reading to the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.people.models import Person
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.safety.models import Concern, Entry
from coprod.safety.rules import Deed, Fear
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.programmes import a_programme
from tests.factories.safety import a_concern

# A read that is written down takes the concern's row: on PostgreSQL under a lock.
pytestmark = pytest.mark.usefixtures("database")

AsRole = Callable[..., Visitor]
ROOM = "/manage/concerns"


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Preston", "preston")


@pytest.fixture
def concern(kept: Kept, programme: Programme) -> Concern:
    with kept():
        return a_concern(programme, "He has my card.", fear=Fear.LIFE)


@pytest.fixture
def lead(as_role: AsRole, programme: Programme) -> Visitor:
    return as_role(Role.SAFEGUARDING, programme)


def deeds(app: Service) -> list[Deed]:
    with app.app_context(), reading():
        return [entry.deed for entry in db.session.scalars(select(Entry).order_by(Entry.id))][1:]


def test_a_concern_is_read_taken_on_written_down_closed_and_opened_again(
    app: Service, lead: Visitor, concern: Concern
) -> None:
    today = lead.see("/manage")
    assert "1 safety concern is open" in today.main.text and "He has my card" not in today.text
    room = lead.see(today.link("1 safety concern is open"))
    assert "He has my card" not in room.text
    one = room.link(f"A life is at risk {concern.reference}")

    assert "He has my card." in lead.see(one).main.text
    lead.fill(one, form=f"{one}/take")
    lead.fill(f"{one}/log", words="Rang the desk.", told="The duty worker")
    lead.fill(f"{one}/close", outcome="could_not_contact", words="No name.")

    assert "No concern is open." in lead.see(ROOM).main.text
    closed = lead.see(f"{ROOM}?show=closed").main
    assert "We could not contact the person: anonymous" in closed.text
    lead.fill(f"{one}/reopen", words="She rang again.")
    lead.fill(one, form=f"{one}/leave")
    told = lead.see(one).main.text
    for words in ("Rang the desk.", "Told: The duty worker", "No name.", "She rang again.", "Given back"):
        assert words in told
    assert deeds(app) == [
        Deed.READ,
        Deed.TAKEN,
        Deed.ACTION,
        Deed.CLOSED,
        Deed.REOPENED,
        Deed.LEFT,
    ]


def test_each_look_is_a_line_in_the_concerns_own_log(
    app: Service, as_role: AsRole, programme: Programme, lead: Visitor, concern: Concern
) -> None:
    one, other = f"{ROOM}/{concern.reference}", as_role(Role.SAFEGUARDING, programme)
    for browser in (lead, lead, other):
        browser.see(one)
    with clock.at(clock.now() + timedelta(minutes=30)):
        other.see(one)

    assert deeds(app) == [Deed.READ] * 3
    assert lead.see(ROOM).main.text.count("Read") == 0


def test_the_room_shows_the_oldest_first_a_page_at_a_time_and_can_be_searched(
    kept: Kept, programme: Programme, lead: Visitor
) -> None:
    with kept():
        old = [
            a_concern(programme, f"Number {n}.", opened_at=clock.now() - timedelta(days=60 - n))
            for n in range(26)
        ]
        a_concern(a_programme(), "Number 25. of another programme")

    first, second = lead.see(ROOM).main.text, lead.see(f"{ROOM}?page=2").main.text

    assert first.index(old[0].reference) < first.index(old[1].reference)
    assert old[25].reference not in first and old[25].reference in second
    found = lead.see(f"{ROOM}?q=number+25.").main
    assert [link.get("href") for link in found.all("a") if link.get("href").startswith(f"{ROOM}/")][1:] == [
        f"{ROOM}/{old[25].reference}"
    ]
    for strange in ("q=%00", "q=%25", "page=x", "page=99999999999", "show=x"):
        lead.see(f"{ROOM}?{strange}")


@pytest.mark.parametrize("step", ["log", "close", "reopen"])
def test_a_slip_is_said_and_writes_nothing(app: Service, lead: Visitor, concern: Concern, step: str) -> None:
    one = f"{ROOM}/{concern.reference}"
    lead.fill(one, form=f"{one}/take")
    before = deeds(app)

    assert lead.fill(f"{one}/{step}", words="x" * 3001).status_code == 422
    assert lead.post(f"{one}/{step}", data={"words": " "}).status_code == 422

    assert deeds(app) == before


def test_what_cannot_be_done_now_is_said_in_words(lead: Visitor, concern: Concern) -> None:
    one = f"{ROOM}/{concern.reference}"

    assert lead.post(f"{one}/leave").status_code == 409
    refused = lead.fill(f"{one}/close", outcome="spoke")

    assert refused.status_code == 422 and "cannot be done now" in refused.text


def test_the_opener_is_named_to_the_safeguarding_lead_and_a_forgotten_one_is_not(
    app: Service, kept: Kept, programme: Programme, lead: Visitor, as_role: AsRole
) -> None:
    opener = as_role(Role.MODERATOR, programme).person
    with kept():
        concern = a_concern(programme, opened_by=opener)
    one = f"{ROOM}/{concern.reference}"
    assert opener.name in lead.see(one).main.text

    with kept():
        db.session.get_one(Person, opener.id).forgotten_at = clock.now()

    assert opener.name not in lead.see(one).main.text
