"""Consultations: asking well, hearing everyone, closing on the day that was said."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

VIEWS = ("respond", "enter", "paper")


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.consultations.views import bp

    for name in VIEWS:
        import_module(f"coprod.consultations.views.{name}")
    app.register_blueprint(bp)
