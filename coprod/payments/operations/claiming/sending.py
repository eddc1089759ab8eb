"""Sending a claim, and taking it back."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coprod.core import audit, clock, settings
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _, date_words
from coprod.involvement.queries.work import Work
from coprod.payments.emails.sent import claim_is_sent
from coprod.payments.models import Claim
from coprod.payments.operations.claiming import receipts
from coprod.payments.operations.claiming.changing import held
from coprod.payments.operations.claiming.reckoning import reckon
from coprod.payments.operations.claiming.spending import is_complete
from coprod.payments.operations.claiming.splitting import planned, split
from coprod.payments.queries import offers
from coprod.payments.queries.offers import NoPay, Offer
from coprod.payments.rules import declaring
from coprod.payments.rules.claims import CLAIMS, Choice, ClaimStage
from coprod.payments.rules.deadlines import months_later
from coprod.rates.rules.figures import CLAIM_WINDOW_MONTHS


def send(
    claim: Claim, *, by: int, late_because: str = "", read_back: bool = False, seen: int | None = None
) -> list[Claim]:
    """Send a claim, with the declaration that stood above the button: one for each budget (domain rules P24, P25).

    Errors: ``Refused`` in words while something is missing; nothing is lost.
    """
    claim = held(claim, by=by, seen=seen)
    stage = CLAIMS.after(claim.stage, "send")
    reckon(claim)
    if missing := not_ready(claim):
        raise Refused(missing.sentence)
    late = is_late(claim)
    if late and not late_because.strip():
        raise Refused(_("Say in a few words why it comes late. Any reason will do."))
    if by != claim.person_id and not read_back:
        raise Refused(_("Read it back to the person first, and hear that it is right."))
    plan = planned(claim)
    claim.stage, claim.sent_at, claim.declaration = stage, clock.now(), declaring.NEWEST
    claim.late_because = late_because.strip() if late else ""
    claim.version += 1
    if by != claim.person_id:
        claim.read_back_at = clock.now()
        audit.record(
            "wrote down and sent a claim", by=by, kind="claim", number=claim.id, label=claim.reference
        )
    sent = split(claim, plan)
    claim_is_sent(claim.person)
    return sent


def withdraw(claim: Claim, *, by: int, seen: int | None = None) -> None:
    """Take a claim back. What was not sent leaves nothing behind. Errors: ``Refused``."""
    claim = held(claim, by=by, seen=seen)
    if claim.stage is ClaimStage.DRAFT:
        keys = [file.file_key for line in claim.lines for file in line.files]
        db.session.delete(claim)
        db.session.flush()
        receipts.remove_from_disk(keys)
        return
    claim.stage = CLAIMS.after(claim.stage, "withdraw")
    claim.version += 1


def last_day(claim: Claim) -> date | None:
    """The last day on which no reason is asked; ``None`` during a break without an end, when nothing runs out (P22)."""
    months = settings.get(
        CLAIM_WINDOW_MONTHS, organisation=claim.organisation_id, programme=claim.programme_id
    )
    day = months_later(claim.worked_on, months)
    return claim.agreement.put_off(claim.worked_on, day) if claim.agreement is not None else day


def last_day_of(work: Work) -> date | None:
    """The same for some work for which nobody has begun a claim."""
    role = work.agreement.opportunity
    months = settings.get(CLAIM_WINDOW_MONTHS, organisation=role.organisation_id, programme=role.programme_id)
    return work.agreement.put_off(work.on_day, months_later(work.on_day, months))


def is_late(claim: Claim) -> bool:
    """Whether a claim comes after its last day: it is still taken, with a reason."""
    day = last_day(claim)
    return day is not None and clock.today() > day


class Missing(NamedTuple):
    """What is still missing, as a whole sentence, and the page of the claim on which the person can see to it."""

    sentence: str
    of: str = ""


def not_ready(claim: Claim) -> Missing | None:
    """What is still missing before a claim can be sent, if anything is."""
    offer = offers.of(claim)
    if offer is NoPay.NO_RATE and claim.choice is not Choice.NOTHING and not claim.paid_elsewhere:
        return Missing(
            _(
                "Nobody has set what this work pays on %(date)s, so we cannot work out your payment. Tell the person "
                "who supports you. Your claim is kept.",
                date=date_words(claim.worked_on),
            )
        )
    if isinstance(offer, Offer) and offer.pence:
        if claim.paid_elsewhere is None:
            return Missing(
                _("Say whether a public body already pays you for these hours."), "claim_elsewhere"
            )
        if claim.payment_line is not None and offers.waits_for_a_determination(claim):
            return Missing(
                _(
                    "You are paid through a company. %(organisation)s must first determine what that means for this "
                    "role (off-payroll rules). Your claim is kept until then.",
                    organisation=claim.organisation.name,
                )
            )
    if any(not is_complete(each) for each in claim.lines):
        return Missing(
            _("A receipt is still to come. Add a photo of it, or tell us that it is lost."), "claim_expenses"
        )
    if not claim.lines and claim.choice is not Choice.NOTHING:
        return Missing(
            _("There is nothing in this claim yet. Add what you want to claim for."), "claim_expense_kind"
        )
    return None
