"""The rates of a card: one more kind of work, another amount from a day on, the last day of one."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.forms import page
from coprod.core.words import _, date_words
from coprod.people.current import me
from coprod.programmes.forms.days import LastDay
from coprod.rates import permissions, queries
from coprod.rates.forms.rates import NewRate
from coprod.rates.models import Rate, RateCard
from coprod.rates.operations import rates as operations
from coprod.rates.rules.cards import rate_words
from coprod.rates.rules.pay import BLOCK_MINUTES
from coprod.rates.views import bp
from coprod.rates.views.cards import CARD

RATE = f"{CARD}/rates/<rate>"


@bp.route(f"{CARD}/rates/new", methods=["GET", "POST"])
@permit(permissions.change, on=queries.card, see=permissions.see)
def new_rate(card: RateCard) -> Reply:
    """One more kind of work."""
    form = NewRate(from_day=card.from_day)
    if form.passed():
        operations.add(
            card,
            name=form.name.data or "",
            amounts=form.amounts,
            from_day=form.from_day.data or card.from_day,
            by=me().id,
        )
        say(_("The rate is added."))
        return redirect(url_for(".card", reference=card.reference))
    return page("rates/new_rate.html", form=form, card=card)


@bp.route(f"{RATE}/new", methods=["GET", "POST"])
@permit(permissions.change, on=queries.rate, see=permissions.see)
def change_rate(rate: Rate) -> Reply:
    """Another amount for the same work, from a day on, which may be over."""
    form = NewRate(
        name=rate.name,
        basis=rate.basis.value,
        amount=rate.amount_pence,
        full_day=rate.full_day_pence,
        boundary=rate.boundary_minutes,
        block=rate.block_minutes or BLOCK_MINUTES,
    )
    if form.passed() and form.from_day.data:
        from_day = form.from_day.data
        operations.change_from(
            rate, name=form.name.data or "", amounts=form.amounts, from_day=from_day, by=me().id
        )
        say(
            _(
                "The new rate holds from %(day)s on. What was paid before stays as it is.",
                day=date_words(from_day),
            )
            if from_day <= clock.today()
            else _("The new rate holds from %(day)s on.", day=date_words(from_day))
        )
        return redirect(url_for(".card", reference=rate.card.reference))
    return page("rates/change_rate.html", form=form, rate=rate, card=rate.card, pays=rate_words(rate))


@bp.route(f"{RATE}/end", methods=["GET", "POST"])
@permit(permissions.change, on=queries.rate, see=permissions.see)
def end_rate(rate: Rate) -> Reply:
    """The last day on which this kind of work is paid."""
    form = LastDay()
    if form.passed() and form.last_day.data:
        operations.end(rate, last_day=form.last_day.data, by=me().id)
        say(_("The last day is saved."))
        return redirect(url_for(".card", reference=rate.card.reference))
    return page("rates/end_rate.html", form=form, rate=rate, card=rate.card, pays=rate_words(rate))
