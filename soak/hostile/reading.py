"""Which names a view asks a request for: noted while it runs, so that no hidden field or parameter is missed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Request
from werkzeug.datastructures import ImmutableMultiDict

from coprod import Service


class _Noted(ImmutableMultiDict[str, Any]):
    """What came with a request, and a note of what was asked of it."""

    asked: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)

    def get(self, key: str, *more: Any, **named: Any) -> Any:
        self.asked.add(key)
        return super().get(key, *more, **named)

    def getlist(self, key: str, type: Any = None) -> list[Any]:
        self.asked.add(key)
        return super().getlist(key, type)


class _Noting(Request):
    parameter_storage_class = _Noted


@contextmanager
def noting(app: Service) -> Iterator[set[str]]:
    """The names asked for inside the block; empty it between two requests."""
    before = app.request_class
    app.request_class = _Noting
    _Noted.asked = set()
    try:
        yield _Noted.asked
    finally:
        app.request_class = before
