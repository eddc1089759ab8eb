"""The table of sort codes that whoever runs the site has fetched, and what it says of an account.

Advice is never stored: it is worked out where an account is on the page anyway, for its owner and for whoever pays.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from flask import current_app

from coprod.core import logs
from coprod.payments.rules import sort_code_tables
from coprod.payments.rules.accounts import Account
from coprod.payments.rules.sort_code_tables import Table
from coprod.payments.rules.sort_codes import is_doubtful


def deserves_a_second_look(account: Account) -> bool:
    """Whether the number cannot belong to the sort code. A table that is not there or cannot be read says nothing."""
    return is_doubtful(account, _table())


def is_named() -> bool:
    """Whether whoever runs the site has named a table."""
    return bool(current_app.config["SORT_CODES"])


def read_table() -> Table:
    """The table that is named. Errors: ``OSError`` or ``ValueError`` when it cannot be read."""
    named = (current_app.config["SORT_CODES"], current_app.config["SORT_CODES_INSTEAD"])
    return _read(tuple((name, Path(name).stat().st_mtime_ns) for name in named if name))


def _table() -> Table | None:
    if not is_named():
        return None
    try:
        return read_table()
    except (OSError, ValueError):
        # Nobody is kept from being paid by a file of ours; "coprod check" says what is wrong with it.
        logs.trouble("sort codes")
        return None


@lru_cache(maxsize=2)
def _read(files: tuple[tuple[str, int], ...]) -> Table:
    """Kept until one of the files is another one: each is named with the moment of its last change."""
    return sort_code_tables.read(*(Path(name).read_text(encoding="ascii") for name, _changed in files))
