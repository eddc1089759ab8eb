"""How near somebody is to their own limit, as their own pages say it. No page of anybody else draws this (rule P14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coprod.core.money import pounds
from coprod.core.words import _, date_words, how_long
from coprod.payments.rules.limits import COUNTING_WORDS, Standing
from coprod.rates.rules.used import CLIFF_EDGE, NEARNESS_WORDS, Nearness


@dataclass(frozen=True)
class Shown:
    """One way of counting, in words."""

    title: object
    days: str
    lines: tuple[str, ...]
    verdict: object


def rows(standings: Sequence[Standing]) -> list[Shown]:
    """Each way of counting, for ``components/passing.html``."""
    return [
        Shown(
            COUNTING_WORDS[each.counting],
            _(
                "From %(first)s to %(last)s:",
                first=date_words(each.window.first_day),
                last=date_words(each.window.last_day),
            ),
            _lines(each),
            NEARNESS_WORDS[each.nearness],
        )
        for each in standings
    ]


def edge(standings: Sequence[Standing]) -> object:
    """What one pound too many can mean, when any of them is near (domain rule P10); "" otherwise."""
    return CLIFF_EDGE if any(each.nearness is not Nearness.CLEAR for each in standings) else ""


def _lines(standing: Standing) -> tuple[str, ...]:
    limit, total, lines = standing.limit, standing.total, []
    if limit.pence is not None:
        lines.append(
            _("%(sum)s of your limit of %(limit)s", sum=pounds(total.pence), limit=pounds(limit.pence))
        )
    if limit.minutes is not None:
        lines.append(
            _(
                "%(time)s of your limit of %(limit)s",
                time=how_long(total.minutes),
                limit=how_long(limit.minutes),
            )
        )
    return tuple(lines)
