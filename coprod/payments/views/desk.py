"""The claims that wait for a decision, the oldest first, and approving several that ask for no second look."""

from __future__ import annotations

from datetime import datetime

from flask import redirect, request, url_for

from coprod.core import clock, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _, ngettext
from coprod.payments import permissions
from coprod.payments.forms import deciding as forms
from coprod.payments.operations import approving_many
from coprod.payments.queries import beside, queue
from coprod.payments.queries.queue import Wanted
from coprod.payments.rules.claims import CLAIM_STAGE_DESK_WORDS, CLAIM_STAGE_TAGS
from coprod.payments.rules.seen import seen
from coprod.payments.rules.signs import SIGN_WORDS
from coprod.payments.views import bp
from coprod.people.current import me
from coprod.programmes.rules import Role

DESK = "/manage/claims"


def state_words() -> dict[str, str]:
    """Which claims somebody looks for."""
    return {
        "waiting": _("Wait for a decision"),
        "asked": _("Wait for an answer"),
        "approved": _("Approved, not paid yet"),
        "paid": _("Paid"),
        "refused": _("Not approved"),
        "all": _("All of them"),
    }


@bp.get(DESK)
@permit(permissions.work_with_money)
def desk() -> Reply:
    """What waits, how long already, and what asks for a second look."""
    places = queue.places(viewer())
    known = queue.organisations(places)
    form = forms.WhichClaims(request.args)
    form.offer(state_words().items(), [(each.reference, each.name) for each in known])
    state = form.state.data if form.state.data in queue.STATES else "waiting"
    wanted = Wanted(
        places,
        state,
        next((each.id for each in known if each.reference == form.organisation.data), None),
        form.q.data or "",
    )
    found = queue.listed(wanted, paging.wanted())
    lying = beside.of(found.rows, places, me().id)
    approves = queue.places(viewer(), [Role.FINANCE_APPROVER])
    return page(
        "payments/manage/claims.html",
        search=form,
        found=found,
        beside=lying,
        can_tick={
            each.id
            for each in found.rows
            if state == "waiting"
            and lying[each.id].is_plain
            and (each.programme_id, each.organisation_id) in approves
        },
        seen={each.id: seen(each) for each in found.rows},
        kept={name: form[name].data for name in ("q", "state", "organisation") if form[name].data},
        words=CLAIM_STAGE_DESK_WORDS,
        tags=CLAIM_STAGE_TAGS,
        sign_words=SIGN_WORDS,
        days={each.id: _days(each.sent_at) for each in found.rows},
    )


def _days(since: datetime | None) -> int:
    return (clock.now() - since).days if since is not None else 0


@bp.post(f"{DESK}/approve")
@permit(permissions.work_with_money)
def approve_several() -> Reply:
    """Approve those that were ticked, each by itself."""
    insist_on_press()
    shown = forms.Chosen().seen
    claims = queue.some(shown, queue.places(viewer(), [Role.FINANCE_APPROVER]))
    refused = approving_many.approve_each(claims, shown, by=me().id)
    done = len(claims) - len(refused)
    if done:
        say(ngettext("%(num)s claim is approved.", "%(num)s claims are approved.", done))
    for title, reason in refused:
        say(_("Not approved: %(claim)s. %(reason)s", claim=title, reason=reason))
    if not claims:
        say(_("Tick the claims that you approve."))
    return redirect(url_for(".desk"))
