"""Answers to findings, commitments and changes. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.influence.models import Answer, Change, Commitment
from coprod.influence.rules import Verdict
from coprod.people.models import Person
from coprod.themes.models import Finding
from tests.factories.people import a_person
from tests.factories.themes import a_finding


def an_answer(finding: Finding | None = None, verdict: Verdict = Verdict.ACCEPTED, **more: Any) -> Answer:
    """What the programme says to a finding."""
    facts = {
        "why": "You are right.",
        "by_role": "Chair of the programme board",
        "on_day": clock.today(),
        **more,
    }
    answer = Answer(finding_id=(finding or a_finding()).id, verdict=verdict, **facts)
    db.session.add(answer)
    db.session.flush()
    return answer


def a_commitment(answer: Answer | None = None, **more: Any) -> Commitment:
    """What was promised, due in 30 days."""
    facts = {
        "reference": secret.reference(),
        "what": "One page travels with you.",
        "owner_role": "Head of access",
        "made_on": clock.today(),
        "due_on": clock.today() + timedelta(days=30),
        **more,
    }
    commitment = Commitment(answer_id=(answer or an_answer()).id, **facts)
    db.session.add(commitment)
    db.session.flush()
    return commitment


def a_change(
    commitment: Commitment | None = None,
    *,
    reported_by: Person | None = None,
    read_by: Person | None = None,
    **more: Any,
) -> Change:
    """What was done. Public once ``read_by`` has read the evidence."""
    facts = {
        "reference": secret.reference(),
        "what": "The page is used in all four teams.",
        "evidence": "Audit of 40 records in October.",
        "done_on": clock.today(),
        "reported_at": clock.now(),
        **more,
    }
    change = Change(
        commitment_id=(commitment or a_commitment()).id,
        reported_by_id=(reported_by or a_person()).id,
        read_by_id=read_by.id if read_by else None,
        read_at=clock.now() if read_by else None,
        **facts,
    )
    db.session.add(change)
    db.session.flush()
    return change
