"""The reviewer's room: they can always say whether it is so, and nobody in the programme can stop them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import db, reading
from coprod.influence.models import Change
from coprod.oversight.models import Check
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.themes.models import Finding
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.people import a_person
from tests.factories.programmes import a_membership, a_programme
from tests.factories.themes import a_finding

AsRole = Callable[..., Visitor]


class World(NamedTuple):
    """An answered consultation with one promise that was kept, and one that is late."""

    programme: Programme
    consultation: Consultation
    finding: Finding
    change: Change

    @property
    def whole(self) -> str:
        return f"/review/consultations/{self.consultation.reference}"

    @property
    def one(self) -> str:
        return f"{self.whole}/findings/{self.finding.reference}"


@pytest.fixture
def world(kept: Kept) -> World:
    with kept():
        programme = a_programme()
        consultation = a_consultation(programme, stage=Stage.ANSWERED)
        finding = a_finding(consultation, "Told too often", how_many=3)
        change = a_change(a_commitment(an_answer(finding)), read_by=a_person())
        late = an_answer(a_finding(consultation, "Still waiting", position=2))
        a_commitment(late, due_on=clock.today() - timedelta(days=12))
        a_change(
            a_commitment(an_answer(a_finding(consultation, "Unread", position=3))),
            evidence="Nobody has read this.",
        )
        a_consultation(programme, stage=Stage.CLOSED, texts={"title": "Weekend meals"})
        return World(programme, consultation, finding, change)


def _said(app: Service) -> list[tuple[str, str]]:
    with app.app_context(), reading():
        return [
            (each.judgement.value, each.why) for each in db.session.scalars(select(Check).order_by(Check.id))
        ]


def test_the_room_shows_promise_and_evidence_what_is_late_and_which_clocks_run(
    world: World, as_role: AsRole
) -> None:
    reviewer = as_role(Role.REVIEWER, world.programme)

    page = reviewer.see("/review")

    assert "Audit of 40 records in October." in page.text
    assert "12 days late" in page.text
    assert "Weekend meals" in page.text
    assert "Nobody has read this." not in page.text
    assert "fewer than 8" in reviewer.see(world.whole).text.lower(), "small numbers stay hidden here too"


@pytest.mark.parametrize("judgement", ["confirmed", "not_confirmed", "disputed"])
def test_a_reviewer_says_whether_a_change_is_so_and_everybody_can_read_it(
    app: Service, world: World, as_role: AsRole, judgement: str
) -> None:
    reviewer = as_role(Role.REVIEWER, world.programme)

    reply = reviewer.fill(f"{world.one}/change", judgement=judgement, why="We asked 12 people.")

    assert reply.headers["Location"].startswith(world.whole)
    assert _said(app) == [(judgement, "We asked 12 people.")]
    assert "We asked 12 people." in reviewer.see(world.whole).text
    assert "Check the change again" in reviewer.see(world.whole).text


def test_what_was_said_before_stays_in_sight(app: Service, world: World, as_role: AsRole) -> None:
    reviewer = as_role(Role.REVIEWER, world.programme)
    reviewer.fill(f"{world.one}/answer", judgement="disputed", why="It was not so in spring.")
    reviewer.fill(f"{world.one}/answer", judgement="confirmed", why="It is so now.")

    page = reviewer.see(world.whole).text

    assert page.index("It is so now.") < page.index("It was not so in spring.")
    assert "What stands now" in reviewer.see(f"{world.one}/answer").text


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"judgement": None}, "Choose one"),
        ({"judgement": "perhaps"}, "Choose one of these"),
        ({"why": ""}, "Say how you know"),
        ({"why": "x" * 3001}, "3,000 characters"),
    ],
)
def test_a_slip_is_explained_and_nothing_is_said(
    app: Service, world: World, as_role: AsRole, typed: dict[str, str | None], reason: str
) -> None:
    reviewer = as_role(Role.REVIEWER, world.programme)

    reply = reviewer.fill(f"{world.one}/change", **{"judgement": "disputed", "why": "Seen\x00.", **typed})

    assert reply.status_code == 422
    assert reason in reply.text
    assert _said(app) == []


def test_what_is_not_public_has_no_door(world: World, as_role: AsRole, kept: Kept) -> None:
    with kept():
        closed = a_consultation(world.programme, stage=Stage.CLOSED)
        drafted = a_finding(closed)
        an_answer(drafted)
    reviewer = as_role(Role.REVIEWER, world.programme)

    assert reviewer.get(f"/review/consultations/{closed.reference}").status_code == 404
    for address in (
        f"/review/consultations/{closed.reference}/findings/{drafted.reference}/answer",
        f"{world.whole}/findings/{drafted.reference}/answer",
        f"{world.whole}/findings/nothing/change",
    ):
        assert reviewer.get(address).status_code == 404
        assert reviewer.post(address, data={"judgement": "confirmed", "why": "x"}).status_code == 404


def test_nobody_who_runs_the_programme_has_a_door_here(
    app: Service, world: World, as_role: AsRole, client: Visitor
) -> None:
    doors = ["/review", world.whole, f"{world.one}/change", f"{world.one}/answer"]
    for role in (Role.LEAD, Role.CHAIR, Role.MODERATOR, Role.PAYER, Role.ADMINISTRATOR, None):
        somebody = as_role(role, world.programme if role else None)
        for address in doors:
            assert somebody.get(address).status_code == 403, (role, address)
        assert (
            somebody.post(f"{world.one}/change", data={"judgement": "confirmed", "why": "x"}).status_code
            == 403
        )
    elsewhere = as_role(Role.REVIEWER)
    assert elsewhere.get(world.whole).status_code == 403
    assert "Told too often" not in elsewhere.see("/review").text
    assert client.get("/review").headers["Location"].startswith("/sign-in")
    assert _said(app) == []


def test_a_reviewer_who_also_leads_the_programme_checks_nothing(
    world: World, as_role: AsRole, kept: Kept
) -> None:
    reviewer = as_role(Role.REVIEWER, world.programme)
    with kept():
        a_membership(db.session.merge(reviewer.person), world.programme, Role.LEAD)

    assert reviewer.get(f"{world.one}/change").status_code == 403
