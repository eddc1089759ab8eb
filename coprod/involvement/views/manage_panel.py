"""What applications are read for, and who reads them."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core import editions, paging
from coprod.core.access import Reply, permit
from coprod.core.forms import Press, insist_on_press
from coprod.core.words import _
from coprod.involvement import permissions
from coprod.involvement.forms import panel as forms
from coprod.involvement.models import Criterion, Opportunity, Panelist
from coprod.involvement.operations import criteria as criteria_operations
from coprod.involvement.operations import panel as operations
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opening import MOST_CRITERIA
from coprod.involvement.views import bp
from coprod.involvement.views.managing import ONE, done, managed
from coprod.meetings.queries import people
from coprod.people.current import me

CRITERIA, PANEL = f"{ONE}/criteria", f"{ONE}/panel"


def _text(opportunity: Opportunity, criterion: Criterion) -> str:
    source = editions.source(opportunity.editions)
    return str(source.text.get(f"criterion.{criterion.key}", "")) if source else ""


def _criterion(opportunity: Opportunity, key: str) -> Criterion:
    return next((each for each in opportunity.criteria if each.key == key), None) or abort(404)


def _panelist(opportunity: Opportunity, panelist: str) -> Panelist:
    return next((each for each in opportunity.panel if each.reference == panelist), None) or abort(404)


@bp.get(CRITERIA)
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def criteria(opportunity: Opportunity) -> Reply:
    """What applications are read for, in the order that people see."""
    return managed(
        "involvement/manage/criteria.html",
        opportunity,
        criteria=[(each, _text(opportunity, each)) for each in opportunity.criteria],
        has_room=len(opportunity.criteria) < MOST_CRITERIA,
    )


@bp.route(f"{CRITERIA}/new", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def add_criterion(opportunity: Opportunity) -> Reply:
    """One more."""
    form = forms.Criterion()
    if form.passed():
        criteria_operations.add(opportunity, form.words.data or "", by=me().id)
        return done(opportunity, _("It is added."), ".criteria")
    return managed("involvement/manage/criterion.html", opportunity, form=form)


@bp.route(f"{CRITERIA}/<key>", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def criterion(opportunity: Opportunity, key: str) -> Reply:
    """Other words for one."""
    chosen = _criterion(opportunity, key)
    form = forms.Criterion(words=_text(opportunity, chosen))
    if form.passed():
        criteria_operations.change(opportunity, chosen, form.words.data or "", by=me().id)
        return done(opportunity, _("It is saved."), ".criteria")
    return managed("involvement/manage/criterion.html", opportunity, form=form)


@bp.route(f"{CRITERIA}/<key>/remove", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def remove_criterion(opportunity: Opportunity, key: str) -> Reply:
    """Take one away, after asking."""
    chosen = _criterion(opportunity, key)
    form = Press()
    if form.passed():
        criteria_operations.remove(opportunity, chosen, by=me().id)
        return done(opportunity, _("It is removed."), ".criteria")
    return managed(
        "involvement/manage/confirm.html",
        opportunity,
        form=form,
        title=_("Remove this?"),
        explain=[_text(opportunity, chosen)],
        yes=_("Yes, remove it"),
        back=url_for(".criteria", reference=opportunity.reference),
    )


@bp.post(f"{CRITERIA}/<key>/move")
@permit(permissions.edit, on=queries.one, see=permissions.see)
def move_criterion(opportunity: Opportunity, key: str) -> Reply:
    """One step up or down."""
    insist_on_press()
    up = request.form.get("to") != "down"
    criteria_operations.move(opportunity, _criterion(opportunity, key), up=up, by=me().id)
    return redirect(url_for(".criteria", reference=opportunity.reference, _anchor=f"criterion-{key}"))


@bp.get(PANEL)
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def panel(opportunity: Opportunity) -> Reply:
    """Who reads, whether they bring lived experience, and what the panel lacks."""
    return managed(
        "involvement/manage/panel.html",
        opportunity,
        lacks=operations.lacks(opportunity),
        may_change=opportunity.stage in operations.OPEN_TO_CHANGE,
    )


@bp.get(f"{PANEL}/new")
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def choose_panelist(opportunity: Opportunity) -> Reply:
    """The people of the programme, searched by name, to choose one from."""
    typed = request.args.get("q", "")[:100]
    return managed(
        "involvement/manage/choose_panelist.html",
        opportunity,
        found=people.search(opportunity.programme_id, typed, paging.wanted()),
        q=typed,
        there={each.person_id for each in opportunity.panel},
    )


@bp.route(f"{PANEL}/new/<person>", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def add_panelist(opportunity: Opportunity, person: str) -> Reply:
    """One of them reads applications."""
    chosen = people.one(opportunity.programme_id, person) or abort(404)
    form = forms.Reader()
    if form.passed():
        operations.add(opportunity, chosen, has_lived_experience=form.has_lived_experience, by=me().id)
        return done(opportunity, _("%(name)s is on the panel.", name=chosen.called), ".panel")
    return managed(
        "involvement/manage/panelist.html", opportunity, form=form, name=chosen.called, is_new=True
    )


@bp.route(f"{PANEL}/<panelist>", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def panelist(opportunity: Opportunity, panelist: str) -> Reply:
    """Whether somebody on the panel brings lived experience."""
    chosen = _panelist(opportunity, panelist)
    form = forms.Reader(lived=forms.YES if chosen.has_lived_experience else forms.NO)
    if form.passed():
        operations.say_experience(
            opportunity, chosen, has_lived_experience=form.has_lived_experience, by=me().id
        )
        return done(opportunity, _("It is saved."), ".panel")
    return managed(
        "involvement/manage/panelist.html", opportunity, form=form, name=chosen.person.called, is_new=False
    )


@bp.route(f"{PANEL}/<panelist>/remove", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def remove_panelist(opportunity: Opportunity, panelist: str) -> Reply:
    """Somebody leaves the panel, after asking."""
    chosen = _panelist(opportunity, panelist)
    form = Press()
    if form.passed():
        name = chosen.person.called
        operations.remove(opportunity, chosen, by=me().id)
        return done(opportunity, _("%(name)s is no longer on the panel.", name=name), ".panel")
    return managed(
        "involvement/manage/confirm.html",
        opportunity,
        form=form,
        title=_("Take %(name)s off the panel?", name=chosen.person.called),
        explain=[_("They can no longer read what people write.")],
        yes=_("Yes, take them off"),
        back=url_for(".panel", reference=opportunity.reference),
    )
