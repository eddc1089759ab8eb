"""What is asked about rates: cards and what holds on a day. ``figures`` and ``advice`` are asked by their own names."""

from coprod.rates.queries.cards import card, cards_of, cards_page, rate, rate_on, rates_on

__all__ = ["card", "cards_of", "cards_page", "rate", "rate_on", "rates_on"]
