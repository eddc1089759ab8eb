"""What somebody with a stop watch learns: two kinds of request in turn, in an order drawn by lot, and how far apart.

The figure is the area under the curve (AUC): the chance that a request of the first kind took longer than one of the
second. One half tells nothing; nought or one tells everything.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from soak.hostile.asking import Reply

LOWEST, HIGHEST = 0.45, 0.55
# What is different on any two pages: the token, the nonce, the versions of files, and what was typed.
OWN = re.compile(
    rb'((csrf_token"[^>]*value=|nonce=|id="code"[^>]*value=)"[^"]*)|\?v=\w+|\w+@people\.example|two-[ab]|Zan(?:zibar|bizar)|turn=\d+'
)


@dataclass(frozen=True)
class Kind:
    """One kind of request: ``ask`` sends the next one. What it needs is ready before the watch is started."""

    name: str
    ask: Callable[[], Reply]


@dataclass(frozen=True)
class Watched:
    """Two kinds, how long each of their requests took, and the pages that came back."""

    one: list[float]
    other: list[float]
    pages: set[tuple[int, bytes]]

    @property
    def auc(self) -> float:
        return auc(self.one, self.other)

    @property
    def tells_nothing(self) -> bool:
        """By time or by page."""
        return LOWEST <= self.auc <= HIGHEST and len(self.pages) == 1


def watch(one: Kind, other: Kind, *, times: int, seed: int = 1) -> Watched:
    """So many of each, interleaved. The first few of each are not counted: they fill caches."""
    order = [0, 1] * times
    random.Random(seed).shuffle(order)
    took: tuple[list[float], list[float]] = ([], [])
    pages: set[tuple[int, bytes]] = set()
    for turn in [0, 1] * 5 + order:
        start = time.perf_counter()
        reply = (one, other)[turn].ask()
        took[turn].append(time.perf_counter() - start)
        pages.add((reply.status, OWN.sub(b"", reply.body)))
    return Watched(took[0][5:], took[1][5:], pages)


def auc(one: list[float], other: list[float]) -> float:
    """The share of pairs in which the one is greater; equal ones count half."""
    ranked = sorted([(value, 1) for value in one] + [(value, 0) for value in other])
    total = sum(rank * belongs for rank, (_value, belongs) in _ranks(ranked))
    return (total - len(one) * (len(one) + 1) / 2) / (len(one) * len(other))


def _ranks(ranked: list[tuple[float, int]]) -> Iterator[tuple[float, tuple[float, int]]]:
    start = 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        for each in ranked[start:end]:
            yield (start + 1 + end) / 2, each
        start = end
