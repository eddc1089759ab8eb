"""Keeping promises in the browser: one reports, another reads the evidence, and only then everybody knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import reading
from coprod.influence import queries
from coprod.influence.models import Commitment
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.people import a_person
from tests.factories.programmes import a_programme
from tests.factories.themes import a_finding

AsRole = Callable[..., Visitor]
REPORT = {"what": "The page is used.", "evidence": "We counted 40 of them."}


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def published(kept: Kept, programme: Programme) -> Consultation:
    with kept():
        return a_consultation(programme, stage=Stage.ANSWERED)


@pytest.fixture
def promised(kept: Kept, published: Consultation) -> Commitment:
    with kept():
        answer = an_answer(a_finding(published, "Told too often"))
        return a_commitment(answer, due_on=clock.today() - timedelta(days=12))


def _public(app: Service, promised: Commitment) -> str:
    """What everybody can read of the change."""
    with app.app_context(), reading():
        heard = queries.one(promised.reference)
        return heard.change.what if heard and heard.change else ""


def _day() -> dict[str, str]:
    today = clock.today()
    return {"done_on-day": str(today.day), "done_on-month": str(today.month), "done_on-year": str(today.year)}


def test_a_promise_is_kept_by_two_people(
    app: Service, programme: Programme, promised: Commitment, as_role: AsRole
) -> None:
    lead, chair = as_role(Role.LEAD, programme), as_role(Role.CHAIR, programme)
    address = f"/manage/commitments/{promised.reference}"
    assert "12 days late" in lead.see(address).text

    lead.fill(f"{address}/report", **REPORT, **_day())
    assert "somebody else" in lead.see(address).text
    assert lead.post(f"{address}/read").status_code == 409
    assert _public(app, promised) == ""

    assert "We counted 40 of them." in chair.see(address).text
    chair.fill(address, form=f"{address}/read")
    assert _public(app, promised) == "The page is used."
    assert "Read the evidence" not in chair.see(address).text
    assert lead.fill(f"{address}/report", what="More was done.").status_code == 422


def test_a_report_that_does_not_convince_goes_back_with_a_reason(
    app: Service, programme: Programme, promised: Commitment, as_role: AsRole
) -> None:
    lead, chair = as_role(Role.LEAD, programme), as_role(Role.CHAIR, programme)
    address = f"/manage/commitments/{promised.reference}"
    lead.fill(f"{address}/report", **REPORT, **_day())

    assert chair.fill(f"{address}/send-back", why=" ").status_code == 422
    chair.fill(f"{address}/send-back", why="Count in all four teams.")

    assert "Count in all four teams." in lead.see(f"{address}/report").text
    assert _public(app, promised) == ""
    lead.fill(f"{address}/report", evidence="Counted in all four teams: 160.")
    chair.fill(address, form=f"{address}/read")
    assert _public(app, promised) == "The page is used."


def test_a_reader_cannot_make_public_what_changed_under_their_eyes(
    app: Service, programme: Programme, promised: Commitment, as_role: AsRole, kept: Kept
) -> None:
    with kept():
        a_change(promised)
    chair = as_role(Role.CHAIR, programme)

    for seen in ("0" * 64, "", "\x00"):
        reply = chair.post(f"/manage/commitments/{promised.reference}/read", data={"seen": seen})
        assert reply.status_code == 409
        assert "Read it again" in reply.text
    assert _public(app, promised) == ""


def test_the_list_begins_with_what_presses_most_and_can_be_searched(
    programme: Programme, published: Consultation, promised: Commitment, as_role: AsRole, kept: Kept
) -> None:
    with kept():
        a_commitment(an_answer(a_finding(published, "Later", "Texts.", position=2)))
        kept_one = a_commitment(an_answer(a_finding(published, "Kept long ago", position=3)))
        a_change(kept_one, read_by=a_person())
        a_commitment(an_answer(a_finding(a_consultation(stage=Stage.ANSWERED), "Of another programme")))
    chair = as_role(Role.CHAIR, programme)

    page = chair.see("/manage/commitments").text
    assert page.index("Told too often") < page.index("Later")
    assert "Kept long ago" not in page
    assert "Of another programme" not in page
    assert "Kept long ago" in chair.see("/manage/commitments?show=all").text
    assert "Later" not in chair.see("/manage/commitments?q=TOLD").text
    for strange in ("q=%00", "q=%25", "page=x", "page=99999999999", "show=x"):
        chair.see(f"/manage/commitments?{strange}")


def test_nobody_else_follows_promises_from_inside(
    programme: Programme, promised: Commitment, as_role: AsRole, client: Visitor, kept: Kept
) -> None:
    with kept():
        drafted = a_commitment(
            an_answer(a_finding(a_consultation(programme, stage=Stage.CLOSED), "Only a draft"))
        )
    address = f"/manage/commitments/{promised.reference}"
    for role in (Role.MODERATOR, Role.REVIEWER, Role.PAYER, Role.ADMINISTRATOR, None):
        somebody = as_role(role, programme if role else None)
        assert somebody.get("/manage/commitments").status_code == 403, role
        for step in ("", "/report", "/send-back"):
            assert somebody.get(address + step).status_code == 403, (role, step)
        assert somebody.post(f"{address}/read").status_code == 403, role
        assert somebody.get(f"/manage/commitments/{drafted.reference}").status_code == 404, role
    assert as_role(Role.CHAIR, programme).get(f"{address}/report").status_code == 403
    assert client.get(address).headers["Location"].startswith("/sign-in")
    lead = as_role(Role.LEAD, programme)
    assert lead.get("/manage/commitments/nothing").status_code == 404
    assert lead.post(f"{address}/read").status_code == 404, "nothing was reported"
