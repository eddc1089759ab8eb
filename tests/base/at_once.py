"""Many who do something at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any


def at_once(works: Sequence[Callable[[], Any]]) -> list[Any]:
    """Let all of them begin at the same moment. What each returned or raised, in order."""
    gate, results = threading.Barrier(len(works)), [None] * len(works)

    def work(place: int) -> None:
        gate.wait()
        try:
            results[place] = works[place]()
        except Exception as fault:
            results[place] = fault

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(works))]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=60)
    return results
