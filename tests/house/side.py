"""One programme of the house world, and everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Agreement
from coprod.involvement.rules.opportunities import Stage as OpportunityStage
from coprod.meetings.operations import showing
from coprod.payments.models import ClaimLine, PaymentRun
from coprod.payments.operations import accounts
from coprod.payments.rules.accounts import Account
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.paying import PaymentStage
from coprod.people.models import Person
from coprod.programmes.models import Aim, Organisation, Programme
from coprod.programmes.rules import Role
from coprod.rates.rules.pay import Basis
from tests.factories.involvement import a_rate, a_rate_card, a_work_session, an_agreement, an_opportunity
from tests.factories.meetings import (
    a_table_note,
    an_event,
)
from tests.factories.payments import (
    a_budget,
    a_cash_float,
    a_claim,
    a_lending,
    a_payment,
    a_pre_approval,
    a_receipt,
    an_overpayment,
)
from tests.factories.people import a_need, a_person
from tests.factories.programmes import (
    a_district,
    a_holding,
    a_membership,
    a_partner,
    a_workstream,
    an_organisation,
    long_ago,
)
from tests.factories.safety import a_concern
from tests.house.asked import Asked, asked_of, with_feedback
from tests.house.meets import meets_of
from tests.house.offers import offers


@dataclass(frozen=True)
class Drafted:
    """A claim that is not sent yet, one of its expenses, and the photo of its receipt."""

    claim: str
    line: str
    file: str


@dataclass
class Side:
    """One programme and what belongs to it."""

    slug: str
    aim: str
    workstream: str
    partner: str
    membership: str
    reviewer: str
    holding: str
    organisation: str
    person: str
    need: str
    concern: str
    event: str
    event_note: str
    # A rate card of the organisation on whose behalf its staff act, and one of the card's rates.
    rate_card: str
    rate: str
    # A claim of somebody whom this organisation pays, and the photo of a receipt in it.
    claim: str
    receipt: str
    # That somebody, and more work of theirs; a claim that a lead writes down for them; a claim of a lead's own, in our
    # programme, and work for it; each claim is not sent yet, and has an expense with a receipt.
    claimant: str
    claimant_work: str
    written: Drafted
    own_claim: Drafted
    own_work: str
    # The organisation that pays, and a payment run with a payment that is on its way.
    paying: str
    run: str
    payment: str
    # A claim of a lead's own that was paid, in our programme.
    own_paid: str
    # Something of it that was too much, and cash that somebody keeps.
    overpayment: str
    cash: str
    budget: str
    lending: str
    pre_approval: str
    asked: dict[Stage, Asked] = field(default_factory=dict)


def side_of(
    programme: Programme, reviewing: Organisation, paying: Organisation, people: dict[str, Person]
) -> Side:
    db.session.add(
        Aim(programme_id=programme.id, key=f"aim-{programme.slug}", position=1, from_day=long_ago())
    )
    a_district(programme)
    reviewer = a_membership(a_person(), programme, Role.REVIEWER, reviewing)
    member = a_membership(a_person(), programme, Role.CARER)
    # In our own programme somebody whom no e-mail reaches: others write down for them what they need.
    by_post = a_person(**({"email": None} if programme.slug == "ours" else {}))
    a_membership(by_post, programme, Role.CARER)
    event = an_event(programme)
    showing.show(event)
    card = a_rate_card(paying)
    pays = an_opportunity(
        programme, organisation_id=paying.id, rate_card=card, stage=OpportunityStage.DECIDED
    )
    agreed = an_agreement(pays)
    budget = a_budget(pays)
    claim, claimant = a_claim(agreed, budget), db.session.get_one(Person, agreed.person_id)
    an_account_of(claimant)
    leading = an_agreement(pays, people["lead"] if programme.slug == "ours" else a_person(), route=None)
    payment = a_payment(a_claim(an_agreement(pays)), people["payer"] if programme.slug == "ours" else None)
    paid = a_claim(leading)
    a_payment(paid, stage=PaymentStage.PAID)
    side = Side(
        slug=programme.slug,
        aim=f"aim-{programme.slug}",
        workstream=a_workstream(programme, f"workstream-{programme.slug}").key,
        partner=a_partner(programme, an_organisation()).reference,
        membership=member.reference,
        reviewer=reviewer.reference,
        holding=a_holding(programme, reviewing).reference,
        organisation=an_organisation().reference,
        person=by_post.reference,
        need=a_need(by_post).reference,
        concern=a_concern(programme, opened_by=people["moderator"]).reference,
        event=event.reference,
        event_note=a_table_note(event).reference,
        rate_card=card.reference,
        rate=a_rate(card, "task", basis=Basis.TASK, amount_pence=1250).reference,
        claim=claim.reference,
        receipt=a_receipt(claim).reference,
        claimant=claimant.reference,
        claimant_work=a_work_session(agreed).reference,
        written=_drafted(agreed, people["lead"]),
        own_claim=_drafted(leading),
        own_work=a_work_session(leading).reference,
        paying=paying.reference,
        run=db.session.get_one(PaymentRun, payment.run_id).reference,
        payment=payment.reference,
        own_paid=paid.reference,
        overpayment=an_overpayment(paid).reference,
        cash=a_cash_float(budget).reference,
        budget=budget.reference,
        lending=a_lending(budget, an_organisation()).reference,
        pre_approval=a_pre_approval(claim, on_day=clock.today()).reference,
    )
    for stage in Stage:
        side.asked[stage] = asked_of(programme, stage, people)
    with_feedback(
        programme,
        side.asked[Stage.DRAFT],
        [asked for stage, asked in side.asked.items() if stage is not Stage.DRAFT],
    )
    hidden, known = (meets_of(programme, people, is_open=is_open) for is_open in (False, True))
    for stage, asked in side.asked.items():
        asked.meets = hidden if stage is Stage.DRAFT else known
        asked.offers = offers(programme, people, stage)
    return side


def an_account_of(person: Person) -> str:
    told = Account("A Lead", "123456", "12345678")
    accounts.confirm(accounts.give(person, told, by=person.id), person, by=person.id)
    return accounts.give(person, told, by=person.id).reference


def _drafted(agreement: Agreement, by: Person | None = None) -> Drafted:
    claim = a_claim(agreement, stage=ClaimStage.DRAFT, expense_pence=460, entered_by_id=by.id if by else None)
    file = a_receipt(claim)
    line = db.session.get_one(ClaimLine, file.line_id).reference
    return Drafted(claim.reference, line, file.reference)
