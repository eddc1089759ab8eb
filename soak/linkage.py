"""Nobody who holds what is left can tie an answer to a visit, nor feedback, nor what is written back (T22, R13).

200 people come one after the other, twenty times for a consultation and ten days for feedback, on each database. Each
strategy of ``soak/hostile/linking.py`` puts what it finds in some order and pairs it with the visits; what counts is
how many pairs are right on average. With the protection off the same attack is right about everybody.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping

from coprod import Service
from soak.hostile import answering_in_turn, saying_in_turn
from soak.hostile.answering_in_turn import BATCH
from soak.report import Report, alone
from soak.world import DATABASES, world

PROMISE = "Who answered what, or said what, cannot be told from anything that is left"
PEOPLE = 200
RUNS, SHORT_RUNS = 20, 3
DAYS, SHORT_DAYS = 10, 3
# In a batch of 25 whoever guesses is right once, so 8 times in 200; and chance alone makes not twice as many on average.
MOST_ANSWERS = 2 * PEOPLE / BATCH
# All of a day leave together, so whoever guesses is right once in 200; with so few days chance alone may triple that.
MOST_ITEMS = 3.0
# Over three days only, chance alone may be right some more times.
MOST_BACK = 9.0

Right = Mapping[str, int]


def means(runs: int, once: Callable[[], Right]) -> dict[str, float]:
    """How many pairs each strategy has right, on average."""
    right: Counter[str] = Counter()
    for _run in range(runs):
        right.update(once())
    return {strategy: pairs / runs for strategy, pairs in right.items()}


def run(report: Report, *, short: bool = False) -> None:
    """On each database: answers, feedback, what is written back; then the builds without protection."""
    for database in DATABASES:
        with world(database, RELEASE_BATCH=BATCH) as site:
            _answers(report, database, site.app, SHORT_RUNS if short else RUNS)
            _items(report, database, site.app, SHORT_DAYS if short else DAYS)


def _answers(report: Report, database: str, app: Service, runs: int) -> None:
    found = means(runs, lambda: answering_in_turn.tied(app, PEOPLE))
    told(
        report, f"{database}, {runs} times {PEOPLE} answers", found, MOST_ANSWERS * (2 if runs < RUNS else 1)
    )
    caught = max(answering_in_turn.tied_without_protection(app, PEOPLE).values())
    report.control(f"{database}: released as they come, {caught} of {PEOPLE} are tied", caught == PEOPLE)


def _items(report: Report, database: str, app: Service, days: int) -> None:
    form = saying_in_turn.the_form(app)
    found = means(days, lambda: saying_in_turn.tied(app, form, PEOPLE))
    told(report, f"{database}, {days} days of {PEOPLE} items", found, MOST_ITEMS * (2 if days < DAYS else 1))
    back = means(3, lambda: saying_in_turn.tied_by_what_is_written_back(app, form, PEOPLE))
    told(report, f"{database}, 3 days of {PEOPLE} who write back", back, MOST_BACK)
    caught = max(saying_in_turn.tied_without_protection(app, form, PEOPLE).values())
    report.control(f"{database}: moved as they come, {caught} of {PEOPLE} are tied", caught == PEOPLE)


def told(report: Report, what: str, found: Mapping[str, float], most: float) -> None:
    """Say the best strategy, and hold it against chance."""
    best = max(found, key=lambda strategy: found[strategy])
    report.figures(what, strategies=len(found), most_right=found[best], by=best)
    report.must(
        f"{what}: no strategy is right more often than {most:g} times on average", found[best] <= most
    )


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))
