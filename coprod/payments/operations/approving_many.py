"""Approving several claims with one press. Each is a deed of its own: one that cannot be leaves the others alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.payments.models import Claim
from coprod.payments.operations import approving


def approve_each(claims: Sequence[Claim], seen: Mapping[str, str], *, by: int) -> list[tuple[str, str]]:
    """Approve claims as they were seen, by their references. Gives the titles of those that were not, and why."""
    refused = []
    for claim in sorted(claims, key=lambda each: each.id):
        reference, title = claim.reference, claim.title
        try:
            with db.session.begin_nested():
                approving.approve(claim, by=by, seen=seen[reference])
        except Refused as reason:
            refused.append((title, str(reason.message)))
    return refused
