"""What somebody can claim for, as pages show it: what is open, what is claimed already, and what cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coprod.core import editions
from coprod.core.words import language
from coprod.involvement.queries import work as works
from coprod.involvement.queries.work import Work
from coprod.payments.models import Claim
from coprod.payments.operations import claiming
from coprod.payments.queries import mine, offers
from coprod.payments.queries.offers import Offer
from coprod.payments.rules.claims import ClaimStage
from coprod.rates.rules.cancelling import is_short_notice

TAGS = {
    ClaimStage.DRAFT: "draft",
    ClaimStage.SENT: "waiting",
    ClaimStage.QUERIED: "late",
    ClaimStage.APPROVED: "waiting",
    ClaimStage.PAID: "done",
    ClaimStage.REFUSED: "stopped",
    ClaimStage.WITHDRAWN: "stopped",
}


@dataclass(frozen=True)
class Row:
    """One meeting or piece of work: its claim if there is one, why there can be none, and in which role it was."""

    work: Work
    key: str
    claim: Claim | None
    why_not: str
    role: object
    last_day: date | None


def key_of(work: Work) -> str:
    """The reference of the meeting or of the session."""
    return work.meeting_reference or work.session_reference or ""


def one(person_id: int, key: str) -> Work | None:
    """One of them, by its key."""
    return next((each for each in pays(works.claimable(person_id)) if key_of(each) == key), None)


def pays(found: list[Work]) -> list[Work]:
    """Without what was called off in good time, or by the person: nothing is paid for it (domain rule P29)."""
    return [each for each in found if each.cancelled_at is None or _too_late(each)]


def open_for(person_id: int, found: list[Work]) -> list[Work]:
    """What nobody has claimed for yet."""
    claimed = mine.latest_by_work(person_id)
    return [each for each in pays(found) if _claim(claimed, each) is None and not claiming.why_not(each)]


def rows(person_id: int, found: list[Work]) -> list[Row]:
    """Everything of somebody, the newest first."""
    claimed = mine.latest_by_work(person_id)
    return [
        Row(
            each,
            key_of(each),
            _claim(claimed, each),
            claiming.why_not(each),
            editions.read(each.agreement.opportunity.editions, language()).title,
            claiming.last_day_of(each),
        )
        for each in pays(found)
    ]


def first_page(claim: Claim) -> str:
    """Where a claim that was just begun goes on."""
    if claim.stage is not ClaimStage.DRAFT:
        return "claim_page"
    return "claim_time" if isinstance(offers.of(claim), Offer) else "claim_expenses"


def _claim(claimed: dict[tuple[str, int], Claim], work: Work) -> Claim | None:
    if work.meeting_id is not None:
        return claimed.get(("meeting", work.meeting_id))
    return claimed.get(("session", work.session_id or 0))


def _too_late(work: Work) -> bool:
    card = work.agreement.opportunity.rate_card
    return (
        not work.cancelled_by_person
        and work.cancelled_at is not None
        and card is not None
        and card.cancellation_hours is not None
        and is_short_notice(work.begins_at, work.cancelled_at, card.cancellation_hours)
    )
