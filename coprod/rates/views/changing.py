"""Changing a card: its rules, that the example's rates are one's own, and its last day."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.forms import Press, page
from coprod.core.words import _
from coprod.people.current import me
from coprod.programmes.forms.days import LastDay
from coprod.rates import permissions, queries
from coprod.rates.forms.cards import NO, YES, Card
from coprod.rates.models import RateCard
from coprod.rates.operations import cards as operations
from coprod.rates.views import bp
from coprod.rates.views.cards import CARD


def _back(card: RateCard) -> Reply:
    return redirect(url_for(".card", reference=card.reference))


@bp.route(f"{CARD}/change", methods=["GET", "POST"])
@permit(permissions.change, on=queries.card, see=permissions.see)
def change_card(card: RateCard) -> Reply:
    """Its name, its policy, and what getting ready and calling off mean from now on."""
    form = Card(
        name=card.name,
        policy_name=card.policy_name,
        policy_version=card.policy_version,
        counts_preparation=YES if card.counts_preparation else NO,
        cancellation_hours=card.cancellation_hours,
        cancellation_percent=card.cancellation_percent,
    )
    if form.passed():
        operations.change(
            card,
            name=form.name.data or "",
            policy_name=form.policy_name.data or "",
            policy_version=form.policy_version.data or "",
            counts_preparation=form.pays_preparation,
            cancellation_hours=form.cancellation_hours.data,
            cancellation_percent=form.cancellation_percent.data or 0,
            by=me().id,
        )
        say(_("The card is changed, for what is claimed from now on."))
        return _back(card)
    return page("rates/change_card.html", form=form, card=card)


@bp.route(f"{CARD}/confirm", methods=["GET", "POST"])
@permit(permissions.change, on=queries.card, see=permissions.see)
def confirm_card(card: RateCard) -> Reply:
    """The example's rates become one's own."""
    form = Press()
    if form.passed():
        operations.confirm(card, by=me().id)
        say(_("These are your rates now."))
        return _back(card)
    return page("rates/confirm_card.html", form=form, card=card)


@bp.route(f"{CARD}/end", methods=["GET", "POST"])
@permit(permissions.change, on=queries.card, see=permissions.see)
def end_card(card: RateCard) -> Reply:
    """The last day on which it can be chosen."""
    form = LastDay(last_day=card.to_day or clock.today())
    if form.passed() and form.last_day.data:
        operations.end(card, last_day=form.last_day.data, by=me().id)
        say(_("The last day is saved."))
        return _back(card)
    return page("rates/end_card.html", form=form, card=card)
