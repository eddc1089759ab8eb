"""Consultations: asking well, hearing everyone, closing on the day that was said."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

VIEWS = (
    "respond",
    "enter",
    "paper",
    "manage",
    "manage_words",
    "manage_options",
    "manage_ways",
    "manage_documents",
    "manage_controllers",
    "manage_moves",
    "questions",
    "question",
    "results",
)


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.consultations.views import bp

    for name in VIEWS:
        import_module(f"coprod.consultations.views.{name}")
    app.register_blueprint(bp)
