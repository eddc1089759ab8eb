"""Dated settings: rates, limits, clocks, telephone numbers and colours, never constants in code.

Each has a key with a type, a scope (the service, an organisation or a programme), a value, the days from and
to which it holds, a day by which it must be looked at again, and where it comes from.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from flask import g
from sqlalchemy import JSON, CheckConstraint, Index, String, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from coprod.core import clock, kept
from coprod.core.db import Row, db, is_writing
from coprod.core.words import _

Value = TypeVar("Value")


class Scope(enum.Enum):
    """For whom a setting holds. The narrowest that exists wins."""

    SERVICE = "service"
    ORGANISATION = "organisation"
    PROGRAMME = "programme"


class DatedSetting(Row):
    """One value of one key, for one scope, between two days."""

    __tablename__ = "dated_setting"
    __table_args__ = (
        CheckConstraint("(scope = 'service') = (scope_number IS NULL)", name="scope_has_number"),
        CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days_in_order"),
        Index("ix_dated_setting_key_scope", "key", "scope", "scope_number"),
    )

    key: Mapped[str] = mapped_column(String(60))
    scope: Mapped[Scope]
    scope_number: Mapped[int | None]
    value: Mapped[Any] = mapped_column(JSON)
    from_day: Mapped[date]
    to_day: Mapped[date | None]
    review_by: Mapped[date | None]
    source: Mapped[str]


@dataclass(frozen=True)
class Key(Generic[Value]):
    """The name of a setting, its type, what is taken when nothing is set, and what it is for in words.

    ``read`` turns the stored JSON into the value and raises ``ValueError`` with a sentence when it cannot.
    What is neither a text nor a number also says how it is written by hand: ``hint`` tells it, ``typed`` turns the
    typed text into the JSON (``ValueError`` in words), ``told`` writes the value out as one would type it. ``note`` is
    what whoever sets it must know of what it does and does not do.
    """

    name: str
    read: Callable[[Any], Value]
    otherwise: Value
    about: str
    hint: str = ""
    typed: Callable[[str], Any] | None = None
    told: Callable[[Value], str] | None = None
    note: str = ""

    def __post_init__(self) -> None:
        KEYS[self.name] = self


KEYS: dict[str, Key[Any]] = {}


def whole_number(value: Any) -> int:
    """Read a whole number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(_("Write a whole number in digits, 0 or more."))
    return value


def words(value: Any) -> str:
    """Read a text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_("Write some words."))
    return value.strip()


def get(
    key: Key[Value], *, on: date | None = None, programme: int | None = None, organisation: int | None = None
) -> Value:
    """The value that holds on a day (today), for the narrowest scope that has one.

    An entry past its review date does not count (domain rule F8): the wider scope, or the value given in code, does.
    """
    entry = entry_on(key, on or clock.today(), programme=programme, organisation=organisation)
    return key.read(entry.value) if entry else key.otherwise


def entry_on(
    key: Key[Any], day: date, *, programme: int | None = None, organisation: int | None = None
) -> DatedSetting | None:
    """The entry that counts on a day, for whoever shows where a value comes from; ``None`` when nobody has set one."""
    for scope, number in (
        (Scope.PROGRAMME, programme),
        (Scope.ORGANISATION, organisation),
        (Scope.SERVICE, None),
    ):
        if scope is not Scope.SERVICE and number is None:
            continue
        entry = _entry(key.name, scope, number, day)
        if entry and (entry.review_by is None or entry.review_by >= day):
            return entry
    return None


def for_everybody(key: Key[Any]) -> list[DatedSetting]:
    """Every entry of a key that holds for the whole service, whenever it held or will hold, the oldest first."""
    entries = [entry for entry in _all() if entry.key == key.name and entry.scope is Scope.SERVICE]
    return sorted(entries, key=lambda entry: (entry.from_day, entry.id))


def _entry(key: str, scope: Scope, number: int | None, day: date) -> DatedSetting | None:
    fitting = [
        entry
        for entry in _all()
        if (entry.key, entry.scope, entry.scope_number) == (key, scope, number)
        and entry.from_day <= day
        and (entry.to_day is None or entry.to_day >= day)
    ]
    return max(fitting, key=lambda entry: entry.from_day, default=None)


def _all() -> list[DatedSetting]:
    """Every entry, asked once for as long as none has changed; there are tens of them, not thousands."""
    if "dated_settings" not in g:
        # Whoever changes one reads afresh; everybody else shares what is kept.
        g.dated_settings = _read() if is_writing() else kept.keep("dated settings", _read)
    found: list[DatedSetting] = g.dated_settings
    return found


def _read() -> list[DatedSetting]:
    rows = list(db.session.scalars(select(DatedSetting).order_by(DatedSetting.id)))
    for row in rows:
        db.session.expunge(row)
    return rows


def put(
    key: Key[Any],
    value: Any,
    *,
    from_day: date,
    source: str,
    to_day: date | None = None,
    review_by: date | None = None,
    scope: Scope = Scope.SERVICE,
    number: int | None = None,
) -> DatedSetting:
    """Add a dated value; an entry that was open ends the day before. Errors: ``ValueError`` in words."""
    key.read(value)
    before = db.session.scalars(
        select(DatedSetting).where(
            DatedSetting.key == key.name,
            DatedSetting.scope == scope,
            DatedSetting.scope_number.is_(None) if number is None else DatedSetting.scope_number == number,
            DatedSetting.from_day < from_day,
            or_(DatedSetting.to_day.is_(None), DatedSetting.to_day >= from_day),
        )
    )
    for entry in before:
        entry.to_day = from_day - timedelta(days=1)
    added = DatedSetting(
        key=key.name,
        scope=scope,
        scope_number=number,
        value=value,
        from_day=from_day,
        to_day=to_day,
        review_by=review_by,
        source=source,
    )
    db.session.add(added)
    g.pop("dated_settings", None)
    return added


def due_for_review(on: date) -> list[DatedSetting]:
    """The entries whose review day has come, oldest first."""
    return sorted(
        (
            entry
            for entry in _all()
            if entry.review_by and entry.review_by <= on and (not entry.to_day or entry.to_day >= on)
        ),
        key=lambda entry: (entry.review_by, entry.id),
    )
