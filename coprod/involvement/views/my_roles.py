"""My roles: what I do, who supports me, what comes next; taking a break, coming back, stopping."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core import clock, settings
from coprod.core.access import Reply, permit, say
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _
from coprod.involvement import permissions
from coprod.involvement.forms.agreeing import End
from coprod.involvement.models import Agreement
from coprod.involvement.operations import breaks, induction, roles
from coprod.involvement.queries import agreements as queries
from coprod.involvement.queries import determinations, sessions
from coprod.involvement.queries import induction as inductions
from coprod.involvement.rules.agreements import INDUCTION_WORDS, InductionKind, Route
from coprod.involvement.rules.paid import HR_CONTACT
from coprod.involvement.views import bp
from coprod.involvement.views.role_shown import about, days, next_meeting, paid, state, support, worked
from coprod.people.current import me
from coprod.rates.queries import advice

MINE = "/me/roles"
ONE = f"{MINE}/<reference>"


def _there(agreement: Agreement) -> Reply:
    return redirect(url_for(".my_role", reference=agreement.reference))


@bp.get(MINE)
@permit(permissions.mine)
def my_roles() -> Reply:
    """Every role that I have, had or was offered."""
    found = queries.of_person(me().id)
    return page(
        "involvement/mine/roles.html",
        roles=[(each, about(each).title, state(each), days(each)) for each in found],
        waiting={each.agreement_id for each in sessions.waiting_for_person(me().id)},
    )


@bp.get(ONE)
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def my_role(agreement: Agreement) -> Reply:
    """One of them."""
    lines = inductions.lines([agreement])[agreement.id]
    route = determinations.in_force(agreement.opportunity_id, max(clock.today(), agreement.starts_on))
    contact = settings.get(
        HR_CONTACT,
        programme=agreement.programme_id,
        organisation=agreement.opportunity.organisation_id,
    )
    work = sessions.of_agreement(agreement.id)
    return page(
        "involvement/mine/role.html",
        role=agreement,
        about=about(agreement),
        state=state(agreement),
        days=days(agreement),
        support=support(agreement),
        paid=paid(agreement),
        meeting=next_meeting(agreement),
        lines=lines,
        kinds=INDUCTION_WORDS,
        check=InductionKind.CHECK,
        work=[worked(each) for each in work.rows[:5]],
        more_work=work.total > 5,
        advice=[*advice.advice_of(agreement.programme_id), *advice.advice()],
        hr_contact=contact if route is not None and route.route is Route.PAYROLL else "",
    )


@bp.post(f"{ONE}/break")
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def take_a_break(agreement: Agreement) -> Reply:
    """From today I am away."""
    insist_on_press()
    breaks.begin(agreement, pauses_invitations="no_invitations" in request.form, by=me().id)
    say(_("Your break has begun. You keep your place, and no deadline runs. Come back whenever you like."))
    return _there(agreement)


@bp.post(f"{ONE}/come-back")
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def come_back(agreement: Agreement) -> Reply:
    """I am here again."""
    insist_on_press()
    breaks.come_back(agreement, by=me().id)
    say(_("Welcome back. Your place is as you left it."))
    return _there(agreement)


@bp.route(f"{ONE}/stop", methods=["GET", "POST"])
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def stop_role(agreement: Agreement) -> Reply:
    """I stop, on a day that I choose. Nobody asks why."""
    form = End(last_day=clock.today())
    if form.passed() and form.last_day.data:
        roles.end(agreement, last_day=form.last_day.data, by=me().id)
        say(
            _(
                "Your last day is saved. Thank you for all that you gave. You can still claim for what you did."
            )
        )
        return _there(agreement)
    return page("involvement/mine/stop.html", form=form, role=agreement, about=about(agreement))


@bp.post(f"{ONE}/induction/<item>")
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def i_have_done(agreement: Agreement, item: str) -> Reply:
    """I have done this, or I pressed by mistake."""
    insist_on_press()
    found = inductions.item(agreement.opportunity_id, item) or abort(404)
    if "undo" in request.form:
        induction.undone(agreement, found, by=me().id)
    else:
        induction.done(agreement, found, by=me().id)
    say(_("It is written down."))
    return _there(agreement)
