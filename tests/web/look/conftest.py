"""The templates by themselves: no application, no database, only what `docs/components.md` says that they need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from gettext import NullTranslations
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, FileSystemLoader, PackageLoader

from tests.web.look.drawn import TEMPLATES, Drawn


def days_off(day: date) -> str:
    return f"in {(day - date(2026, 11, 22)).days} days"


@pytest.fixture(scope="session")
def templates() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), PackageLoader("nhsuk_frontend_jinja")]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=ChainableUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(
        url_for=lambda endpoint, **parts: (
            "/" + endpoint + "".join(f"/{key}-{parts[key]}" for key in sorted(parts))
        ),
        csrf_token=lambda: "a-token",
        date_words=lambda day: f"{day:%A} {day.day} {day:%B} {day.year}",
        hour_words=lambda at: f"{at:%H:%M}",
        here=lambda: "/here",
        in_days=days_off,
        number=lambda figure: f"{figure:,}",
    )
    return environment


@pytest.fixture
def draw(templates: Environment) -> Callable[..., Drawn]:
    """Call one macro with plain values and read what it drew."""

    def call(file: str, name: str, *values: Any, **options: Any) -> Drawn:
        module = templates.get_template(f"components/{file}.html").make_module({"direction": "ltr"})
        return Drawn(str(getattr(module, name)(*values, **options)))

    return call


@pytest.fixture
def page(templates: Environment) -> Callable[..., Drawn]:
    """Draw a whole page, with the context that the application gives unless it is told otherwise."""

    def render(file: str, **context: Any) -> Drawn:
        given = {
            "language": "en",
            "direction": "ltr",
            "languages": [("en", "English"), ("ur", "اردو")],
            "language_address": lambda code: f"/{code}/here",
            "csp_nonce": "a-nonce",
            "asset": lambda path: f"/static/{path}?v=1",
            "accent": "#005a5a",
            "viewer": SimpleNamespace(is_signed_in=False),
            "current_path": "/consultations",
        }
        return Drawn(templates.get_template(file).render({**given, **context}))

    return render
