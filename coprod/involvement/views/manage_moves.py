"""The moves of a role, each asked about before it is made."""

from __future__ import annotations

from flask import url_for

from coprod.core.access import Reply, permit
from coprod.core.forms import Press
from coprod.core.words import _, date_words, in_days
from coprod.involvement import permissions
from coprod.involvement.forms.drafting import Extend, Withdraw
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import moves, readiness
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opportunities import OPPORTUNITIES, Stage
from coprod.involvement.views import bp
from coprod.involvement.views.managing import ONE, done, managed
from coprod.people.current import me


def _back(opportunity: Opportunity) -> str:
    return url_for(".manage_opportunity", reference=opportunity.reference)


@bp.route(f"{ONE}/publish", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def publish_opportunity(opportunity: Opportunity) -> Reply:
    """Let people apply: what publishing means, or what is missing."""
    form = Press()
    if form.passed():
        moves.publish(opportunity, by=me().id)
        return done(opportunity, _("The role is published. Everybody can see it and apply."))
    is_draft = OPPORTUNITIES.allows(opportunity.stage, "publish")
    return managed(
        "involvement/manage/publish.html",
        opportunity,
        form=form,
        missing=readiness.what_is_missing(opportunity) if is_draft else [],
        warnings=readiness.warnings(opportunity) if is_draft else [],
        back=_back(opportunity),
    )


@bp.route(f"{ONE}/extend", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def extend_opportunity(opportunity: Opportunity) -> Reply:
    """A later last day."""
    form = Extend(answers_by=opportunity.answers_by)
    if form.passed():
        moves.extend(opportunity, closes_on=form.closes_on.data, answers_by=form.answers_by.data, by=me().id)
        return done(opportunity, _("People can apply for longer."))
    return managed("involvement/manage/extend.html", opportunity, form=form, back=_back(opportunity))


@bp.route(f"{ONE}/close", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def close_opportunity(opportunity: Opportunity) -> Reply:
    """Take no more applications."""
    form = Press()
    if form.passed():
        moves.close(opportunity, by=me().id)
        return done(opportunity, _("Nobody can apply any more."))
    explain = [_("Nobody can apply after this, and it cannot be opened again.")]
    if opportunity.stage is Stage.OPEN and opportunity.is_open and opportunity.closes_on:
        explain.insert(
            0,
            _(
                "People were told that they can apply until %(date)s (%(when)s).",
                date=date_words(opportunity.closes_on),
                when=in_days(opportunity.closes_on),
            ),
        )
    return _sure(opportunity, form, _("Close it for applications?"), explain, _("Yes, close it"))


@bp.route(f"{ONE}/end", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def end_opportunity(opportunity: Opportunity) -> Reply:
    """The role is over."""
    form = Press()
    if form.passed():
        moves.end(opportunity, by=me().id)
        return done(opportunity, _("The role is over. Its page stays public."))
    return _sure(
        opportunity,
        form,
        _("Is the role over?"),
        [_("Nobody is offered a place after this. People can still claim for what they have done.")],
        _("Yes, it is over"),
    )


@bp.route(f"{ONE}/withdraw", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def withdraw_opportunity(opportunity: Opportunity) -> Reply:
    """Take it back before anybody is chosen, with a reason."""
    form = Withdraw()
    if form.passed():
        moves.withdraw(opportunity, why=form.why.data or "", by=me().id)
        return done(opportunity, _("The role is taken back. Its page says why."))
    return managed("involvement/manage/withdraw.html", opportunity, form=form, back=_back(opportunity))


def _sure(opportunity: Opportunity, form: Press, title: str, explain: list[str], yes: str) -> Reply:
    return managed(
        "involvement/manage/confirm.html",
        opportunity,
        form=form,
        title=title,
        explain=explain,
        yes=yes,
        back=_back(opportunity),
    )
