"""One page of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import request
from sqlalchemy import Select, func, select

from coprod.core.db import db

Thing = TypeVar("Thing")
SIZE = 25


@dataclass(frozen=True)
class Page(Generic[Thing]):
    """The rows of one page and where it stands in the list."""

    rows: Sequence[Thing]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.pages


def wanted() -> int:
    """The page number asked for in the address; anything that is none counts as the first."""
    asked = request.args.get("page", "1")
    return min(max(1, int(asked)), 1_000_000) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1


def page_of(listed: Select[Any], number: int, size: int = SIZE) -> Page[Any]:
    """One page of an ordered select: two statements, however long the list."""
    total = db.session.scalar(select(func.count()).select_from(listed.order_by(None).subquery())) or 0
    number = min(number, max(1, -(-total // size)))
    rows = db.session.scalars(listed.limit(size).offset((number - 1) * size)).unique().all()
    return Page(rows, number, size, total)
