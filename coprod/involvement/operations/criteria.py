"""What applications are read for: two to five things, said in public before anybody applies."""

from __future__ import annotations

from flask_babel import gettext as _

from coprod.core import edition_writing, secret
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.involvement.models import Criterion, Opportunity
from coprod.involvement.operations import wording
from coprod.involvement.operations.drafting import note
from coprod.involvement.rules.opening import MOST_CRITERIA


def add(opportunity: Opportunity, words: str, *, by: int | None) -> Criterion:
    """One more, at the end. ``words`` are English. Errors: ``Refused`` for one too many."""
    if len(opportunity.criteria) >= MOST_CRITERIA:
        raise Refused(_("There are %(most)s already. Remove one before you add another.", most=MOST_CRITERIA))
    criterion = Criterion(
        opportunity_id=opportunity.id,
        key=secret.reference(6),
        position=max((each.position for each in opportunity.criteria), default=0) + 1,
    )
    opportunity.criteria.append(criterion)
    change(opportunity, criterion, words, by=by)
    return criterion


def change(opportunity: Opportunity, criterion: Criterion, words: str, *, by: int | None) -> None:
    """Other words. Errors: ``Refused`` without any."""
    if not words.strip():
        raise Refused(_("Say what applications are read for."))
    edition_writing.put(wording.english(opportunity), {f"criterion.{criterion.key}": words})
    note(opportunity, "criterion written", by, criterion=criterion.key)


def remove(opportunity: Opportunity, criterion: Criterion, *, by: int | None) -> None:
    """Take one away with its words in every language."""
    edition_writing.drop(opportunity.editions, lambda name: name == f"criterion.{criterion.key}")
    opportunity.criteria.remove(criterion)
    db.session.delete(criterion)
    note(opportunity, "criterion removed", by, criterion=criterion.key)


def move(opportunity: Opportunity, criterion: Criterion, *, up: bool, by: int | None) -> None:
    """One step up or down. What is at the end stays there."""
    ordered = sorted(opportunity.criteria, key=lambda each: each.position)
    at = ordered.index(criterion)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(ordered):
        return
    ordered[at], ordered[to] = ordered[to], ordered[at]
    for position, each in enumerate(ordered, 1):
        each.position = position
    note(opportunity, "criterion moved", by, criterion=criterion.key)
