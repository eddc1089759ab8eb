"""Pages woven from many domains."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

# Every module with doors. One that is missing here has none.
VIEWS = (
    "about",
    "changes",
    "consultations",
    "home",
    "leave",
    "machines",
    "me",
    "needs",
    "outcomes",
    "people",
    "programmes",
    "receipts",
    "today",
)


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.site.views import bp

    for name in VIEWS:
        import_module(f"coprod.site.views.{name}")
    app.register_blueprint(bp)
