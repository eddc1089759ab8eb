"""Money and benefits, for everybody: limits by day with their source, whom to ask, and what we never ask (P5–P14)."""

from __future__ import annotations

from datetime import timedelta

from flask import render_template
from flask_babel import format_decimal

from coprod.core import clock, editions, money
from coprod.core.access import Reply, permit
from coprod.core.rules import everyone
from coprod.core.words import _, language
from coprod.programmes import queries as programmes
from coprod.rates.queries import advice, figures
from coprod.rates.rules import amounts, benefits
from coprod.rates.rules.benefits import Limit
from coprod.rates.rules.figures import MILEAGE_FIRST_MILES, Figure
from coprod.rates.rules.windows import Span
from coprod.rates.views import bp

EARLIER = timedelta(days=365)  # work of the year before may still be paid, or asked about


@bp.get("/money-and-benefits")
@permit(everyone, anonymous=True, kept=True)
def money_and_benefits() -> Reply:
    """What somebody should know before they take part: information, never advice."""
    today = clock.today()
    since = today - EARLIER
    return render_template(
        "rates/money_and_benefits.html",
        limits=[
            (limit, [(_most(limit, held.value), held) for held in reversed(values)])
            for limit, values in figures.limits(since)
            if values
        ],
        miles=[
            (key.about, [(_worth(key, held.value), held) for held in reversed(values)])
            for key, values in figures.miles(since)
            if values
        ],
        online_pence=figures.online_attendance_pence(today),
        example=figures.uc_example(today),
        taking_less=benefits.TAKING_LESS,
        no_advice=benefits.NO_ADVICE,
        ask_first=benefits.ASK_FIRST,
        for_everybody=advice.advice(),
        areas=[
            (editions.read(each.editions, language()), routes)
            for each in programmes.all_of_them()
            if (routes := advice.advice_of(each.id))
        ],
    )


def _most(limit: Limit, value: int) -> str:
    """How much a limit is, in words."""
    if limit.in_hours:
        return _("under %(hours)s hours a week", hours=value)
    if limit.span is Span.WEEK:
        return _("%(amount)s a week", amount=money.pounds(value))
    return _("%(amount)s a month", amount=money.pounds(value))


def _worth(key: Figure, value: int) -> str:
    """What a mile is worth, in words; or how many of them are the first ones."""
    if key is MILEAGE_FIRST_MILES:
        return _("%(miles)s miles", miles=format_decimal(value))
    return _("%(amount)s a mile", amount=amounts.told(value))
