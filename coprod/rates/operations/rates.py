"""The rates of a card: one more kind of work, another amount from a day on, no more of it after a day (P1–P3, P12).

A row is never edited: what was claimed points at it. Another amount from an earlier day leaves the paid ones as they
are, and whoever pays finds what it touches.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.core.words import _, date_words
from coprod.programmes.operations.ending import end_on
from coprod.rates.models import Rate, RateCard
from coprod.rates.operations.noting import note
from coprod.rates.rules.cards import MOST_MINUTES, Amounts, fitted
from coprod.rates.rules.pay import Basis

LONGEST_KEY = 40


def add(card: RateCard, *, name: str, amounts: Amounts, from_day: date, by: int | None) -> Rate:
    """Pay for one more kind of work, from a day on. The card is a whole one. Errors: ``Refused``."""
    _insist_on_sense(amounts)
    _insist_on_card(card, from_day)
    if any(each.name.casefold() == name.casefold() for each in card.rates if _goes_on(each)):
        raise Refused(_("There is a rate with this name already. Change that one."))
    return _laid(card, _free_key(card, name), name=name, amounts=amounts, from_day=from_day, by=by)


def change_from(rate: Rate, *, name: str, amounts: Amounts, from_day: date, by: int | None) -> Rate:
    """Pay another amount for the same work, from a day on, which may lie in the past. The card is a whole one.

    The rate that held before ends the day before; one from the same day counts no more. Errors: ``Refused``.
    """
    _insist_on_sense(amounts)
    card = rate.card
    _insist_on_card(card, from_day)
    place = fitted((each for each in card.rates if each.key == rate.key and not each.replaced_at), from_day)
    for other in card.rates:
        if other is place.replaces:
            other.replaced_at = clock.now()
        if other is place.cuts:
            other.to_day = from_day - timedelta(days=1)
    db.session.flush()
    return _laid(card, rate.key, name=name, amounts=amounts, from_day=from_day, to_day=place.to_day, by=by)


def end(rate: Rate, *, last_day: date, by: int | None) -> None:
    """Nobody is paid for this kind of work after a day. Errors: ``Refused``."""
    if rate.replaced_at is not None:
        raise Refused(_("Another rate has replaced this one."))
    end_on(rate, last_day)
    note(rate.card, "rate ended", by, key=rate.key, last_day=last_day.isoformat())


def _laid(
    card: RateCard,
    key: str,
    *,
    name: str,
    amounts: Amounts,
    from_day: date,
    to_day: date | None = None,
    by: int | None,
) -> Rate:
    rate = Rate(
        key=key,
        name=name,
        basis=amounts.basis,
        amount_pence=amounts.amount_pence,
        full_day_pence=amounts.full_day_pence,
        boundary_minutes=amounts.boundary_minutes,
        block_minutes=amounts.block_minutes,
        from_day=from_day,
        to_day=to_day,
        made_at=clock.now(),
    )
    card.rates.append(rate)
    db.session.flush()
    note(
        card,
        "rate set",
        by,
        key=key,
        basis=amounts.basis.value,
        amount_pence=amounts.amount_pence,
        full_day_pence=amounts.full_day_pence,
        minutes=amounts.block_minutes or amounts.boundary_minutes,
        from_day=from_day.isoformat(),
    )
    return rate


def _goes_on(rate: Rate) -> bool:
    return rate.replaced_at is None and (rate.to_day is None or rate.to_day >= clock.today())


def _insist_on_card(card: RateCard, from_day: date) -> None:
    if from_day < card.from_day:
        raise Refused(
            _("The card begins on %(day)s. Choose that day or a later one.", day=date_words(card.from_day))
        )


def _insist_on_sense(amounts: Amounts) -> None:
    if (amounts.basis is Basis.SESSION) != (amounts.full_day_pence is not None):
        raise Refused(_("Half and full days have an amount for each of them."))
    if amounts.full_day_pence is not None and amounts.full_day_pence < amounts.amount_pence:
        raise Refused(_("A full day cannot pay less than half a day."))
    if (amounts.basis is Basis.BLOCK) != (amounts.block_minutes is not None):
        raise Refused(_("Say how long a block is."))
    for minutes in (amounts.boundary_minutes, amounts.block_minutes):
        if minutes is not None and not 0 < minutes <= MOST_MINUTES:
            raise Refused(_("Give a time of more than nothing, and of no more than 24 hours."))


def _free_key(card: RateCard, name: str) -> str:
    """A name in the card that nothing else has, in letters that every address can hold."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: LONGEST_KEY - 5].strip("-") or "rate"
    taken = {each.key for each in card.rates}
    number = 1
    while (key := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return key
