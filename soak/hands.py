"""A soak that several processes share: one for each processor, each part in a process that begins with nothing."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import TypeVar

HANDS = os.cpu_count() or 1

Part = TypeVar("Part")
Result = TypeVar("Result")


def as_they_end(work: Callable[[Part], Result], parts: Iterable[Part]) -> Iterator[Result]:
    """What became of each part, in the order in which they end. Whoever stops asking has no further part begun.

    ``work`` stands at the top of a module, since other processes look for it by its name.
    """
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(HANDS, mp_context=spawned, max_tasks_per_child=1) as hands:
        begun = [hands.submit(work, each) for each in parts]
        try:
            for each in as_completed(begun):
                yield each.result()
        finally:
            for each in begun:
                each.cancel()
