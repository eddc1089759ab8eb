"""Too much was paid to me: what, why, what came back, and what I can say about it."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import page
from coprod.core.rules import is_signed_in
from coprod.core.words import _
from coprod.payments.forms import recovering as forms
from coprod.payments.models import Recovery
from coprod.payments.operations import recovering
from coprod.payments.queries import recovering as queries
from coprod.payments.rules.claims import LEDGER_WORDS
from coprod.payments.rules.recovering import RECOVERIES, RECOVERY_STAGE_TAGS, RECOVERY_STAGE_WORDS
from coprod.payments.views import bp
from coprod.people import current
from coprod.people.current import me


def _mine(reference: str) -> Recovery | None:
    person = current.person()
    return queries.own(person.id, reference) if person else None


@bp.route("/me/overpayments/<reference>", methods=["GET", "POST"])
@permit(is_signed_in, on=_mine)
def my_overpayment(recovery: Recovery) -> Reply:
    """Read it, and say that it is not so, or ask to give it back bit by bit."""
    form = forms.MyAnswer(not_so=recovery.not_so, in_parts=recovery.in_parts)
    if form.passed():
        recovering.say(
            recovery,
            not_so=form.not_so.data or "",
            in_parts=form.in_parts.data or "",
            by=me().id,
        )
        say(_("What you said is with the people who look after the money. They answer on this page."))
        return redirect(url_for(".my_overpayment", reference=recovery.reference))
    return page(
        "payments/mine/overpayment.html",
        recovery=recovery,
        form=form,
        support=recovery.support,
        can_say=RECOVERIES.allows(recovery.stage, "say"),
        stage_words=RECOVERY_STAGE_WORDS,
        ledger_words=LEDGER_WORDS,
        tags=RECOVERY_STAGE_TAGS,
    )
