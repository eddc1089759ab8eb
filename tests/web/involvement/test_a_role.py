"""A role from the person's side and from that of those who lead: agreed, a break, work, the end; papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Select, select

from coprod import Service
from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.core.outbox import Mail
from coprod.involvement.models import Agreement, WorkSession
from coprod.involvement.rules.agreements import InductionKind, SessionStage
from coprod.involvement.rules.opportunities import Stage
from coprod.meetings.models import Member
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import (
    an_agreement,
    an_agreement_text,
    an_induction_item,
    an_opportunity,
)
from tests.factories.meetings import a_group, a_meeting
from tests.factories.people import a_person
from tests.factories.programmes import a_programme


@dataclass
class Here:
    """A programme with a role in it, somebody who took it, and somebody who leads."""

    programme: Programme
    opportunity: str
    role: str
    item: str
    check: str
    person: Visitor
    lead: Visitor
    kept: Kept
    app: Service

    @property
    def mine(self) -> str:
        return f"/me/roles/{self.role}"

    @property
    def managed(self) -> str:
        return f"/manage/agreements/{self.role}"

    def now(self) -> Agreement:
        """The row as it stands."""
        return self.row(select(Agreement).where(Agreement.reference == self.role))

    def row(self, asked: Select[Any]) -> Any:
        """The one row of a question, to be read afterwards."""
        with self.app.app_context(), reading():
            found = db.session.scalars(asked).one()
            db.session.expunge_all()
            return found


@pytest.fixture
def here(
    app: Service,
    kept: Kept,
    as_role: Callable[..., Visitor],
    sign_in: Callable[[Visitor, object], Visitor],
) -> Iterator[Here]:
    with kept():
        programme = a_programme()
    lead = as_role(Role.LEAD, programme)
    with kept():
        group = a_group(programme)
        a_meeting(group, in_days=9)
        opportunity = an_opportunity(programme, stage=Stage.DECIDED, group_id=group.id)
        person = a_person("Wren")
        agreement = an_agreement(
            opportunity, person, is_agreed=False, starts_on=clock.today() - timedelta(days=3)
        )
        an_agreement_text(programme)
        item = an_induction_item(opportunity, must_come_first=True)
        check = an_induction_item(opportunity, kind=InductionKind.CHECK, words="Two people who know you")
    browser = Visitor(app, app.response_class)
    browser.person = person
    yield Here(
        programme=programme,
        opportunity=opportunity.reference,
        role=agreement.reference,
        item=item.reference,
        check=check.reference,
        person=sign_in(browser, person),
        lead=lead,
        kept=kept,
        app=app,
    )


def agreed(here: Here) -> Here:
    here.person.fill(f"{here.mine}/agreement", brings="carer")
    return here


def test_somebody_reads_all_of_it_and_agrees_in_their_format_and_as_what_they_bring(here: Here) -> None:
    page = here.person.see(f"{here.mine}/agreement?format=easy_read")
    assert "You can stop at any time" in page.text and "£75.00" in page.text

    here.person.fill(f"{here.mine}/agreement?format=easy_read", brings="carer", to_a_company="y")

    now = here.now()
    assert now.is_agreed and now.to_a_company and now.witness_id is None
    assert (now.format, now.language, now.brings.value) == ("easy_read", "en", "carer")
    assert "carer" in here.person.see("/me").text.lower()
    # Twice is once, and the page says so.
    assert "You agreed to this on" in here.person.see(f"{here.mine}/agreement").text
    assert here.person.post(f"{here.mine}/agreement", data={"brings": "carer"}).status_code == 422


def test_a_yes_on_the_telephone_counts_the_same_and_has_a_witness(here: Here) -> None:
    refused = here.lead.fill(f"{here.managed}/agree", channel="telephone", brings="lived_experience")
    assert refused.status_code == 422 and not here.now().is_agreed

    here.lead.fill(f"{here.managed}/agree", channel="telephone", brings="lived_experience", read_out="y")

    now = here.now()
    assert now.is_agreed and now.witness_id == here.lead.person.id


@pytest.mark.parametrize("format_", ["standard", "large_print", "easy_read"])
def test_the_agreement_is_a_paper_that_can_be_read_aloud(here: Here, format_: str) -> None:
    for browser, address in (
        (here.person, f"{here.mine}/agreement.pdf"),
        (here.lead, f"{here.managed}/agreement.pdf"),
    ):
        answer = browser.get(f"{address}?format={format_}")
        assert answer.data.startswith(b"%PDF") and b"/StructTreeRoot" in answer.data
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_break_is_one_press_each_way_and_others_only_see_away(here: Here) -> None:
    agreed(here)
    here.lead.fill(here.managed, form=f"{here.managed}/join-the-group")
    seat = select(Member).where(Member.person_id == here.person.person.id)
    assert (here.row(seat).role.value, here.row(seat).paused_on) == ("carer", None)

    here.person.fill(here.mine, form=f"{here.mine}/break", no_invitations="y")

    assert here.row(seat).paused_on == clock.today()
    with here.app.app_context(), reading():
        # Nothing of it stands where staff could read it.
        assert not db.session.scalars(select(AuditRow).where(AuditRow.deed.contains("break"))).all()
    seen = here.lead.see(f"/manage/opportunities/{here.opportunity}/people").text
    assert "Away" in seen and "break" not in seen
    assert "You keep your place" in here.person.see(here.mine).text

    here.person.fill(here.mine, form=f"{here.mine}/come-back")

    assert here.row(seat).paused_on is None
    assert "Away" not in here.lead.see(here.managed).text


def test_the_person_notes_what_they_did_and_a_check_is_noted_by_whoever_leads(here: Here) -> None:
    page = here.lead.see(f"/manage/opportunities/{here.opportunity}/people")
    assert "Should come before the first session" in page.text

    here.person.fill(here.mine, form=f"{here.mine}/induction/{here.item}")
    assert here.person.post(f"{here.mine}/induction/{here.check}").status_code == 409
    here.lead.fill(here.managed, form=f"{here.managed}/induction/{here.check}")

    assert "Should come before" not in here.lead.see(f"/manage/opportunities/{here.opportunity}/people").text
    assert here.person.post(f"{here.mine}/induction/{here.check}", data={"undo": "y"}).status_code == 409


def test_work_is_proposed_by_one_side_and_agreed_by_the_other(here: Here) -> None:
    agreed(here)
    day = clock.today() + timedelta(days=5)
    asked = {
        "title": "Reading four forms",
        "on_day-day": str(day.day),
        "on_day-month": str(day.month),
        "on_day-year": str(day.year),
        "begins": "10.30",
        "minutes": "90",
    }
    here.person.fill(f"{here.mine}/sessions/new", **asked)
    work = here.row(select(WorkSession))
    answer = f"{here.mine}/sessions/{work.reference}/answer"
    assert here.person.post(answer, data={"say": "yes"}).status_code == 409

    here.lead.fill(here.managed, form=f"{here.managed}/sessions/{work.reference}/agree")

    work = here.row(select(WorkSession))
    assert (work.stage, work.minutes, work.decided_by_id) == (
        SessionStage.AGREED,
        90,
        here.lead.person.id,
    )

    here.lead.fill(f"{here.managed}/sessions/{work.reference}/cancel", reason="The panel is put off.")

    assert "The panel is put off." in here.person.see(f"{here.mine}/sessions").text
    work = here.row(select(WorkSession))
    assert work.stage is SessionStage.CANCELLED and not work.cancelled_by_person


def test_a_role_is_never_over_because_its_days_were_changed(here: Here) -> None:
    agreed(here)
    role = here.now()
    soon = clock.today() + timedelta(days=9)
    for first, last in (
        (soon, clock.today()),
        (clock.today() - timedelta(days=9), clock.today() - timedelta(days=1)),
    ):
        answer = here.lead.fill(f"{here.managed}/days", **_days(first, last))
        assert answer.status_code == 422
        assert str(last.year) in answer.text

    assert here.now().ends_on == role.ends_on

    here.lead.fill(f"{here.managed}/days", **_days(clock.today(), soon))

    assert here.now().ends_on == soon != role.ends_on


def _days(first: date, last: date) -> dict[str, str]:
    parts = {"starts_on": first, "ends_on": last}
    return {
        f"{name}-{part}": str(getattr(day, part))
        for name, day in parts.items()
        for part in ("day", "month", "year")
    }


def test_whoever_leads_ends_a_role_with_a_reason_and_the_person_with_none(here: Here) -> None:
    agreed(here)
    assert here.lead.fill(f"{here.managed}/end").status_code == 422

    here.lead.fill(f"{here.managed}/end", words="The programme is over in May. Thank you.")

    assert "The programme is over in May. Thank you." in here.person.see(here.mine).text
    letter = here.row(select(Mail).where(Mail.kind == "role"))
    assert "May" not in letter.body and "role" not in letter.subject
    assert here.person.fill(f"{here.mine}/stop").status_code == 422  # it has ended already


def test_nobody_else_sees_the_role_of_somebody(here: Here, as_role: Callable[..., Visitor]) -> None:
    other = as_role(Role.LIVED_EXPERIENCE, here.programme)
    for part in ("", "/agreement", "/agreement.pdf", "/letter", "/letter.pdf", "/sessions", "/stop"):
        assert other.get(here.mine + part).status_code == 404
        assert here.lead.get(here.mine + part).status_code == 404
