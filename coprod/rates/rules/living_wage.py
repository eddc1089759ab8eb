"""What an offer comes to by the hour, and whether that is below the living wage of the day (P18)."""

from __future__ import annotations

from coprod.rates.rules.rounding import half_up


def hourly_pence(offer: int, minutes: int, preparation_minutes: int = 0) -> int | None:
    """An offer by the hour, to the nearest penny. Getting ready is time too, whether or not the rate counts it.

    ``None`` when no time is known: then nothing can be said.
    """
    whole = _whole(minutes, preparation_minutes)
    return half_up(offer * 60, whole) if whole else None


def is_below(offer: int, minutes: int, preparation_minutes: int, wage: int | None) -> bool:
    """Whether whoever offers it is warned. It goes by the exact sum; where no wage is set there is no warning.

    Whether the work must be paid at least that is for the organisation to find out: it depends on what the role is
    (P16), and the warning says no more than the figures.
    """
    whole = _whole(minutes, preparation_minutes)
    return wage is not None and offer * 60 < wage * whole


def _whole(minutes: int, preparation_minutes: int) -> int:
    if minutes < 0 or preparation_minutes < 0:
        raise ValueError("Nobody works less than no time.")
    return minutes + preparation_minutes
