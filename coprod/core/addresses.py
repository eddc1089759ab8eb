"""Addresses of pages that learn how to be written down only when somebody asks for them.

The router writes a small program for each address, twice, when it is added. That was four fifths of the time in which
the service is put together, and most processes ask for a few of the hundreds of addresses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

Written = tuple[str, str]


class Address(Rule):
    """An address whose program is written when it is first needed, and then kept."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., Written]:
        written: list[Callable[..., Written]] = []

        def build(rule: Address, /, **values: Any) -> Written:
            if not written:
                written.append(super(Address, rule)._compile_builder(append_unknown))
            return written[0](rule, **values)

        return build
