"""Trying a rate out before anybody relies on it: what some time pays, and what that is by the hour (P3, P18)."""

from __future__ import annotations

from dataclasses import dataclass

from coprod.rates.rules.living_wage import hourly_pence, is_below
from coprod.rates.rules.pay import Rated, offer_pence


@dataclass(frozen=True)
class Tried:
    """What some time would pay at one rate. ``hourly_pence`` is ``None`` where no time was given."""

    pence: int
    hourly_pence: int | None
    is_below_wage: bool


def tried(rate: Rated, minutes: int, preparation_minutes: int, wage_pence: int | None) -> Tried:
    """What some minutes of work and of getting ready would pay. Errors: ``ValueError`` for less than no time."""
    offer = offer_pence(rate, minutes, preparation_minutes)
    return Tried(
        offer,
        hourly_pence(offer, minutes, preparation_minutes),
        is_below(offer, minutes, preparation_minutes, wage_pence),
    )
