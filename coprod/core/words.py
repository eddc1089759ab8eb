"""Languages, directions, and how days and numbers are said.

English stands at plain addresses, every other language under its own first part (``/ur/…``). The part is taken
off before the address is matched and put back by ``url_for``, so no view and no cookie knows of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any, cast
from urllib.parse import quote

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from flask import Flask, g, has_request_context, request
from flask_babel import Babel, force_locale, format_decimal, get_locale, gettext, lazy_gettext, ngettext
from flask_babel.speaklater import LazyString

from coprod.core import clock

# A lazy sentence would otherwise pass as safe HTML with whatever was put into it (python-babel/flask-babel #121).
if hasattr(LazyString, "__html__"):
    del LazyString.__html__

ENGLISH = "en"
LANGUAGES: dict[str, str] = {"en": "English", "ur": "اردو"}
RIGHT_TO_LEFT = frozenset({"ur", "ar", "fa", "he"})

# Text that is never said in words: file names of people, numbers, and the like need no catalogue.
_ = gettext
# A lazy sentence stands for a text wherever one is asked for: forms, tables of words.
_l: Callable[..., str] = cast(Callable[..., str], lazy_gettext)
babel = Babel()


def direction(language: str) -> str:
    """The way a language runs on the page: "ltr" or "rtl"."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def called(code: str) -> str:
    """A language as its speakers call it, whether we write in it or not."""
    if code in LANGUAGES:
        return LANGUAGES[code]
    try:
        return str(Locale.parse(code).get_language_name() or code)
    except (UnknownLocaleError, ValueError):
        return code


def language() -> str:
    """The language of this page."""
    locale = get_locale()
    return str(locale.language) if locale else ENGLISH


def _choose() -> str:
    if not has_request_context():
        return ENGLISH
    return str(request.environ.get("coprod.language", ENGLISH))


class LanguagePrefix:
    """Takes ``/ur`` off the path and remembers it; ``url_for`` puts it back, because it becomes the root."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        first, _, rest = path.lstrip("/").partition("/")
        if path.startswith("/") and first in LANGUAGES and first != ENGLISH:
            environ["coprod.root"] = environ.get("SCRIPT_NAME", "")
            environ["SCRIPT_NAME"] = environ["coprod.root"] + "/" + first
            environ["PATH_INFO"] = "/" + rest
            environ["coprod.language"] = first
        return self.application(environ, start_response)


def address_in(code: str) -> str:
    """This page in another language; never an address of another site (``//else.example``), whatever was asked."""
    root = str(request.environ.get("coprod.root", request.environ.get("SCRIPT_NAME", "")))
    query = f"?{request.query_string.decode('ascii', 'ignore')}" if request.query_string else ""
    return root + ("" if code == ENGLISH else f"/{code}") + quote("/" + request.path.lstrip("/")) + query


def here() -> str:
    """The address of this page, for its own form: without one, a browser sends to where somebody stood within the page,
    and what comes back begins there and not at what is wrong.
    """
    return address_in(language())


def date_words(day: date | None) -> str:
    """A day as people say it: Friday 4 December 2026."""
    if day is None:
        return ""
    pattern = "EEEE d MMMM y"
    return format_date(day, pattern, locale=get_locale() or ENGLISH)


def month_words(day: date) -> str:
    """The month of a day, as people say it: December 2026."""
    return format_date(day, "MMMM y", locale=get_locale() or ENGLISH)


def hour_words(at: time | datetime | str) -> str:
    """An hour as people say it: 9am, 1.30pm, midday. A moment is said as it stands: turn it into London's before.

    What was published keeps an hour as 13:30; that is said in the same way.
    """
    if isinstance(at, str):
        at = time.fromisoformat(at)
    if language() != ENGLISH:
        return format_time(time(at.hour, at.minute), "short", locale=get_locale())
    if not at.minute and at.hour in {0, 12}:
        return gettext("midday") if at.hour else gettext("midnight")
    minutes = f".{at:%M}" if at.minute else ""
    return f"{(at.hour - 1) % 12 + 1}{minutes}{'pm' if at.hour >= 12 else 'am'}"


def in_days(day: date | None) -> str:
    """How far off a day is: in 12 days, today, 3 days ago."""
    if day is None:
        return ""
    days = (day - clock.today()).days
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("tomorrow")
    if days == -1:
        return gettext("yesterday")
    if days > 0:
        return ngettext("in %(num)d day", "in %(num)d days", days)
    return ngettext("%(num)d day ago", "%(num)d days ago", -days)


def in_language(code: str) -> Any:
    """Say what follows in another language, for letters to somebody."""
    return force_locale(code if code in LANGUAGES else ENGLISH)


def init_app(app: Flask) -> None:
    """Give the service its languages."""
    babel.init_app(app, locale_selector=_choose)
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]


def text_direction() -> str:
    """The direction of this page."""
    if "direction" not in g:
        g.direction = direction(language())
    return str(g.direction)


def how_long(minutes: int) -> str:
    """How long something takes, in words: 40 minutes, 3 hours, 3 hours and 10 minutes."""
    hours, rest = divmod(minutes, 60)
    in_minutes = ngettext("%(num)s minute", "%(num)s minutes", rest)
    if not hours:
        return in_minutes
    in_hours = ngettext("%(num)s hour", "%(num)s hours", hours)
    return _("%(hours)s and %(minutes)s", hours=in_hours, minutes=in_minutes) if rest else in_hours


__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "_",
    "_l",
    "called",
    "date_words",
    "direction",
    "hour_words",
    "how_long",
    "in_days",
    "language",
    "ngettext",
]


def file_size(size: int) -> str:
    """How large a file is, in words: whole kilobytes, or megabytes with one place."""
    if size < 1024 * 1024:
        return _("%(size)s KB", size=format_decimal(-(-size // 1024)))
    return _("%(size)s MB", size=format_decimal(round(size / 1024 / 1024, 1)))
