"""My own limit: what I want to be told of before I pass it. Nobody else can learn of it (domain rule P14).

These addresses are counted among the anonymous visits: even that somebody came here would tell something.
"""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _
from coprod.payments import permissions
from coprod.payments.forms.limits import LimitForm
from coprod.payments.operations import limits as operations
from coprod.payments.queries import limits
from coprod.payments.views import bp, limits_shown
from coprod.people.current import me

MINE = "/me/limit"


@bp.route(MINE, methods=["GET", "POST"])
@permit(permissions.mine, confidential=True)
def my_limit() -> Reply:
    """The limit that I set, how near I am to it by either day, and a form to set it."""
    form, held = LimitForm(), limits.of(me())
    if form.passed():
        operations.put(me(), form.limit)
        say(_("Your limit is set. Only you can see it."))
        return redirect(url_for(".my_limit"))
    if held is not None and request.method != "POST":
        form.fill_in(held)
    standings = limits.standings(me(), clock.today())
    return page(
        "payments/my_limit.html",
        form=form,
        held=held,
        rows=limits_shown.rows(standings),
        edge=limits_shown.edge(standings),
    )


@bp.post(f"{MINE}/remove")
@permit(permissions.mine, confidential=True)
def remove_limit() -> Reply:
    """No limit any more."""
    insist_on_press()
    operations.take_away(me())
    say(_("Your limit is gone. Nothing is kept of it."))
    return redirect(url_for(".my_limit"))
