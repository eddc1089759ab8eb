"""Findings: what many voices say, in a few words."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

# Every module with doors. One that is missing here has none.
VIEWS = ("findings", "quotes")


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.themes.views import bp

    for name in VIEWS:
        import_module(f"coprod.themes.views.{name}")
    app.register_blueprint(bp)
