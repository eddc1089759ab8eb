"""An approver reads what waits, the oldest first, and decides without changing a sum (rules P23, P25; threat T11)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.involvement.models import Agreement, Opportunity
from coprod.involvement.rules.opportunities import Expense
from coprod.payments.models import Budget, Claim, ClaimLine
from coprod.payments.rules.claims import ClaimStage, Ledger
from coprod.people.models import Person
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import a_work_session, an_agreement
from tests.factories.payments import a_budget, a_claim, related

Make = Callable[..., str]


@pytest.fixture
def agreement(kept: Kept, role: Opportunity) -> Agreement:
    with kept():
        a_budget(role)
        return an_agreement(role)


@pytest.fixture
def make(kept: Kept, agreement: Agreement) -> Make:
    """``make("Panel")``: a claim for agreed work, sent some days ago. Returns its reference."""

    def a(title: str = "Panel", *, days: int = 3, worked: int = 180, **more: object) -> str:
        with kept():
            session = a_work_session(agreement, minutes=worked)
            return a_claim(
                agreement,
                the_budget(),
                title=title,
                session_id=session.id,
                sent_at=clock.now() - timedelta(days=days),
                **more,  # type: ignore[arg-type]
            ).reference

    return a


def the_budget() -> Budget:
    return db.session.scalars(select(Budget)).one()


def stage(app: Service, reference: str) -> ClaimStage:
    with app.app_context(), reading():
        return db.session.scalars(select(Claim.stage).where(Claim.reference == reference)).one()


def test_whoever_has_waited_longest_stands_first_and_payment_and_expenses_stand_apart(
    approver: Visitor, make: Make
) -> None:
    make("New one", days=1)
    make("Old one", days=9, pence=7500, expense_pence=460)

    page = approver.see("/manage/claims")

    assert page.text.index("Old one") < page.text.index("New one")
    assert "Payment: £75.00" in page.text and "Expenses: £4.60" in page.text
    assert "£79.60" not in page.text, "the two never share a sum"
    assert "Sent 9 days ago" in page.text


def test_an_approver_reads_one_claim_approves_it_and_comes_to_the_next(
    app: Service, approver: Visitor, make: Make
) -> None:
    first, second = make("First", days=9), make("Second", days=2)
    at = f"/manage/claims/{first}"

    reply = approver.fill(at, form=f"{at}/approve")

    assert stage(app, first) is ClaimStage.APPROVED
    assert reply.headers["Location"].endswith(f"/manage/claims/{second}")
    assert "Approved by" in approver.see(at).text


def test_no_box_on_any_page_of_an_approver_takes_a_sum(approver: Visitor, make: Make) -> None:
    at = f"/manage/claims/{make()}"
    for page in (at, f"{at}/ask", f"{at}/refuse"):
        boxes = {each.get("name") for each in approver.see(page).all("input", "textarea", "select")}
        assert boxes <= {"csrf_token", "seen", "words", None}


def test_what_was_changed_since_the_page_was_made_is_not_approved(
    app: Service, approver: Visitor, make: Make
) -> None:
    reference = make(expense_pence=460)
    at = f"/manage/claims/{reference}"
    page = approver.see(at).form(f"{at}/approve")
    shown = {each.get("name"): each.get("value") for each in page.all("input")}
    with app.app_context(), writing():
        db.session.execute(
            update(ClaimLine).where(ClaimLine.ledger == Ledger.EXPENSE).values(amount_pence=990)
        )

    reply = approver.post(f"{at}/approve", data=shown)

    assert reply.status_code == 409 and "has changed since your page" in reply.text
    assert stage(app, reference) is ClaimStage.SENT


def test_a_question_waits_for_the_person_and_a_refusal_needs_a_reason(
    app: Service, approver: Visitor, make: Make
) -> None:
    reference, other = make(), make()

    assert "Say what you want" in approver.fill(f"/manage/claims/{reference}/ask").text
    approver.fill(f"/manage/claims/{reference}/ask", words="Which bus?")
    assert stage(app, reference) is ClaimStage.QUERIED
    assert "Which bus?" in approver.see(f"/manage/claims/{reference}").text

    assert "Say why" in approver.fill(f"/manage/claims/{other}/refuse").text
    approver.fill(f"/manage/claims/{other}/refuse", words="It was paid in May.")
    assert stage(app, other) is ClaimStage.REFUSED


def test_an_approval_is_taken_back_with_a_reason(app: Service, approver: Visitor, make: Make) -> None:
    at = f"/manage/claims/{make()}"
    approver.fill(at, form=f"{at}/approve")

    approver.fill(f"{at}/take-back", words="The wrong budget.")

    assert "Waits for a decision" in approver.see(at).text


def test_what_asks_for_no_second_look_is_approved_together_and_each_by_itself(
    app: Service, approver: Visitor, make: Make
) -> None:
    good, other, late = make("Good"), make("Changed"), make("Late", late_because="I was ill.")
    page = approver.see("/manage/claims")
    ticks = [each.get("value") for each in page.all("input") if each.get("type") == "checkbox"]
    assert len(ticks) == 2 and "After the time for claims" in page.text
    with app.app_context(), writing():
        claim = db.session.scalars(select(Claim).where(Claim.reference == other)).one()
        claim.minutes = 170

    told = approver.post("/manage/claims/approve", data={"claims": ticks}, follow_redirects=True).text

    assert "1 claim is approved." in told and "Not approved: Changed." in told
    assert [stage(app, each) for each in (good, other, late)] == [
        ClaimStage.APPROVED,
        ClaimStage.SENT,
        ClaimStage.SENT,
    ]


def near(person: int, browser: Visitor) -> None:
    related(db.session.get_one(Person, person), db.session.get_one(Person, browser.person.id))


def test_a_claim_of_somebody_near_is_blocked_and_nobody_reads_why(
    kept: Kept, approver: Visitor, serving: Callable[..., Visitor], agreement: Agreement, make: Make
) -> None:
    reference = make()
    with kept():
        near(agreement.person_id, approver)

    at = f"/manage/claims/{reference}"
    page = approver.see(at)
    assert "Blocked for you" in page.text and "Approve it as it is" not in page.text
    assert "Blocked" in approver.see("/manage/claims").text
    assert approver.post(f"{at}/approve", data={"seen": ""}).status_code == 409

    other = serving()
    assert "Blocked" not in other.see("/manage/claims").text + other.see(at).text


def test_doubles_are_shown_with_the_way_to_the_other(
    kept: Kept, approver: Visitor, agreement: Agreement, make: Make
) -> None:
    first = make("First")
    with kept():
        one = db.session.scalars(select(Claim).where(Claim.reference == first)).one()
        second = a_claim(
            db.session.get_one(Agreement, agreement.id),
            the_budget(),
            title="Second",
            session_id=one.session_id,
        ).reference

    page = approver.see(f"/manage/claims/{second}")

    assert "May be claimed already" in page.text and "The same work" in page.text
    assert f"/manage/claims/{first}" in {each.get("href") for each in page.all("a")}


def test_a_taxi_that_nobody_agreed_to_and_time_that_nobody_noted_are_said(
    kept: Kept, approver: Visitor, make: Make
) -> None:
    reference = make(worked=120)
    with kept():
        claim = db.session.scalars(select(Claim).where(Claim.reference == reference)).one()
        db.session.add(
            ClaimLine(
                claim_id=claim.id,
                ledger=Ledger.EXPENSE,
                expense=Expense.TAXI,
                on_day=claim.worked_on,
                amount_pence=1200,
            )
        )

    page = approver.see(f"/manage/claims/{reference}")

    assert "A taxi that was not agreed before" in page.text
    assert "More time than was noted" in page.text


def test_a_payer_reads_claims_and_decides_nothing_and_others_see_nothing(
    serving: Callable[..., Visitor], as_role: Callable[..., Visitor], make: Make
) -> None:
    at = f"/manage/claims/{make()}"
    payer = serving(Role.PAYER)

    assert "An approver decides." in payer.see(at).text
    assert payer.post(f"{at}/approve").status_code == 403
    stranger = as_role(Role.FINANCE_APPROVER)
    assert stranger.get(at).status_code == 404
    assert "There are no such claims." in stranger.see("/manage/claims").text
    assert as_role(Role.LEAD).get("/manage/claims").status_code == 403
