"""The panel's room: what there is to read, one application at a time, and nobody's points before one's own."""

from __future__ import annotations

from typing import Any

from flask import redirect, url_for

from coprod.core import clock, editions
from coprod.core.access import Reply, permit, say
from coprod.core.forms import insist_on_press, page
from coprod.core.words import _, language
from coprod.involvement import permissions
from coprod.involvement.forms import reading as forms
from coprod.involvement.models import Application, Opportunity, Panelist
from coprod.involvement.operations import reading as operations
from coprod.involvement.queries import reading as queries
from coprod.involvement.rules.applications import (
    APPLICATION_STAGE_TAGS,
    APPLICATION_STAGE_WORDS,
    APPLICATIONS,
)
from coprod.involvement.rules.choosing import POINTS_WORDS
from coprod.involvement.rules.opportunities import Choosing, Stage
from coprod.involvement.views import bp
from coprod.involvement.views.application_shown import said
from coprod.people.current import me

ALL = "/manage/opportunities/<reference>/applications"
ONE = f"{ALL}/<label>"


def seat_of(opportunity: Opportunity) -> Panelist | None:
    """The viewer's seat on the panel."""
    return next((each for each in opportunity.panel if each.person_id == me().id), None)


def shown(template: str, opportunity: Opportunity, /, **told: Any) -> Reply:
    """A page about the applications for one role."""
    words = editions.read(opportunity.editions, language())
    return page(
        template,
        opportunity=opportunity,
        words=words,
        seat=seat_of(opportunity),
        criteria=[(each, words[f"criterion.{each.key}"]) for each in opportunity.criteria],
        may_begin=operations.may_begin(opportunity),
        **told,
    )


@bp.get(ALL)
@permit(
    permissions.arrange | permissions.choose,
    on=queries.opportunity,
    see=permissions.arrange | permissions.choose,
)
def applications(opportunity: Opportunity) -> Reply:
    """Every application by its label, with how far its readers have come."""
    return shown(
        "involvement/manage/applications.html",
        opportunity,
        found=queries.all_of(opportunity),
        stage_words=APPLICATION_STAGE_WORDS,
        stage_tags=APPLICATION_STAGE_TAGS,
        can_decide=opportunity.choosing is Choosing.PANEL and operations.may_begin(opportunity),
        can_see_people=permissions.names_are_open(opportunity),
        is_decided=opportunity.stage in {Stage.DECIDED, Stage.ENDED},
        today=clock.today(),
    )


@bp.route(f"{ALL}/before-reading", methods=["GET", "POST"])
@permit(permissions.choose, on=queries.opportunity, see=permissions.choose)
def before_reading(opportunity: Opportunity) -> Reply:
    """What every reader says first."""
    form = forms.Declare()
    if form.passed():
        operations.declare(opportunity, by=me().id)
        say(_("You can read now."))
        return redirect(url_for(".applications", reference=opportunity.reference))
    return shown("involvement/manage/before_reading.html", opportunity, form=form)


@bp.route(ONE, methods=["GET", "POST"])
@permit(permissions.choose, on=queries.one, see=permissions.choose)
def read_application(application: Application) -> Reply:
    """One application: the words, one's own points, and then what the others found."""
    opportunity = application.opportunity
    seat = seat_of(opportunity)
    if seat is None or seat.declared_at is None or opportunity.is_open:
        return redirect(url_for(".before_reading", reference=opportunity.reference))
    criteria = {each.key: each.id for each in opportunity.criteria}
    found = queries.found_in(application)
    mine = next((each for each in found if each.panelist.id == seat.id), None)
    held: dict[str, str] = {}
    for key, number in criteria.items():
        if mine and (given := mine.by_criterion.get(number)):
            held |= {f"points_{key}": str(given.points), f"words_{key}": given.words}
    words = editions.read(opportunity.editions, language())
    asked = {key: str(words[f"criterion.{key}"]) for key in criteria}
    form = forms.Assess.by(asked)(**held)
    if form.passed():
        operations.assess(application, form.given(criteria), by=me().id)
        say(_("Your points are kept."))
        return redirect(
            url_for(".read_application", reference=opportunity.reference, label=application.label)
        )
    knows = queries.conflict(seat.id, application.id)
    return shown(
        "involvement/manage/application_read.html",
        opportunity,
        form=form,
        application=application,
        sections=said(application),
        knows=knows,
        mine=mine,
        others=[each for each in found if each.panelist.id != seat.id] if mine and not knows else [],
        points_words=POINTS_WORDS,
        can_shortlist=APPLICATIONS.allows(application.stage, "shortlist"),
        can_take_off=APPLICATIONS.allows(application.stage, "take_off"),
    )


@bp.route(f"{ONE}/i-know-them", methods=["GET", "POST"])
@permit(permissions.choose, on=queries.one, see=permissions.choose)
def know_applicant(application: Application) -> Reply:
    """I know, or may know, whose this is: my points for it do not count."""
    form = forms.Known()
    opportunity = application.opportunity
    if form.passed():
        operations.know_them(application, form.words.data or "", by=me().id)
        say(_("We have written it down. You give no points for this one."))
        return redirect(url_for(".applications", reference=opportunity.reference))
    return shown("involvement/manage/application_known.html", opportunity, form=form, application=application)


@bp.post(f"{ONE}/short-list")
@permit(permissions.choose, on=queries.one, see=permissions.choose)
def shortlist_application(application: Application) -> Reply:
    """On the short list, or off it again."""
    insist_on_press()
    operations.shortlist(application, by=me().id)
    say(_("The short list is kept."))
    return redirect(
        url_for(".read_application", reference=application.opportunity.reference, label=application.label)
    )
