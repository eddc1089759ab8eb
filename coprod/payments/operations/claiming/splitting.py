"""A claim over several budgets becomes a claim for each of them, by itself (domain rule P24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _, date_words
from coprod.payments.models import Budget, Claim, ClaimLine
from coprod.payments.queries import budgets, mine, offers
from coprod.payments.rules.claims import OPEN_TO_CLAIMANT, ClaimStage

# What the claims of one bundle have in common.
SHARED = (
    "bundle",
    "person_id",
    "programme_id",
    "agreement_id",
    "meeting_id",
    "session_id",
    "kind",
    "title",
    "worked_on",
    "channel",
    "entered_by_id",
    "read_back_at",
    "declaration",
    "paid_elsewhere",
    "late_because",
    "made_at",
    "sent_at",
)


@dataclass(frozen=True)
class Plan:
    """From which budget a claim itself is paid, and from which each of its lines."""

    own: Budget
    lines: list[tuple[ClaimLine, Budget]]


def planned(claim: Claim) -> Plan:
    """From which budget each line would be paid. Nothing is changed.

    Errors: ``Refused`` when nobody has set money aside for one of its days.
    """
    main = claim.payment_line or next(iter(claim.lines), None)
    return Plan(
        _budget(claim, main.on_day if main else claim.worked_on),
        [(line, _budget(claim, line.on_day)) for line in claim.lines],
    )


def split(claim: Claim, plan: Plan) -> list[Claim]:
    """Give each line to the claim of its budget. Returns the claims of the bundle that are open, the given one first."""
    claim.budget_id = plan.own.id
    db.session.flush()
    others = {
        each.budget_id: each
        for each in mine.bundle(claim)
        if each.id != claim.id and each.stage in OPEN_TO_CLAIMANT
    }
    for line, budget in plan.lines:
        if budget.id == claim.budget_id:
            continue
        if budget.id not in others:
            others[budget.id] = _beside(claim, budget)
        # By its key: taken out of the list of one claim, it would be taken away for good.
        line.claim_id = others[budget.id].id
    db.session.flush()
    return [mine.afresh(each) for each in (claim, *others.values())]


def _budget(claim: Claim, day: date) -> Budget:
    role = offers.opportunity(claim)
    workstream_id = role.workstream_id if role else None
    found = budgets.for_line(claim.programme_id, claim.organisation_id, workstream_id, day)
    if found is None:
        raise Refused(
            _(
                "%(organisation)s has not set money aside for %(date)s yet, so we cannot send this. Your claim is "
                "kept as it is. Tell the person who supports you, and send it again afterwards.",
                organisation=claim.organisation.name,
                date=date_words(day),
            )
        )
    return found


def _beside(claim: Claim, budget: Budget) -> Claim:
    """Another claim of the same bundle, for expenses of another budget."""
    other = Claim(
        organisation_id=budget.organisation_id,
        budget_id=budget.id,
        stage=ClaimStage.SENT,
        lines=[],
        **{name: getattr(claim, name) for name in SHARED},
    )
    db.session.add(other)
    db.session.flush()
    return other
