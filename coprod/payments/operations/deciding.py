"""Whether somebody may decide about a claim, in words. The database refuses the same again (domain rule P23)."""

from __future__ import annotations

from coprod.core.db import db, hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import Claim
from coprod.payments.queries import deciding, serving
from coprod.payments.rules.claims import CLAIMS
from coprod.payments.rules.seen import seen as seen_as
from coprod.people.models import Person
from coprod.programmes.rules import Role


def moved(claim: Claim, move: str, *, by: int, seen: str | None = None) -> Claim:
    """The claim one move on, held until the transaction ends, by somebody who may decide about it.

    ``seen`` is the name of what their page showed. Errors: ``Refused``.
    """
    if not hold(claim):
        raise Refused(_("This claim is not there any more."))
    stage = CLAIMS.after(claim.stage, move)
    # Nobody declares that they are near, between the question whether they are and the answer.
    for number in sorted({claim.person_id, by}):
        hold(db.session.get_one(Person, number), share=True)
    claim = deciding.afresh(claim)
    if seen is not None and seen != seen_as(claim):
        raise Refused(
            _("This claim has changed since your page was made. Nothing is decided yet. Read it again.")
        )
    if reason := why_not(claim, by):
        raise Refused(reason)
    claim.stage = stage
    return claim


def why_not(claim: Claim, by: int) -> str:
    """Why somebody may not decide about a claim, as a whole sentence; "" when they may."""
    if claim.person_id == by:
        return _("This is your own claim. Somebody else decides about it.")
    if not serving.does(
        by,
        Role.FINANCE_APPROVER,
        programme_id=claim.programme_id,
        organisation_id=claim.organisation_id,
    ):
        return _("You do not approve claims for this organisation.")
    if deciding.are_related(by, claim.person_id):
        return _("You and this person are too near for one to decide about the other’s money.")
    if claim.entered_by_id == by:
        return _("You wrote this claim down for the person. Somebody else decides about it.")
    if deciding.claims_for_the_meeting(claim, by):
        return _("You claim for the same meeting. Somebody else decides about all of its claims.")
    return ""
