"""Somebody's own claims, with all that their pages and the rules about them ask."""

from __future__ import annotations

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from coprod.core.db import db
from coprod.core.paging import Page, page_of
from coprod.involvement.models import Agreement, Opportunity
from coprod.involvement.queries.work import Work
from coprod.payments.models import Claim, ClaimLine, LineFile
from coprod.payments.rules.claims import OPEN_TO_CLAIMANT, ClaimStage


def _whole(chosen: Select[Claim]) -> Select[Claim]:
    role = joinedload(Claim.agreement).joinedload(Agreement.opportunity)
    return chosen.options(
        joinedload(Claim.person),
        joinedload(Claim.organisation),
        joinedload(Claim.budget),
        joinedload(Claim.agreement).selectinload(Agreement.breaks),
        role.selectinload(Opportunity.editions),
        role.joinedload(Opportunity.organisation),
        selectinload(Claim.lendings),
        selectinload(Claim.lines).selectinload(ClaimLine.files),
        selectinload(Claim.queries),
    )


def one(person_id: int, reference: str) -> Claim | None:
    """One of somebody's own claims; anybody else's does not exist."""
    return db.session.scalars(
        _whole(select(Claim).where(Claim.reference == reference, Claim.person_id == person_id))
    ).first()


def entered(by: int, reference: str) -> Claim | None:
    """A claim that somebody wrote down for somebody else."""
    return db.session.scalars(
        _whole(
            select(Claim).where(
                Claim.reference == reference, Claim.entered_by_id == by, Claim.person_id != by
            )
        )
    ).first()


def afresh(claim: Claim) -> Claim:
    """The same claim, with everything read again: call it once its row is held."""
    chosen = _whole(select(Claim).where(Claim.id == claim.id))
    return db.session.scalars(chosen.execution_options(populate_existing=True)).one()


def page(person_id: int, number: int) -> Page[Claim]:
    """Somebody's claims, the newest first."""
    chosen = select(Claim).where(Claim.person_id == person_id)
    return page_of(_whole(chosen.order_by(Claim.made_at.desc(), Claim.id.desc())), number)


def drafts_entered(by: int) -> list[Claim]:
    """What somebody has begun to write down for others and has not sent."""
    return list(
        db.session.scalars(
            _whole(
                select(Claim)
                .where(Claim.entered_by_id == by, Claim.person_id != by, Claim.stage == ClaimStage.DRAFT)
                .order_by(Claim.id)
            )
        )
    )


def bundle(claim: Claim) -> list[Claim]:
    """The claims that were sent together, the one with the time first."""
    return list(
        db.session.scalars(_whole(select(Claim).where(Claim.bundle == claim.bundle).order_by(Claim.id)))
    )


def open_for(work: Work) -> Claim | None:
    """The claim for some work that somebody can still change, the one with its time first."""
    same = Claim.meeting_id == work.meeting_id if work.meeting_id else Claim.session_id == work.session_id
    return db.session.scalars(
        _whole(
            select(Claim)
            .where(same, Claim.person_id == work.agreement.person_id, Claim.stage.in_(list(OPEN_TO_CLAIMANT)))
            .order_by(Claim.id)
        )
    ).first()


def latest_by_work(person_id: int) -> dict[tuple[str, int], Claim]:
    """For each meeting and session the claim that somebody made for it last, if it still stands."""
    found = db.session.scalars(
        select(Claim)
        .where(Claim.person_id == person_id, Claim.stage.not_in((ClaimStage.WITHDRAWN, ClaimStage.REFUSED)))
        .order_by(Claim.id)
    )
    return {
        ("meeting", each.meeting_id) if each.meeting_id else ("session", each.session_id or 0): each
        for each in found
        if each.meeting_id or each.session_id
    }


def before_it(claim: Claim) -> int:
    """How many claims to the same organisation wait for an approver longer than this one."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Claim)
            .where(
                Claim.organisation_id == claim.organisation_id,
                Claim.programme_id == claim.programme_id,
                Claim.stage == ClaimStage.SENT,
                Claim.sent_at < claim.sent_at,
            )
        )
        or 0
    )


def file_keys() -> set[str]:
    """Every file on the disk that belongs to a claim."""
    return set(db.session.scalars(select(LineFile.file_key)))
