"""Which partners lend an approver or a payer to an organisation that has too few people of its own."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock, editions
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.errors import Refused
from coprod.core.forms import Press, page
from coprod.core.words import _, language
from coprod.payments.forms.lending import NewLending
from coprod.payments.models import Lending
from coprod.payments.operations import lending as operations
from coprod.payments.queries import lending as queries
from coprod.payments.views import bp
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.programmes.permissions import runs_a_programme, runs_the_programme
from coprod.programmes.rules import ROLE_WORDS, Role

ALL = "/manage/lendings"


@bp.get(ALL)
@permit(runs_a_programme)
def lendings() -> Reply:
    """Who lends whom to whom."""
    run = programmes.managed_by(viewer())
    return page(
        "payments/manage/lendings.html",
        lendings=queries.of_programmes([each.id for each in run]),
        words=ROLE_WORDS,
        today=clock.today(),
    )


@bp.route(f"{ALL}/new", methods=["GET", "POST"])
@permit(runs_a_programme, fresh=True)
def new_lending() -> Reply:
    """One more."""
    run = {each.slug: each for each in programmes.managed_by(viewer())}
    partners = {
        part.organisation.reference: part.organisation
        for each in run.values()
        for part in programmes.partners_on(each.id, clock.today())
    }
    form = NewLending(from_day=clock.today())
    form.offer(
        [(slug, str(editions.read(each.editions, language()).name)) for slug, each in run.items()],
        [(reference, each.name) for reference, each in partners.items()],
    )
    if form.passed():
        to, lender = partners.get(form.to.data), partners.get(form.lender.data)
        programme = run.get(form.programme.data)
        if to is None or lender is None or programme is None:
            raise Refused(_("Choose two organisations."))
        operations.lend(
            programme,
            to=to,
            lender=lender,
            role=Role(form.role.data),
            from_day=form.from_day.data or clock.today(),
            to_day=form.to_day.data,
            by=me().id,
        )
        say(_("It is noted, and holds from its first day on."))
        return redirect(url_for(".lendings"))
    return page("payments/manage/new_lending.html", form=form)


@bp.route(f"{ALL}/<reference>/end", methods=["GET", "POST"])
@permit(runs_the_programme, on=queries.one, see=runs_the_programme, fresh=True)
def end_lending(lending: Lending) -> Reply:
    """It ends today."""
    form = Press()
    if form.passed():
        operations.end(lending, by=me().id)
        say(_("It is ended."))
        return redirect(url_for(".lendings"))
    return page("payments/manage/end_lending.html", form=form, lending=lending, words=ROLE_WORDS)
