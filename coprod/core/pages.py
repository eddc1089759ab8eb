"""What every page knows: language and direction, the nonce, addresses of files, how days are said, who looks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, current_app, request, url_for
from flask_babel import format_decimal

from coprod.core import access, clock, money, richtext, settings, shells, words

DEEP_TEAL = "#005a5a"


def colour(value: Any) -> str:
    """Read an accent colour. Errors: ``ValueError`` when white text on it would be hard to read (4.5 : 1)."""
    told = str(value)
    if len(told) != 7 or told[0] != "#" or any(letter not in "0123456789abcdefABCDEF" for letter in told[1:]):
        raise ValueError("Give the colour as # and six digits, as in #005a5a.")
    if contrast_with_white(told) < 4.5:
        raise ValueError("White words on this colour would be hard to read. Choose a darker one.")
    return told


def contrast_with_white(told: str) -> float:
    """How strongly a colour stands out from white, as WCAG 2.2 reckons it: 1 to 21."""
    parts = [int(told[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


ACCENT = settings.Key("look.accent", colour, DEEP_TEAL, words._l("The colour of a programme’s pages"))


@cache
def _version(path: str, changed: int) -> str:
    return format(changed & 0xFFFFFFFF, "x")


def asset(path: str) -> str:
    """The address of one of our files, with its version, the same in every language."""
    full = Path(str(current_app.static_folder)) / path
    changed = full.stat().st_mtime_ns // 1_000_000 if full.exists() else 0
    root = str(request.environ.get("coprod.root", request.environ.get("SCRIPT_NAME", "")))
    return f"{root}/static/{path}?v={_version(path, changed)}"


def may(endpoint: str, thing: Any = None) -> bool:
    """Whether the viewer may enter the door of this name: buttons ask the same rule as doors do."""
    view: Any = current_app.view_functions[endpoint]
    door: access.Door = view.coprod_door
    return (thing is None or door.see(access.viewer(), thing)) and door.rule(access.viewer(), thing)


def _known() -> dict[str, Any]:
    return {
        "csp_nonce": shells.nonce(),
        "csrf_token": shells.token,
        "language": words.language(),
        "direction": words.text_direction(),
        "languages": list(words.LANGUAGES.items()),
        "language_address": words.address_in,
        "viewer": access.viewer(),
        "current_path": request.path,
        "is_demo": current_app.config["DEMO"],
        "accent": settings.get(ACCENT),
        "today": clock.today(),
        "refusal": access.refusal(),
    }


def init_app(app: Flask) -> None:
    """Teach the templates."""
    app.context_processor(_known)
    # As the catalogue's extraction does it (babel.cfg), or sentences over several lines would not be found.
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.filters["rich"] = richtext.rich
    app.jinja_env.globals.update(
        asset=asset,
        may=may,
        date_words=words.date_words,
        hour_words=words.hour_words,
        in_days=words.in_days,
        number=format_decimal,
        file_size=words.file_size,
        here=words.here,
        pounds=money.pounds,
        how_long=words.how_long,
        url_for=url_for,
    )
