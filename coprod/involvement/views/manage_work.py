"""Other work than meetings, for those who lead: propose it, say yes or no, call it off."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core.access import Reply, permit, say
from coprod.core.forms import insist_on_press
from coprod.core.words import _
from coprod.involvement import permissions
from coprod.involvement.forms.working import Propose, Reason
from coprod.involvement.models import Agreement
from coprod.involvement.operations import working
from coprod.involvement.queries import agreements as queries
from coprod.involvement.queries import sessions
from coprod.involvement.views import bp
from coprod.involvement.views.manage_agreement import ONE
from coprod.involvement.views.role_shown import worked
from coprod.involvement.views.roles_frame import framed_one
from coprod.people.current import me

WORK = f"{ONE}/sessions"


def _there(agreement: Agreement) -> Reply:
    return redirect(url_for(".manage_agreement", reference=agreement.reference))


@bp.route(f"{WORK}/new", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one)
def propose_work(agreement: Agreement) -> Reply:
    """Ask the person to do something."""
    form = Propose()
    if form.passed():
        working.propose(agreement, by=me().id, **form.facts())
        say(_("%(name)s is asked, and says yes or no.", name=agreement.person.called))
        return _there(agreement)
    return framed_one("involvement/roles/propose.html", agreement, form=form)


@bp.post(f"{WORK}/<session>/agree")
@permit(permissions.leads_the_programme, on=queries.one)
def agree_work(agreement: Agreement, session: str) -> Reply:
    """Yes to what the person proposed; or the person's yes, written down for them."""
    insist_on_press()
    found = sessions.one(agreement.id, session) or abort(404)
    working.agree(found, by=me().id, for_person="for_person" in request.form)
    say(_("The work is agreed."))
    return _there(agreement)


@bp.route(f"{WORK}/<session>/decline", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one)
def decline_work(agreement: Agreement, session: str) -> Reply:
    """No, with a reason."""
    found = sessions.one(agreement.id, session) or abort(404)
    form = Reason()
    if form.passed():
        working.decline(found, reason=form.reason.data or "", by=me().id)
        say(_("The person is told, with your reason."))
        return _there(agreement)
    return framed_one("involvement/roles/decline_work.html", agreement, form=form, one=worked(found))


@bp.route(f"{WORK}/<session>/cancel", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one)
def cancel_work(agreement: Agreement, session: str) -> Reply:
    """Call it off, with a reason."""
    found = sessions.one(agreement.id, session) or abort(404)
    form = Reason()
    if form.passed():
        working.cancel(found, reason=form.reason.data or "", by=me().id)
        say(_("The person is told. What they are paid for it, the rate card says."))
        return _there(agreement)
    return framed_one("involvement/roles/cancel_work.html", agreement, form=form, one=worked(found))
