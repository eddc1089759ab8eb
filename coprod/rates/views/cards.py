"""Rate cards: all that somebody may see, a new one, and one with its rates and what they would pay."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core import clock, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.errors import Refused
from coprod.core.forms import page
from coprod.core.words import _, how_long
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.programmes.models import Organisation
from coprod.programmes.rules import Role
from coprod.rates import permissions, queries
from coprod.rates.forms.cards import EXAMPLE, NewCard
from coprod.rates.forms.rates import Try
from coprod.rates.models import RateCard
from coprod.rates.operations import cards as operations
from coprod.rates.queries import figures
from coprod.rates.rules import cards as words
from coprod.rates.rules.timeline import by_work
from coprod.rates.rules.trying import tried
from coprod.rates.views import bp

CARDS = "/manage/rates"
CARD = f"{CARDS}/<reference>"


@bp.get(CARDS)
@permit(permissions.look_through)
def cards() -> Reply:
    """The cards of the organisations on whose behalf somebody leads, approves or pays; all for an administrator."""
    theirs = permissions.organisations(viewer(), Role.LEAD, *permissions.MONEY)
    return page("rates/cards.html", cards=queries.cards_page(theirs, paging.wanted()))


@bp.route(f"{CARDS}/new", methods=["GET", "POST"])
@permit(permissions.start)
def new_card() -> Reply:
    """A new card, empty or with the example's rates."""
    offered = {each.reference: each for each in _organisations()}
    form = NewCard(from_day=clock.today())
    form.offer((reference, each.name) for reference, each in offered.items())
    if form.passed():
        if (organisation := offered.get(form.organisation.data)) is None:
            raise Refused(_("Choose an organisation."))
        card = operations.start(
            organisation,
            name=form.name.data or "",
            from_day=form.from_day.data or clock.today(),
            policy_name=form.policy_name.data or "",
            policy_version=form.policy_version.data or "",
            counts_preparation=form.pays_preparation,
            cancellation_hours=form.cancellation_hours.data,
            cancellation_percent=form.cancellation_percent.data or 0,
            by=me().id,
        )
        if form.begin_with.data == EXAMPLE:
            operations.fill_with_example(card, by=me().id)
        say(_("The card is there. Look over its rates."))
        return redirect(url_for(".card", reference=card.reference))
    return page("rates/new_card.html", form=form)


def _organisations() -> list[Organisation]:
    """Whose cards somebody may start today."""
    theirs = permissions.organisations(viewer(), Role.LEAD)
    return [
        each for each in programmes.organisations_on(clock.today()) if theirs is None or each.id in theirs
    ]


@bp.get(CARD)
@permit(permissions.see, on=queries.card, see=permissions.see)
def card(card: RateCard) -> Reply:
    """One card: what it pays, what that would be for some time, and what held before."""
    today = clock.today()
    form = Try(request.args)
    work = by_work(card.rates, today)
    wage = figures.living_wage_pence(today)
    is_tried = any(request.args.get(name) for name in ("hours", "minutes", "preparation"))
    is_sound = is_tried and form.validate()
    getting_ready = form.preparation.data or 0
    return page(
        "rates/card.html",
        card=card,
        work=work,
        words=words,
        wage_pence=wage,
        trying=form,
        form=form if is_tried and not is_sound else None,
        time=how_long(form.work_minutes) if is_sound else "",
        tried=[
            (each.now, tried(each.now, form.work_minutes, getting_ready, wage)) for each in work if each.now
        ]
        if is_sound
        else [],
    )
