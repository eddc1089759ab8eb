"""A dated setting: its value as typed, read by its key, with the days, the review and the source."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from coprod.core import help_routes
from coprod.core.forms import DatePartsField
from coprod.core.help_routes import Route
from coprod.core.settings import Key, Scope
from coprod.core.words import _, _l
from coprod.programmes.forms.days import Days

LARGEST = 1_000_000  # No rate, limit or clock comes near it, and sums with days and money stay in bounds.


class Value(Days):
    """One value, for whom, and from when to when. ``key`` is set before it is asked whether it passed."""

    key: Key[Any]

    value = TextAreaField(
        _l("Value"),
        validators=[
            DataRequired(_l("Enter the value.")),
            Length(max=5000, message=_l("Use 5,000 letters or fewer.")),
        ],
    )
    scope = SelectField(
        _l("For whom?"), default=Scope.SERVICE.value, validators=[InputRequired(_l("Choose for whom."))]
    )
    review_by = DatePartsField(
        _l("Look at it again by (optional)"),
        description=_l("After this day the value no longer counts, until somebody has looked at it again."),
        validators=[Optional()],
    )
    source = StringField(
        _l("Where does it come from?"),
        description=_l("A law, a policy, a decision, a web page. Somebody must be able to check it."),
        validators=[
            DataRequired(_l("Say where it comes from.")),
            Length(max=500, message=_l("Use 500 letters or fewer.")),
        ],
    )

    def offer(self, narrower: Iterable[tuple[str, str]]) -> None:
        """Say for whom a value can hold, besides everybody."""
        self.scope.choices = [(Scope.SERVICE.value, _("Everybody")), *narrower]

    def validate_value(self, field: TextAreaField) -> None:
        try:
            self.key.read(self.stored())
        except ValueError as reason:
            raise ValidationError(str(reason)) from None

    def stored(self) -> Any:
        """The value as it is kept. Errors: ``ValueError`` in words."""
        return stored(self.key, self.value.data or "")


def is_lines(key: Key[Any]) -> bool:
    """Whether a value is a list of crisis routes, which are written one on a line."""
    return key.read is help_routes.read


def stored(key: Key[Any], typed: str) -> Any:
    """What was typed, as it is kept: words as they are, crisis routes from their lines, all else as JSON.

    Errors: ``ValueError`` in words.
    """
    if isinstance(key.otherwise, str):
        return typed
    if key.typed:
        return key.typed(typed)
    if is_lines(key):
        return lines_read(typed)
    try:
        value = json.loads(typed)
    except (ValueError, RecursionError):
        raise ValueError(_("We could not read this. Write a number in digits, such as 84.")) from None
    if isinstance(value, int | float) and not abs(value) <= LARGEST:
        raise ValueError(_("This number is too large."))
    return value


def shown(key: Key[Any], value: Any) -> str:
    """A kept value as it was typed."""
    return said(key, key.read(value))


def said(key: Key[Any], value: Any) -> str:
    """A value as the service uses it, in words: crisis routes line by line."""
    if key.told:
        return key.told(value)
    if is_lines(key):
        return lines_written(value)
    return str(value)


def lines_read(typed: str) -> list[dict[str, Any]]:
    """Crisis routes from their lines. Errors: ``ValueError`` in words."""
    return [_route(line) for line in typed.splitlines() if line.strip()]


def lines_written(routes: Iterable[Route]) -> str:
    """Crisis routes line by line, as they were typed."""
    return "\n".join(f"{route.name} | {route.contact} | {route.when}" for route in routes)


def _route(line: str) -> dict[str, Any]:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 3 or not all(parts):
        raise ValueError(_("Write each way to get help on one line: name | number | when."))
    name, contact, when = parts
    digits = "".join(letter for letter in contact if letter in "0123456789")
    if contact.startswith("https://"):
        href = contact
    elif not digits:
        raise ValueError(_("“%(contact)s” is no telephone number.", contact=contact))
    else:
        href = ("sms:" if contact.casefold().startswith("text ") else "tel:") + digits
    # Only what somebody has confirmed is ever shown (domain rule F8): entering it with its source says so.
    return {"name": name, "contact": contact, "href": href, "when": when, "confirmed": True}
