"""Whom people can ask about their benefits."""

from __future__ import annotations

from coprod.core import settings
from coprod.core.help_routes import Route, in_words
from coprod.rates.rules.advice import ADVICE


def advice(programme_id: int | None = None) -> list[Route]:
    """Who advises the people of a programme, or everybody: only what somebody has confirmed, and looked at in time."""
    return [in_words(route) for route in settings.get(ADVICE, programme=programme_id) if route.confirmed]


def advice_of(programme_id: int) -> list[Route]:
    """Who advises the people of one programme besides those who advise everybody."""
    everybody = advice()
    return [route for route in advice(programme_id) if route not in everybody]
