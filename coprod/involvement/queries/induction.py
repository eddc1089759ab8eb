"""The induction of a role, and what somebody has done of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from coprod.core.db import db
from coprod.involvement.models import Agreement, InductionDone, InductionItem


@dataclass(frozen=True)
class Line:
    """One thing of the induction, and the day on which somebody had done it."""

    item: InductionItem
    done_on: date | None = None
    noted_by_id: int | None = None

    @property
    def is_done(self) -> bool:
        return self.done_on is not None


def items(opportunity_id: int) -> list[InductionItem]:
    """What is done in a role before it begins, in order."""
    return list(
        db.session.scalars(
            select(InductionItem)
            .where(InductionItem.opportunity_id == opportunity_id)
            .order_by(InductionItem.position, InductionItem.id)
        )
    )


def item(opportunity_id: int, reference: str) -> InductionItem | None:
    """One of them."""
    return db.session.scalars(
        select(InductionItem).where(
            InductionItem.opportunity_id == opportunity_id, InductionItem.reference == reference
        )
    ).first()


def lines(agreements: Collection[Agreement]) -> dict[int, list[Line]]:
    """The induction of some people, by the number of their agreement: what is done of it, and what is not."""
    done = {
        (each.agreement_id, each.item_id): each
        for each in db.session.scalars(
            select(InductionDone)
            .where(InductionDone.agreement_id.in_([each.id for each in agreements]))
            .order_by(InductionDone.id)
        )
    }
    of_role: dict[int, list[InductionItem]] = {}
    for each in db.session.scalars(
        select(InductionItem)
        .where(InductionItem.opportunity_id.in_({each.opportunity_id for each in agreements}))
        .order_by(InductionItem.position, InductionItem.id)
    ):
        of_role.setdefault(each.opportunity_id, []).append(each)
    return {
        agreement.id: [
            Line(each, held.done_on, held.noted_by_id)
            if (held := done.get((agreement.id, each.id)))
            else Line(each)
            for each in of_role.get(agreement.opportunity_id, [])
        ]
        for agreement in agreements
    }


def still_first(lines: Collection[Line]) -> list[InductionItem]:
    """What should have come first and is not done: a warning for whoever leads, and no reason to withhold money."""
    return [each.item for each in lines if each.item.must_come_first and not each.is_done]
