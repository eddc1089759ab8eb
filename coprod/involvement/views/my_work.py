"""Other work than meetings, as the person sees it: propose, say yes or no, call it off."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core import paging
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press, insist_on_press, page
from coprod.core.words import _
from coprod.involvement import permissions
from coprod.involvement.forms.working import Propose
from coprod.involvement.models import Agreement
from coprod.involvement.operations import working
from coprod.involvement.queries import agreements as queries
from coprod.involvement.queries import sessions
from coprod.involvement.views import bp
from coprod.involvement.views.my_roles import ONE
from coprod.involvement.views.role_shown import about, worked
from coprod.people.current import me

WORK = f"{ONE}/sessions"


def _there(agreement: Agreement) -> Reply:
    return redirect(url_for(".my_work", reference=agreement.reference))


@bp.get(WORK)
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def my_work(agreement: Agreement) -> Reply:
    """All of it, the newest first."""
    found = sessions.of_agreement(agreement.id, paging.wanted())
    return page(
        "involvement/mine/work.html",
        role=agreement,
        about=about(agreement),
        found=found,
        work=[worked(each) for each in found.rows],
        mine=me().id,
    )


@bp.route(f"{WORK}/new", methods=["GET", "POST"])
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def propose_my_work(agreement: Agreement) -> Reply:
    """I was asked to do something, or I propose to."""
    form = Propose()
    if form.passed():
        working.propose(agreement, by=me().id, **form.facts())
        say(_("It is sent. Somebody who leads the programme says yes or no."))
        return _there(agreement)
    return page("involvement/mine/propose.html", form=form, role=agreement, about=about(agreement))


@bp.post(f"{WORK}/<session>/answer")
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def answer_my_work(agreement: Agreement, session: str) -> Reply:
    """Yes or no to what was proposed to me."""
    insist_on_press()
    found = sessions.one(agreement.id, session) or abort(404)
    if request.form.get("say") == "yes":
        working.agree(found, by=me().id)
        say(_("You have said yes."))
    else:
        working.decline(found, reason="", by=me().id)
        say(_("You have said no. Nobody asks why."))
    return _there(agreement)


@bp.route(f"{WORK}/<session>/cancel", methods=["GET", "POST"])
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def cancel_my_work(agreement: Agreement, session: str) -> Reply:
    """I cannot do it after all."""
    found = sessions.one(agreement.id, session) or abort(404)
    form = Press()
    if form.passed():
        working.cancel(found, by=me().id)
        say(_("It is called off. Nobody asks why."))
        return _there(agreement)
    return page(
        "involvement/mine/cancel_work.html",
        form=form,
        role=agreement,
        about=about(agreement),
        one=worked(found),
    )
