"""What is done before a role begins, or soon after: the list of a role, and what somebody has done of it."""

from __future__ import annotations

from sqlalchemy import Select, delete, select

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.involvement.models import Agreement, InductionDone, InductionItem, Opportunity
from coprod.involvement.queries import induction
from coprod.involvement.rules.agreements import InductionKind


def add(
    opportunity: Opportunity, *, kind: InductionKind, words: str, must_come_first: bool, by: int
) -> InductionItem:
    """One more thing, at the end of the list."""
    held = induction.items(opportunity.id)
    item = InductionItem(
        opportunity_id=opportunity.id,
        kind=kind,
        words=words,
        must_come_first=must_come_first,
        position=held[-1].position + 1 if held else 1,
    )
    db.session.add(item)
    db.session.flush()
    _note("added to an induction", opportunity, by)
    return item


def change(
    opportunity: Opportunity,
    item: InductionItem,
    *,
    kind: InductionKind,
    words: str,
    must_come_first: bool,
    by: int,
) -> None:
    """Say it in other words."""
    item.kind, item.words, item.must_come_first = kind, words, must_come_first
    _note("changed an induction", opportunity, by)


def move(opportunity: Opportunity, item: InductionItem, *, up: bool, by: int) -> None:
    """One place up or down in the list."""
    held = induction.items(opportunity.id)
    at = [each.id for each in held].index(item.id)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(held):
        return
    held[at].position, held[other].position = held[other].position, held[at].position
    _note("changed an induction", opportunity, by)


def remove(opportunity: Opportunity, item: InductionItem, *, by: int) -> None:
    """Take it off the list, and with it that some have done it."""
    db.session.execute(delete(InductionDone).where(InductionDone.item_id == item.id))
    db.session.delete(item)
    db.session.flush()
    _note("removed from an induction", opportunity, by)


def done(agreement: Agreement, item: InductionItem, *, by: int) -> None:
    """Note that somebody has done it; what a check found is not kept. Pressed twice it says the same.

    Errors: ``Refused`` for somebody who has noted their own check, or for a thing of another role.
    """
    if item.opportunity_id != agreement.opportunity_id:
        raise Refused(_("This belongs to another role."))
    if item.kind is InductionKind.CHECK and by == agreement.person_id:
        raise Refused(_("Whoever leads notes that a check is done."))
    if db.session.scalars(_row(agreement, item)).first() is None:
        db.session.add(
            InductionDone(agreement_id=agreement.id, item_id=item.id, done_on=clock.today(), noted_by_id=by)
        )
        db.session.flush()


def undone(agreement: Agreement, item: InductionItem, *, by: int) -> None:
    """It was pressed by mistake. Errors: ``Refused`` for the person when somebody else has noted it."""
    held = db.session.scalars(_row(agreement, item)).first()
    if held is None:
        return
    if by == agreement.person_id and held.noted_by_id != by:
        raise Refused(_("Somebody else has noted this. Ask them to change it."))
    db.session.delete(held)


def _row(agreement: Agreement, item: InductionItem) -> Select[InductionDone]:
    return select(InductionDone).where(
        InductionDone.agreement_id == agreement.id, InductionDone.item_id == item.id
    )


def _note(deed: str, opportunity: Opportunity, by: int) -> None:
    audit.record(deed, by=by, kind="opportunity", number=opportunity.id, label=opportunity.reference)
