"""From findings to promises in the browser: all of it said before any of it is public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import pytest
from werkzeug.test import TestResponse

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import reading
from coprod.influence import queries
from coprod.influence.rules import Verdict
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Role
from coprod.themes.models import Finding
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation
from tests.factories.influence import a_commitment, an_answer
from tests.factories.programmes import a_partner, a_programme, an_organisation
from tests.factories.themes import a_finding

AsRole = Callable[..., Visitor]


class World(NamedTuple):
    """A closed consultation with one finding, in a programme with one partner."""

    programme: Programme
    partner: Organisation
    consultation: Consultation
    finding: Finding

    @property
    def outcome(self) -> str:
        return f"/manage/consultations/{self.consultation.reference}/outcome"

    @property
    def one(self) -> str:
        return f"/manage/consultations/{self.consultation.reference}/findings/{self.finding.reference}"


@pytest.fixture
def world(kept: Kept) -> World:
    with kept():
        programme, partner = a_programme(), an_organisation("Riverside Trust")
        a_partner(programme, partner)
        consultation = a_consultation(programme, stage=Stage.CLOSED)
        return World(programme, partner, consultation, a_finding(consultation))


@pytest.fixture
def answered(world: World, kept: Kept) -> World:
    """The same with the finding accepted, and nothing promised yet."""
    with kept():
        an_answer(world.finding)
    return world


def _stands(app: Service, world: World) -> tuple[str, str, str, str]:
    """The verdict, what was promised, by which organisation, and the stage of the consultation."""
    with app.app_context(), reading():
        heard = queries.finding_in(world.consultation.reference, world.finding.reference)
        assert heard
        made = heard.commitment
        return (
            heard.answer.verdict.value if heard.answer else "",
            made.what if made else "",
            made.organisation.name if made and made.organisation else "",
            heard.consultation.stage.value,
        )


def _promise(lead: Visitor, world: World, **more: str) -> TestResponse:
    day = clock.today() + timedelta(days=40)
    due = {"due_on-day": str(day.day), "due_on-month": str(day.month), "due_on-year": str(day.year)}
    told = {"what": "One page.", "owner_role": "Head of access", "organisation": world.partner.reference}
    return lead.post(f"{world.one}/promise", data={**told, **due, **more})


def test_a_lead_answers_promises_and_publishes(app: Service, world: World, as_role: AsRole) -> None:
    lead = as_role(Role.LEAD, world.programme)
    assert "has no answer yet" in lead.see(world.outcome).text

    reply = lead.fill(f"{world.one}/answer", verdict="accepted", why="You are right.", by_role="Chair")
    assert reply.headers["Location"].endswith("/promise"), "what is accepted leads on to its promise"
    assert "needs a promise" in lead.see(world.outcome).text
    assert "Publish it now" not in lead.see(f"{world.outcome}/publish").text

    _promise(lead, world)
    assert "Go on to publish" in lead.see(world.outcome).text
    assert "You are right." in lead.see(f"{world.outcome}/publish").text
    lead.fill(f"{world.outcome}/publish", form=f"{world.outcome}/publish")

    assert _stands(app, world) == ("accepted", "One page.", "Riverside Trust", "answered")
    page = lead.see(world.outcome)
    assert "Change the answer" not in page.text
    assert "Follow this promise" in page.text


def test_publishing_too_soon_says_everything_that_is_missing(
    app: Service, world: World, as_role: AsRole
) -> None:
    lead = as_role(Role.LEAD, world.programme)

    reply = lead.post(f"{world.outcome}/publish")

    assert reply.status_code == 409
    assert "Finding 1 has no answer yet" in reply.text
    assert _stands(app, world)[3] == "closed"


def test_once_public_nothing_of_it_can_be_changed(
    app: Service, world: World, as_role: AsRole, kept: Kept
) -> None:
    with kept():
        answered = a_consultation(world.programme, stage=Stage.ANSWERED)
        finding = a_finding(answered)
        a_commitment(an_answer(finding))
    lead = as_role(Role.LEAD, world.programme)
    public = World(world.programme, world.partner, answered, finding)

    reply = lead.fill(f"{public.one}/answer", verdict="no", why="Changed our mind.")
    assert reply.status_code == 422
    assert "is public" in reply.text
    assert _promise(lead, public, what="Less").status_code == 422
    assert lead.post(f"{public.one}/promise/take-back").status_code == 409
    assert lead.post(f"{public.outcome}/publish").status_code == 409
    assert _stands(app, public) == ("accepted", "One page travels with you.", "", "answered")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"verdict": "perhaps"}, "Choose one of these"),
        ({"verdict": None}, "Choose an answer"),
        ({"why": "\x00"}, "Say why"),
        ({"why": "x" * 3001}, "3,000 characters"),
        ({"by_role": "x" * 161}, "160 characters"),
        ({"on_day-day": "31", "on_day-month": "2"}, "real date"),
        ({"on_day-year": "2199"}, "still to come"),
    ],
)
def test_a_slip_in_an_answer_is_explained_and_what_was_typed_stays(
    app: Service, world: World, as_role: AsRole, typed: dict[str, str | None], reason: str
) -> None:
    lead = as_role(Role.LEAD, world.programme)

    sent = {"verdict": "partly", "why": "Because.", "by_role": "Chair of the board", **typed}
    reply = lead.fill(f"{world.one}/answer", **sent)

    assert reply.status_code == 422
    assert reason in reply.text
    assert sent["by_role"] in reply.text
    assert _stands(app, world)[0] == ""


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"organisation": "nowhere"}, "Choose one of these"),
        ({"due_on-year": "2001"}, "has passed"),
        ({"due_on-month": "never"}, "real date"),
        ({"due_on-day": "", "due_on-month": "", "due_on-year": ""}, "Give the day"),
        ({"what": " "}, "Say what will be done"),
    ],
)
def test_a_slip_in_a_promise_is_explained(
    app: Service, answered: World, as_role: AsRole, typed: dict[str, str], reason: str
) -> None:
    world, lead = answered, as_role(Role.LEAD, answered.programme)

    reply = _promise(lead, world, **typed)

    assert reply.status_code == 422
    assert reason in reply.text
    assert _stands(app, world)[1] == ""


def test_a_promise_can_be_taken_back_before_anybody_has_seen_it(
    app: Service, world: World, as_role: AsRole, kept: Kept
) -> None:
    with kept():
        a_commitment(an_answer(world.finding, Verdict.PARTLY))
    lead = as_role(Role.LEAD, world.programme)

    lead.fill(f"{world.one}/promise", form=f"{world.one}/promise/take-back")

    assert _stands(app, world)[:2] == ("partly", "")
    assert lead.post(f"{world.one}/promise/take-back").status_code == 302, "twice does no harm"


def test_a_promise_without_an_answer_leads_to_the_answer(world: World, as_role: AsRole) -> None:
    lead = as_role(Role.LEAD, world.programme)

    assert lead.get(f"{world.one}/promise").headers["Location"] == f"{world.one}/answer"


def test_only_those_who_lead_decide_and_the_chair_may_look(
    world: World, as_role: AsRole, client: Visitor
) -> None:
    doors = [f"{world.one}/answer", f"{world.one}/promise", f"{world.outcome}/publish"]
    chair = as_role(Role.CHAIR, world.programme)
    assert "Answer this finding" not in chair.see(world.outcome).text
    for role in (Role.CHAIR, Role.MODERATOR, Role.REVIEWER, Role.FINANCE_APPROVER, Role.ADMINISTRATOR, None):
        somebody = as_role(role, world.programme if role else None)
        for address in doors:
            assert somebody.get(address).status_code == 403, (role, address)
            assert somebody.post(address, data={"verdict": "no"}).status_code == 403
    assert as_role(Role.LEAD).get(world.outcome).status_code == 403
    assert client.get(world.outcome).headers["Location"].startswith("/sign-in")
