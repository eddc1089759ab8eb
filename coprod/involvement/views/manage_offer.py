"""What a role is and gives: what it belongs to, time, pay, the basis for benefits, places, days."""

from __future__ import annotations

from flask import abort

from coprod.core import clock, editions, money
from coprod.core.access import Reply, permit
from coprod.core.words import _, how_long, language
from coprod.involvement import permissions
from coprod.involvement.forms import drafting as forms
from coprod.involvement.forms import offer as offer_forms
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import drafting, readiness
from coprod.involvement.queries import offers
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opportunities import Choosing, DwpBasis
from coprod.involvement.views import bp
from coprod.involvement.views.managing import ONE, done, managed
from coprod.meetings.queries import groups
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.rates.models import Rate
from coprod.rates.queries import cards
from coprod.rates.rules.pay import Basis


@bp.route(f"{ONE}/basics", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def opportunity_basics(opportunity: Opportunity) -> Reply:
    """Its workstream, its group, level and rung, and the evidence of co-production."""
    programme = programmes.whole(opportunity.programme.slug) or abort(404)
    names = editions.read(programme.editions, language())
    form = forms.Basics(
        workstream=str(opportunity.workstream_id or forms.NONE),
        group=str(opportunity.group_id or forms.NONE),
        level=opportunity.level.value,
        rung=opportunity.rung.value,
        equal_say=opportunity.equal_say.value,
        from_the_start=opportunity.from_the_start,
    )
    form.offer(
        [(str(each.id), str(names[f"workstream.{each.key}.title"])) for each in programme.workstreams],
        [
            (str(each.id), str(editions.read(each.editions, language()).name))
            for each in groups.managed([programme.id], None)
            if not each.has_ended
        ],
    )
    if form.passed():
        drafting.belong(opportunity, by=me().id, **form.facts())
        return done(opportunity, _("What it belongs to is saved."))
    return managed("involvement/manage/basics.html", opportunity, form=form)


@bp.route(f"{ONE}/work", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def opportunity_work(opportunity: Opportunity) -> Reply:
    """Where it happens, and how long a session and getting ready for it take."""
    form = offer_forms.Work(**offer_forms.work_held(opportunity))
    if form.passed():
        drafting.describe_work(opportunity, by=me().id, **form.facts())
        return done(opportunity, _("The time is saved."))
    return managed("involvement/manage/work.html", opportunity, form=form)


@bp.route(f"{ONE}/pay", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def opportunity_pay(opportunity: Opportunity) -> Reply:
    """What is paid, at which rate, which expenses, and how."""
    rates = {
        f"{card.reference}:{rate.key}": rate
        for card in cards.cards_of([opportunity.organisation_id], clock.today())
        for rate in cards.rates_on(card.id, offers.day_of(opportunity))
    }
    held = next(
        (
            value
            for value, rate in rates.items()
            if (rate.card_id, rate.key) == (opportunity.rate_card_id, opportunity.rate_key)
        ),
        "",
    )
    form = offer_forms.Pay(
        pays=opportunity.pays.value,
        rate=held,
        expenses=opportunity.expenses,
        methods=opportunity.methods,
    )
    form.offer((value, _in_words(rate)) for value, rate in rates.items())
    if form.passed():
        chosen = rates.get(form.rate.data or "")
        drafting.set_pay(
            opportunity,
            rate_card_id=chosen.card_id if chosen else None,
            rate_key=chosen.key if chosen else "",
            by=me().id,
            **form.facts(),
        )
        return done(opportunity, _("What is paid is saved."), ".opportunity_pay")
    return managed(
        "involvement/manage/pay.html",
        opportunity,
        form=form,
        rates=rates,
        offer=offers.of(opportunity),
        warnings=[each for each in readiness.warnings(opportunity) if each.place == "pay"],
    )


def _in_words(rate: Rate) -> str:
    """A rate as one chooses it: whose card, which work, how much."""
    amount = money.pounds(rate.amount_pence)
    if rate.basis is Basis.SESSION and rate.full_day_pence is not None:
        worth = _(
            "%(half)s for half a day, %(full)s for a day", half=amount, full=money.pounds(rate.full_day_pence)
        )
    elif rate.basis is Basis.BLOCK and rate.block_minutes:
        worth = _(
            "%(amount)s for each %(time)s or part of it", amount=amount, time=how_long(rate.block_minutes)
        )
    elif rate.basis is Basis.HOUR:
        worth = _("%(amount)s an hour", amount=amount)
    else:
        worth = _("%(amount)s for each task", amount=amount)
    return _("%(card)s: %(rate)s, %(worth)s", card=rate.card.name, rate=rate.name, worth=worth)


@bp.route(f"{ONE}/basis", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def opportunity_basis(opportunity: Opportunity) -> Reply:
    """On what basis a benefit office would recognise it, and whose duty that is."""
    partners = {
        each.organisation.reference: each.organisation
        for each in programmes.partners_on(opportunity.programme_id, clock.today())
    }
    whose = opportunity.dwp_organisation or opportunity.organisation
    partners.setdefault(whose.reference, whose)
    form = offer_forms.Basis(
        basis=opportunity.dwp_basis.value if opportunity.dwp_basis else None, organisation=whose.reference
    )
    form.offer((reference, each.name) for reference, each in partners.items())
    if form.passed():
        drafting.set_basis(
            opportunity,
            basis=DwpBasis(form.basis.data),
            organisation=partners[form.organisation.data],
            by=me().id,
        )
        return done(opportunity, _("The basis for benefits is saved."))
    return managed("involvement/manage/basis.html", opportunity, form=form)


@bp.route(f"{ONE}/places", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def opportunity_places(opportunity: Opportunity) -> Reply:
    """How many places there are, and how people come to them."""
    form = offer_forms.Places(places=opportunity.places, choosing=opportunity.choosing.value)
    if form.passed():
        drafting.set_places(
            opportunity, places=form.places.data or 1, choosing=Choosing(form.choosing.data), by=me().id
        )
        return done(opportunity, _("The places are saved."))
    return managed("involvement/manage/places.html", opportunity, form=form)


@bp.route(f"{ONE}/dates", methods=["GET", "POST"])
@permit(permissions.edit, on=queries.one, see=permissions.see)
def opportunity_dates(opportunity: Opportunity) -> Reply:
    """When it closes, when everybody has an answer, when it begins and ends."""
    form = forms.Dates(
        closes_on=opportunity.closes_on,
        answers_by=opportunity.answers_by,
        begins_on=opportunity.begins_on,
        ends_on=opportunity.ends_on,
    )
    if form.passed():
        drafting.set_dates(
            opportunity,
            closes_on=form.closes_on.data,
            answers_by=form.answers_by.data,
            begins_on=form.begins_on.data,
            ends_on=form.ends_on.data,
            by=me().id,
        )
        return done(opportunity, _("The dates are saved."))
    return managed("involvement/manage/dates.html", opportunity, form=form)
