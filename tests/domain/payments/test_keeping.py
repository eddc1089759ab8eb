"""What people wrote on their claims goes with them or after its years; what the accounts need stays (rule D10)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod.core import clock, settings
from coprod.core.attachments import sealed
from coprod.core.audit import AuditRow
from coprod.core.db import db, writing
from coprod.core.settings import Scope
from coprod.involvement.rules.opportunities import Expense
from coprod.payments import jobs
from coprod.payments.models import (
    Approval,
    Claim,
    ClaimLine,
    ClaimQuery,
    LineFile,
    Payment,
    PreApproval,
    Recovery,
)
from coprod.payments.rules.claims import Choice, ClaimStage, Ledger
from coprod.payments.rules.keeping import YEARS, kept_from
from coprod.payments.rules.paying import PaymentStage
from coprod.payments.rules.recovering import RecoveryStage
from coprod.people.models import Person
from coprod.site import privacy
from tests.factories.involvement import an_agreement
from tests.factories.payments import a_claim, a_payment, a_pre_approval, a_receipt
from tests.factories.people import a_person

HOME = "14 Elm Row"


def with_words(claim: Claim) -> str:
    """Everything that somebody can have written on a claim, and a receipt. The key of its file."""
    claim.late_because, claim.refused_why = "I was ill.", "Why so late?"
    db.session.add(
        ClaimLine(
            claim_id=claim.id,
            ledger=Ledger.EXPENSE,
            expense=Expense.CAR,
            on_day=claim.worked_on,
            amount_pence=550,
            miles_tenths=100,
            from_place=HOME,
            to_place="Preston",
            words="My knee was bad.",
        )
    )
    db.session.add(
        ClaimQuery(
            claim_id=claim.id,
            asked_by_id=a_person().id,
            words="From where?",
            asked_at=clock.now(),
            answer=HOME,
            answered_at=clock.now(),
        )
    )
    a_pre_approval(claim)
    return a_receipt(claim).file_key


def words_of(person_id: int) -> set[str]:
    """All that is left of what was written about somebody's claims."""
    mine = select(Claim.id).where(Claim.person_id == person_id)
    found: list[str] = []
    for claim_id, columns in (
        (Claim.id, (Claim.late_because, Claim.refused_why, Claim.donate_to)),
        (ClaimLine.claim_id, (ClaimLine.words, ClaimLine.from_place, ClaimLine.to_place)),
        (ClaimQuery.claim_id, (ClaimQuery.words, ClaimQuery.answer)),
        (Approval.claim_id, (Approval.withdrawn_why,)),
        (Payment.claim_id, (Payment.failed_why,)),
        (Recovery.claim_id, (Recovery.why, Recovery.not_so, Recovery.in_parts, Recovery.answer)),
    ):
        for row in db.session.execute(select(*columns).where(claim_id.in_(mine)).order_by(claim_id)):
            found += row
    found += db.session.scalars(select(PreApproval.words).where(PreApproval.person_id == person_id))
    return set(found) - {""}


def sums_of(person_id: int) -> list[tuple[object, ...]]:
    rows = db.session.execute(
        select(ClaimLine.on_day, ClaimLine.ledger, ClaimLine.amount_pence, ClaimLine.miles_tenths)
        .join(Claim, Claim.id == ClaimLine.claim_id)
        .where(Claim.person_id == person_id)
        .order_by(ClaimLine.id)
    )
    return [tuple(row) for row in rows]


def test_whoever_is_forgotten_leaves_figures_days_and_proof_of_what_was_paid_and_not_a_word() -> None:
    with writing():
        agreement = an_agreement()
        person = db.session.get_one(Person, agreement.person_id)
        paid, sent, refused = a_claim(agreement), a_claim(agreement), a_claim(agreement)
        keys = [with_words(each) for each in (paid, sent, refused)]
        sent.choice, sent.donate_to = Choice.DONATE, "Preston Hospice"
        refused.stage = ClaimStage.REFUSED
        a_payment(paid, stage=PaymentStage.FAILED, failed_why="The account is closed.")
        before = sums_of(person.id)
        assert HOME in words_of(person.id)

        privacy.forget(person, by=None)
        db.session.flush()
        db.session.expire_all()

        assert words_of(person.id) == set()
        assert sums_of(person.id) == before
        assert (sent.stage, sent.choice) == (ClaimStage.WITHDRAWN, Choice.FULL)
        assert set(db.session.scalars(select(LineFile.file_key))) == {keys[0]}

    assert [sealed.is_there(key) for key in keys] == [True, False, False]


@pytest.mark.parametrize(
    ("years", "is_asked_back", "goes"),
    [(6, False, True), (7, False, False), (6, True, False)],
)
def test_when_the_years_are_over_words_and_receipts_go_and_the_trail_says_how_many(
    years: int, is_asked_back: bool, goes: bool
) -> None:
    with writing():
        claim = a_claim()
        key = with_words(claim)
        a_payment(claim, stage=PaymentStage.PAID)
        db.session.add(
            Recovery(
                claim_id=claim.id,
                claimant_id=claim.person_id,
                ledger=Ledger.PAYMENT,
                amount_pence=100,
                stage=RecoveryStage.NOTED if is_asked_back else RecoveryStage.DROPPED,
                why="It was shorter.",
                not_so="It was not.",
                noted_by_id=a_person().id,
                noted_at=clock.now(),
                ended_at=None if is_asked_back else clock.now(),
            )
        )
        settings.put(
            YEARS,
            years,
            scope=Scope.ORGANISATION,
            number=claim.organisation_id,
            from_day=clock.today(),
            source="An inquiry",
        )
        person = claim.person_id
        # The first day on which the financial year of today is no longer kept.
        over = kept_from(clock.today(), 0).replace(year=kept_from(clock.today(), 0).year + 7)

    with clock.at(clock.end_of_day(over) - timedelta(days=2)):
        assert jobs.empty_old_claims() == 0
    with clock.at(clock.end_of_day(over)):
        assert jobs.empty_old_claims() == int(goes)
        assert jobs.empty_old_claims() == 0

    with writing():
        assert bool(words_of(person)) is not goes
        assert sealed.is_there(key) is not goes
        deeds = db.session.scalars(select(AuditRow).where(AuditRow.deed == "emptied old claims")).all()
        assert [each.details for each in deeds] == ([{"claims": 1}] if goes else [])
        assert len(sums_of(person)) == 3


@pytest.mark.parametrize("what", ["payment", "approval"])
def test_a_claim_of_which_one_word_alone_is_left_is_found_and_emptied(what: str) -> None:
    with writing():
        claim = a_claim()
        made = a_payment(claim, stage=PaymentStage.FAILED)
        if what == "payment":
            made.failed_why = "She is in hospital."
        else:
            approval = db.session.get_one(Approval, made.approval_id)
            approval.withdrawn_at, approval.withdrawn_by_id = clock.now(), approval.approver_id
            approval.withdrawn_why = "She is in hospital."
        person = claim.person_id
        assert words_of(person) == {"She is in hospital."}
    long_after = clock.now() + timedelta(days=9 * 366)

    with clock.at(long_after):
        assert jobs.empty_old_claims() == 1
    with writing():
        assert words_of(person) == set()
