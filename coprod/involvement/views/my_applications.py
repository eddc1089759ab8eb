"""What I have applied for: whose turn it is, by when, the answer and why; taking a place, saying no, taking it back."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import editions, paging
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press, page
from coprod.core.words import _, language
from coprod.involvement import permissions
from coprod.involvement.models import Application
from coprod.involvement.operations import choosing
from coprod.involvement.queries import applications as queries
from coprod.involvement.queries import reading
from coprod.involvement.rules.applications import APPLICATION_STAGE_TAGS, APPLICATION_STAGE_WORDS
from coprod.involvement.views import bp
from coprod.involvement.views.application_shown import told
from coprod.people.current import me

MINE = "/me/applications"


@bp.get(MINE)
@permit(permissions.mine)
def my_applications() -> Reply:
    """Everything that I have applied for, the newest first."""
    found = queries.of_person(me(), paging.wanted())
    return page(
        "involvement/mine/applications.html",
        found=found,
        to_read=[
            (opportunity, editions.read(opportunity.editions, language()).title, count)
            for opportunity, count in reading.to_read(me().id)
        ],
        titles={each.id: editions.read(each.opportunity.editions, language()).title for each in found.rows},
        words=APPLICATION_STAGE_WORDS,
        tags=APPLICATION_STAGE_TAGS,
    )


@bp.get(f"{MINE}/<reference>")
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def my_application(application: Application) -> Reply:
    """One of them."""
    return page("involvement/mine/application.html", **told(application))


@bp.route(f"{MINE}/<reference>/take-place", methods=["GET", "POST"])
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def take_place(application: Application) -> Reply:
    """Yes: I take the place."""
    form = Press()
    if form.passed():
        choosing.accept(application, by=me().id)
        say(
            _("You have the place. Next you read what we agree with each other, and say whether it is right.")
        )
        return redirect(url_for(".my_application", reference=application.reference))
    return page("involvement/mine/take_place.html", form=form, **told(application))


@bp.route(f"{MINE}/<reference>/say-no", methods=["GET", "POST"])
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def turn_down_place(application: Application) -> Reply:
    """No, thank you. Nobody asks why."""
    form = Press()
    if form.passed():
        choosing.turn_down(application)
        say(_("You have said no to the place. Nobody asks why."))
        return redirect(url_for(".my_application", reference=application.reference))
    return page("involvement/mine/turn_down.html", form=form, **told(application))


@bp.route(f"{MINE}/<reference>/withdraw", methods=["GET", "POST"])
@permit(permissions.is_mine, on=queries.one, see=permissions.is_mine)
def withdraw_application(application: Application) -> Reply:
    """I take it back, and what I wrote is gone."""
    form = Press()
    if form.passed():
        choosing.withdraw(application)
        say(_("You have taken your application back. What you wrote is gone."))
        return redirect(url_for(".my_applications"))
    return page("involvement/mine/withdraw.html", form=form, **told(application))
