"""Where is it? The stations of a claim as its tracker shows them (domain rule P22)."""

from __future__ import annotations

from typing import Any

from flask import url_for

from coprod.core import clock, settings
from coprod.core.words import _, _l, ngettext
from coprod.payments.models import Claim
from coprod.payments.queries import mine, without_account
from coprod.payments.rules.claims import ClaimStage
from coprod.payments.rules.tracking import Turn, expected, turn
from coprod.payments.views.steps import is_theirs
from coprod.rates.rules.figures import DAYS_TO_PAY

Station = dict[str, Any]
TELL_US = _l("Tell us where the money should go")
PAST_DECIDING = (ClaimStage.APPROVED, ClaimStage.PAID)


def stations(claim: Claim) -> list[Station]:
    """Sent, looked at, paid: each with its day, or whose turn it is and the day to expect."""
    if claim.sent_at is None:
        return []
    sent_on = clock.london(claim.sent_at).date()
    days = settings.get(DAYS_TO_PAY, organisation=claim.organisation_id, programme=claim.programme_id)
    promised = expected(sent_on, days)
    return [
        {"name": _("You sent it"), "state": "done", "on": sent_on},
        _decided(claim, promised.decided_by),
        _paid(claim, promised.paid_by),
    ]


def _decided(claim: Claim, by: Any) -> Station:
    name = _("Somebody looks at it")
    if claim.stage in PAST_DECIDING:
        return {"name": name, "state": "done", "sentence": _("It is approved.")}
    if claim.stage is ClaimStage.REFUSED:
        return {"name": name, "state": "stopped", "sentence": _("It is not approved. The reason is below.")}
    if claim.stage is ClaimStage.WITHDRAWN:
        return {"name": name, "state": "stopped", "sentence": _("You have taken it back.")}
    if claim.stage is ClaimStage.QUERIED:
        return {
            "name": name,
            "state": "now",
            "whose": _("you"),
            "sentence": _("There is a question for you. It goes on when you have answered."),
        }
    ahead = mine.before_it(claim)
    return {
        "name": name,
        "state": "now",
        "whose": _("the approvers of %(organisation)s", organisation=claim.organisation.name),
        "expected": by,
        "late_days": max(0, (clock.today() - by).days),
        "sentence": ngettext("%(num)s claim came before yours.", "%(num)s claims came before yours.", ahead)
        if ahead
        else _("No other claim came before yours."),
    }


def _paid(claim: Claim, by: Any) -> Station:
    name = _("The money is with you") if claim.lines else _("It is done")
    if claim.stage is ClaimStage.PAID:
        day = clock.london(claim.paid_at).date() if claim.paid_at else None
        return {"name": name, "state": "done", "on": day}
    if claim.stage is ClaimStage.APPROVED:
        if turn(claim.stage, lacks_account=without_account.is_waiting(claim)) is Turn.YOURS:
            return {"name": name, "state": "now", **_theirs_to_say(claim)}
        return {
            "name": name,
            "state": "now",
            "whose": _("the payers of %(organisation)s", organisation=claim.organisation.name),
            "expected": by,
            "late_days": max(0, (clock.today() - by).days),
        }
    if claim.stage in {ClaimStage.REFUSED, ClaimStage.WITHDRAWN}:
        return {"name": name, "state": "stopped"}
    return {"name": name, "state": "later", "expected": by if claim.stage is ClaimStage.SENT else None}


def _theirs_to_say(claim: Claim) -> Station:
    """Nobody can pay before the person says where to: no day is promised, and none is late."""
    if is_theirs(claim):
        return {"whose": _("the person"), "sentence": _("They have not said where the money should go.")}
    return {
        "whose": _("you"),
        "sentence": _("We do not know where the money should go."),
        "href": url_for("payments.how_i_am_paid"),
        "link": TELL_US,
    }
