"""Answering a finding: accepted, partly or not, and why."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from coprod.consultations.models import Consultation
from coprod.core import clock
from coprod.core.audit import record
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.overtaken import refuse_if_changed
from coprod.influence import queries
from coprod.influence.models import Answer
from coprod.influence.rules import PROMISING, Verdict
from coprod.themes.models import Finding
from coprod.themes.operations import insist_on_unpublished


def answer(
    finding: Finding,
    *,
    verdict: Verdict,
    why: str,
    by_role: str,
    on_day: date,
    by: int,
    seen: str | None = None,
) -> Answer:
    """Say what becomes of a finding, and why; it can be changed until it is published.

    ``by_role`` is the role that decided, never a person's name. ``seen`` is the fingerprint of the answer that the
    writer's page showed. Errors: ``Refused`` once published, on a day that cannot be, or when "no" would leave a
    promise hanging.
    """
    insist_on_unpublished(finding.consultation)
    held = queries.answer_to(finding)
    refuse_if_changed(as_seen(held), seen)
    if on_day > clock.today():
        raise Refused(_("The day of the answer is still to come. Give the day on which it was decided."))
    if on_day < closed_on(finding.consultation):
        raise Refused(_("The answer cannot be older than the day on which the consultation closed."))
    if held and verdict not in PROMISING and queries.commitment_of(held):
        raise Refused(
            _("There is a promise for this finding. Take the promise back first, then answer with no.")
        )
    given = held or Answer(finding=finding, finding_id=finding.id)
    given.verdict, given.why, given.by_role, given.on_day = verdict, why, by_role, on_day
    db.session.add(given)
    db.session.flush()
    record(
        "finding answered",
        by=by,
        kind="finding",
        number=finding.id,
        label=finding.reference,
        verdict=verdict.value,
    )
    return given


def as_seen(held: Answer | None) -> dict[str, str]:
    """An answer's words, by which a page knows whether they are still the same."""
    if held is None:
        return {}
    return {"verdict": held.verdict.value, "why": held.why, "by_role": held.by_role}


def closed_on(consultation: Consultation) -> date:
    """The London day on which a consultation stopped taking answers."""
    days = [consultation.closes_on] if consultation.closes_on else []
    if consultation.closed_at:
        days.append(clock.london(consultation.closed_at).date())
    return min(days, default=date.min)
