"""Asking for a taxi or another dear thing before the day, and the answer (domain rule P25)."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock, editions, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.errors import Refused
from coprod.core.forms import page
from coprod.core.words import _, language
from coprod.involvement.queries import agreements
from coprod.involvement.rules.opportunities import EXPENSE_WORDS, Expense
from coprod.payments import permissions
from coprod.payments.forms import pre_approvals as forms
from coprod.payments.models import PreApproval
from coprod.payments.operations import pre_approving
from coprod.payments.queries import pre_approvals as queries
from coprod.payments.queries import queue
from coprod.payments.views import bp
from coprod.people.current import me
from coprod.programmes.rules import Role

MINE, DESK = "/me/pre-approvals", "/manage/pre-approvals"


@bp.route(MINE, methods=["GET", "POST"])
@permit(permissions.mine)
def my_pre_approvals() -> Reply:
    """What I asked for, and one more."""
    roles = {each.reference: each for each in agreements.running(me().id, clock.today())}
    form = forms.Asking()
    form.offer(
        (reference, str(editions.read(each.opportunity.editions, language()).title))
        for reference, each in roles.items()
    )
    if form.passed():
        if (chosen := roles.get(form.role.data)) is None:
            raise Refused(_("Choose a role."))
        pre_approving.ask(
            chosen,
            expense=Expense(form.expense.data),
            on_day=form.on_day.data or clock.today(),
            most_pence=form.most.data or 0,
            words=form.words.data or "",
            by=me().id,
        )
        say(_("It is sent. We answer before the day."))
        return redirect(url_for(".my_pre_approvals"))
    return page(
        "payments/mine/pre_approvals.html",
        form=form,
        roles=roles,
        found=queries.of_person(me().id, paging.wanted()),
        words=EXPENSE_WORDS,
    )


@bp.get(DESK)
@permit(permissions.work_with_money)
def pre_approvals() -> Reply:
    """What waits for an answer, the first day first."""
    places = queue.places(viewer(), [Role.FINANCE_APPROVER])
    return page(
        "payments/manage/pre_approvals.html",
        found=queries.waiting(places, paging.wanted()),
        words=EXPENSE_WORDS,
    )


@bp.route(f"{DESK}/<reference>", methods=["GET", "POST"])
@permit(permissions.approve, on=queries.one, see=permissions.look_into)
def pre_approval(asked: PreApproval) -> Reply:
    """One of them: yes, up to a sum; or no."""
    form = forms.Answering(most=asked.most_pence)
    if form.passed():
        if form.answer.data == forms.GIVE:
            pre_approving.give(asked, most_pence=form.most.data or 0, by=me().id)
            say(_("It is agreed. The person is told."))
        else:
            pre_approving.refuse(asked, by=me().id)
            say(_("It is not agreed. The person is told."))
        return redirect(url_for(".pre_approvals"))
    return page("payments/manage/pre_approval.html", form=form, asked=asked, words=EXPENSE_WORDS)
