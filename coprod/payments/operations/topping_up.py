"""Adding what a later rate is worth to claims that were approved already: by claims of their own, approved like any.

A line that was approved is never edited (domain rule P12).
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby

from coprod.core import audit, clock
from coprod.core.db import db, one_at_a_time
from coprod.payments.emails import decided
from coprod.payments.models import Claim, ClaimLine
from coprod.payments.queries import topping_up as queries
from coprod.payments.queries.topping_up import More
from coprod.payments.rules.claims import ClaimKind, ClaimStage, Proof
from coprod.questionnaires.models import Channel


def top_up(programmes: Collection[int], *, by: int) -> list[Claim]:
    """One claim for each that is touched, with one line for each of its lines that is worth more now.

    Safe to repeat: what was added once is not added again. Whoever presses cannot approve what comes of it.
    """
    one_at_a_time("top-ups")
    found = sorted(queries.touched(programmes), key=lambda more: (more.claim.id, more.line.id))
    return [_one(claim, list(lines), by) for claim, lines in groupby(found, key=lambda more: more.claim)]


def _one(touched: Claim, lines: list[More], by: int) -> Claim:
    now = clock.now()
    claim = Claim(
        kind=ClaimKind.TOP_UP,
        stage=ClaimStage.SENT,
        person_id=touched.person_id,
        programme_id=touched.programme_id,
        organisation_id=touched.organisation_id,
        agreement_id=touched.agreement_id,
        budget_id=touched.budget_id,
        meeting_id=touched.meeting_id,
        session_id=touched.session_id,
        title=touched.title,
        worked_on=touched.worked_on,
        channel=Channel.ONLINE,
        entered_by_id=by,
        declaration=touched.declaration,
        made_at=now,
        sent_at=now,
    )
    db.session.add(claim)
    db.session.flush()
    for more in lines:
        db.session.add(
            ClaimLine(
                claim_id=claim.id,
                ledger=more.line.ledger,
                expense=more.line.expense,
                on_day=more.line.on_day,
                amount_pence=more.pence,
                offer_pence=more.pence if more.rate is not None else None,
                rate_id=more.rate.id if more.rate is not None else None,
                pence_per_mile=more.pence_per_mile,
                proof=Proof.RATE,
                tops_up_id=more.line.id,
            )
        )
    db.session.flush()
    decided.topped_up(touched.person)
    audit.record(
        "topped up a claim", by=by, kind="claim", number=claim.id, label=claim.reference, lines=len(lines)
    )
    return claim
