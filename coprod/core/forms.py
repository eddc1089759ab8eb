"""The form that all forms stand on, and the fields that they share."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any, ClassVar

from flask import render_template, request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import Field, FileField
from wtforms.utils import unset_value
from wtforms.widgets import TextInput

from coprod.core import access, hours
from coprod.core.access import Reply
from coprod.core.errors import Refused
from coprod.core.tokens import InForms
from coprod.core.words import _l

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# What the form library would say by itself, in our words, so that it is translated too.
STOCK = {
    "Not a valid choice.": _l("Choose one of these."),
    "Invalid Choice: could not coerce.": _l("Choose one of these."),
    "Invalid choice(s): one or more data inputs could not be coerced.": _l("Choose from these."),
    "'%(value)s' is not a valid choice for this field.": _l("Choose from these."),
    "'%(value)s' are not valid choices for this field.": _l("Choose from these."),
    "Not a valid integer value.": _l("Give a whole number, in digits."),
    "This field is required.": _l("Fill this in."),
}


class OurWords:
    """Stands in for the form library's own catalogue."""

    def gettext(self, string: str) -> str:
        return str(STOCK.get(string, string))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


def tidy(text: object) -> object:
    """Text as it is kept: without what no keyboard types (PostgreSQL refuses NUL), one kind of line end."""
    if isinstance(text, int) and abs(text) > access.LARGEST_NUMBER:
        return None  # No box means such a number, and whoever compares it with others would trip.
    if not isinstance(text, str):
        return text
    even = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        letter for letter in even if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"}
    ).strip()


class Form(FlaskForm):
    """A form that knows of refusals: the operation's reason stands above what was typed; nothing is lost."""

    class Meta(FlaskForm.Meta):
        csrf_class = InForms

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:
            """Tidy everything that is typed, in every field of every form."""
            filters = list(unbound_field.kwargs.get("filters", ()))
            options["filters"] = [tidy, *filters]
            return unbound_field.bind(form=form, **options)

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """What was sent: words to boxes for words, files to boxes for files, and no JSON, which no form sends."""
            if formdata is not _Auto:
                return formdata  # A list is chosen by its address: whoever draws it says what was asked for.
            if not form.is_submitted():
                return None
            files = [
                (name, file) for name, file in request.files.items(multi=True) if _takes_files(form, name)
            ]
            return CombinedMultiDict((MultiDict(files), request.form)) if files or request.form else None

        def get_translations(self, form: Any) -> OurWords:
            """The words for what is wrong."""
            return OurWords()

    # Fields that stand first on the page, though a form below brings them later: mistakes are told in that order.
    FIRST: ClassVar[Sequence[str]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [name for name in self.FIRST if name in self._fields]
        self._fields = {name: self._fields[name] for name in dict.fromkeys([*first, *self._fields])}

    def passed(self) -> bool:
        """Whether the form was sent, makes sense, and its operation was not just refused."""
        if not self.is_submitted():
            return False
        sound = self.validate()
        if reason := access.refusal():
            self.form_errors = [*self.form_errors, reason]
            return False
        return bool(sound)

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)


def _takes_files(form: Any, name: str) -> bool:
    return isinstance(form._fields.get(name), FileField)


class Press(Form):
    """One button, and nothing to fill in."""


def insist_on_press() -> None:
    """Errors: ``Refused`` when what was sent is not the button of our own page, or was just refused."""
    if not Press().passed():
        raise Refused(access.refusal() or _("Press the button on the page again."))


class DatePartsField(Field):
    """A day in three boxes, as people write it: day, month (number or name), year with four figures."""

    widget = TextInput()
    parts: dict[str, Any]

    def process(
        self,
        formdata: Any,
        data: Any = unset_value,
        extra_filters: Sequence[Callable[[Any], Any]] | None = None,
    ) -> None:
        """Take the boxes from the form when it has them, else the day that is held."""
        super().process(None, data, extra_filters)
        held = self.data
        self.parts = {"day": held.day, "month": held.month, "year": held.year} if held else {}
        names = {part: f"{self.name}-{part}" for part in ("day", "month", "year")}
        if formdata is None or not any(name in formdata for name in names.values()):
            return
        self.parts = {part: str(tidy(formdata.get(name, "")))[:20] for part, name in names.items()}
        self.raw_data = [text for text in self.parts.values() if text]
        self.data = None
        if not self.raw_data:
            return
        try:
            year = int(self.parts["year"])
            if not 1900 <= year <= 2199:
                raise ValueError
            self.data = date(year, _month(self.parts["month"]), int(self.parts["day"]))
        except (ValueError, OverflowError):  # A number can be too large even to be a wrong month.
            self.process_errors = [*self.process_errors, _("Enter a real date, such as 4 12 2026.")]


def _month(typed: str) -> int:
    return MONTHS.index(typed[:3].lower()) + 1 if typed[:3].lower() in MONTHS else int(typed)


class HourField(Field):
    """An hour of the day in one box, as people write it: 10, 10.30, 10:30, 2pm (core/hours.py)."""

    widget = TextInput()
    data: time | None
    LONGEST = 20

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; an empty box is no hour."""
        self.data = None
        if typed := str(tidy(valuelist[0]))[: self.LONGEST] if valuelist else "":
            self.data = hours.read(typed)

    def _value(self) -> str:
        if self.raw_data:
            return str(tidy(self.raw_data[0]))[: self.LONGEST]
        return hours.written(self.data) if self.data else ""


def page(template: str, **told: Any) -> Reply:
    """A page; when its form was sent and has errors, the answer says so (422) to whoever counts outcomes."""
    form = told.get("form")
    body = render_template(template, **told)
    return (body, 422) if isinstance(form, Form) and form.is_submitted() and form.has_errors else body
