"""Who holds the independent review of a programme. Those under review may look; only administrators decide."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.words import _
from coprod.people import operations as people_operations
from coprod.people.current import me
from coprod.programmes import operations, permissions, queries
from coprod.programmes.forms.days import LastDay
from coprod.programmes.forms.parts import NewHolding
from coprod.programmes.forms.people import EndRole, Reviewer
from coprod.programmes.models import Organisation, Programme, ReviewHolding
from coprod.programmes.views import bp
from coprod.programmes.views.frame import ONE, found, inside


@bp.get(f"{ONE}/review")
@permit(permissions.runs_the_programme, on=queries.one)
def review(programme: Programme) -> Reply:
    holdings = queries.holdings(programme.id)
    interests = queries.interests(holdings)
    held = [(each, interests[each.id]) for each in holdings]
    return inside("review", programme, holdings=held, reviewers=queries.reviewers(programme))


@bp.route(f"{ONE}/review/new", methods=["GET", "POST"])
@permit(permissions.is_an_administrator, on=queries.one, fresh=True)
def new_holding(programme: Programme) -> Reply:
    form = NewHolding()
    form.offer(queries.organisations_on(clock.today()))
    if form.passed():
        holding = operations.hand_over_review(
            programme,
            found(queries.organisation(form.organisation.data)),
            area=str(form.area.data),
            from_day=form.from_day.data or clock.today(),
            to_day=form.to_day.data,
            by=me().id,
        )
        say(_("The holder of the review is saved."))
        if interest := queries.interest_of(holding.organisation_id, programme.id, holding.from_day):
            say(interest)
        return redirect(url_for(".review", slug=programme.slug))
    return inside("new_holding", programme, form=form)


@bp.route(f"{ONE}/review/<reference>/end", methods=["GET", "POST"])
@permit(permissions.is_an_administrator, on=queries.one, fresh=True)
def end_holding(programme: Programme, reference: str) -> Reply:
    holding = found(queries.holding(programme.slug, reference))
    form = LastDay()
    if form.passed():
        operations.end_holding(holding, last_day=form.last_day.data or clock.today(), by=me().id)
        say(_("The last day is saved. Everything that this holder has said stays."))
        return redirect(url_for(".review", slug=programme.slug))
    return inside("end_holding", programme, form=form, holding=holding)


def _holders(holdings: list[ReviewHolding]) -> list[Organisation]:
    today = clock.today()
    present = [each.organisation for each in holdings if each.to_day is None or each.to_day >= today]
    return sorted({each.id: each for each in present}.values(), key=lambda each: each.name)


@bp.route(f"{ONE}/review/reviewers/new", methods=["GET", "POST"])
@permit(permissions.is_an_administrator, on=queries.one, fresh=True)
def new_reviewer(programme: Programme) -> Reply:
    form = Reviewer()
    form.offer(_holders(queries.holdings(programme.id)))
    if form.passed():
        person = people_operations.enrol(
            name=str(form.name.data),
            telephone=form.telephone.data or "",
            email=form.email.data or None,
            language=form.language.data,
            by=me().id,
        )
        operations.grant_review(
            programme,
            person,
            found(queries.organisation(form.organisation.data)),
            from_day=form.from_day.data or clock.today(),
            to_day=form.to_day.data,
            by=me().id,
        )
        say(_("%(name)s may review this programme. We have not written to them.", name=person.called))
        return redirect(url_for(".review", slug=programme.slug))
    return inside("new_reviewer", programme, form=form)


@bp.route(f"{ONE}/review/reviewers/<reference>/end", methods=["GET", "POST"])
@permit(permissions.is_an_administrator, on=queries.one, fresh=True)
def end_reviewer(programme: Programme, reference: str) -> Reply:
    membership = found(queries.reviewer(programme.slug, reference))
    form = EndRole()
    if form.passed():
        last_day = form.last_day.data if form.when.data == "later" else None
        operations.end_role(membership, last_day=last_day, by=me().id)
        say(_("The end of the role is saved."))
        return redirect(url_for(".review", slug=programme.slug))
    return inside("end_reviewer", programme, form=form, membership=membership)
