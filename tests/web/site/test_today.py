"""Today: what needs me, by when, and nothing that is somebody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from coprod.consultations.rules import Stage
from coprod.core import clock, settings
from coprod.core.pages import ACCENT
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


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Example Programme")


def titles(browser: Visitor) -> list[str]:
    return [each.text.strip() for each in browser.see("/manage").main.all("h2") if each.all("a")]


@pytest.mark.parametrize("role", [Role.LEAD, Role.CHAIR, Role.REVIEWER, Role.PAYER, Role.ADMINISTRATOR])
def test_a_day_on_which_nothing_is_to_be_done_says_so_kindly(
    as_role: AsRole, programme: Programme, role: Role
) -> None:
    assert "Nothing needs you today." in as_role(role, programme).see("/manage").main.text


@pytest.mark.parametrize("role", [Role.FINANCE_APPROVER, Role.PAYER])
def test_who_approves_or_pays_is_led_to_the_money_and_to_nobody_elses_work(
    as_role: AsRole, programme: Programme, role: Role
) -> None:
    page = as_role(role, programme).see("/manage")
    rooms = {each.get("href") for each in page.main.all("a")}

    assert {"/manage/claims", "/manage/pre-approvals", "/manage/budgets", "/manage/rates"} <= rooms
    assert not rooms & {"/manage/consultations", "/manage/feedback", "/manage/people", "/manage/concerns"}


def test_a_lead_sees_drafts_what_closes_soon_and_what_waits_for_its_answer_the_first_due_first(
    as_role: AsRole, programme: Programme, kept: Kept
) -> None:
    today = clock.today()
    with kept():
        a_consultation(programme=programme, stage=Stage.DRAFT, texts={"title": "A draft"})
        a_consultation(
            programme=programme,
            stage=Stage.OPEN,
            closes_on=today + timedelta(days=5),
            texts={"title": "Closing"},
        )
        a_consultation(
            programme=programme,
            stage=Stage.OPEN,
            closes_on=today + timedelta(days=60),
            texts={"title": "Far off"},
        )
        a_consultation(programme=programme, stage=Stage.CLOSED, texts={"title": "Closed"})

    lead = as_role(Role.LEAD, programme)
    told = lead.see("/manage").main.text

    assert "A draft" in told and "Closing" in told and "Closed" in told and "Far off" not in told
    assert titles(lead) == [
        "This closes soon: who has not been heard yet?",
        "Write down what people said",
        "Finish this draft and open it",
    ]


def test_a_closed_consultation_leads_to_the_next_step_of_its_answer(
    as_role: AsRole, programme: Programme, kept: Kept
) -> None:
    lead = as_role(Role.LEAD, programme)
    with kept():
        consultation = a_consultation(programme=programme, stage=Stage.CLOSED)
    assert titles(lead) == ["Write down what people said"]

    with kept():
        finding = a_finding(consultation)
        a_finding(consultation)
    assert titles(lead) == ["2 findings have no answer yet"]

    with kept():
        an_answer(finding)
    assert titles(lead) == ["1 finding has no answer yet"]


def test_a_promise_past_its_day_says_how_late_it_is(
    as_role: AsRole, programme: Programme, kept: Kept
) -> None:
    lead = as_role(Role.LEAD, programme)
    with kept():
        consultation = a_consultation(programme=programme, stage=Stage.ANSWERED)
        a_commitment(an_answer(a_finding(consultation)), due_on=clock.today() - timedelta(days=12))

    assert "12 days late" in lead.see("/manage").main.text


def test_evidence_is_read_by_somebody_else_than_who_reported_it(
    as_role: AsRole, programme: Programme, kept: Kept
) -> None:
    lead, chair = as_role(Role.LEAD, programme), as_role(Role.CHAIR, programme)
    with kept():
        consultation = a_consultation(programme=programme, stage=Stage.ANSWERED)
        a_change(a_commitment(an_answer(a_finding(consultation))), reported_by=lead.person)

    assert titles(lead) == []
    assert titles(chair) == ["Somebody says that this was done: read the evidence"]


def test_the_reviewer_sees_what_nobody_has_checked(as_role: AsRole, programme: Programme, kept: Kept) -> None:
    reviewer = as_role(Role.REVIEWER, programme)
    with kept():
        consultation = a_consultation(programme=programme, stage=Stage.ANSWERED)
        a_change(a_commitment(an_answer(a_finding(consultation))), reported_by=a_person(), read_by=a_person())

    assert titles(reviewer) == ["Nobody has checked this yet"]


def test_the_administrator_sees_a_setting_whose_day_of_review_has_come(as_role: AsRole, kept: Kept) -> None:
    administrator = as_role(Role.ADMINISTRATOR)
    with kept():
        settings.put(
            ACCENT,
            "#004d40",
            from_day=clock.today() - timedelta(days=30),
            review_by=clock.today() - timedelta(days=1),
            source="The board",
        )

    assert titles(administrator) == ["This setting must be looked at again"]


def test_nobody_sees_the_work_of_another_programme(as_role: AsRole, programme: Programme, kept: Kept) -> None:
    with kept():
        a_consultation(programme=programme, stage=Stage.DRAFT)
        closed = a_consultation(programme=programme, stage=Stage.ANSWERED)
        a_commitment(an_answer(a_finding(closed)), due_on=clock.today())

    for role in (Role.LEAD, Role.CHAIR, Role.REVIEWER):
        assert titles(as_role(role)) == []
