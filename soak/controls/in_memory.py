"""The control: a server that counts tries in the memory of each process. With two servers there are more tries."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from coprod import create_app
from coprod.core import limits
from coprod.core.errors import TooManyTries

spent: Counter[tuple[str, str]] = Counter()


def check(what: str, key: str, *, most: int) -> None:
    """Errors: ``TooManyTries`` when this process has seen so many."""
    if spent[what, key] >= most:
        raise TooManyTries


def spend(what: str, key: str, *, within: timedelta) -> None:
    """Count one here."""
    spent[what, key] += 1


limits.check, limits.spend = check, spend
app = create_app()
