"""Consultations: asking well, hearing everyone, closing on the day that was said."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.consultations import views

    app.register_blueprint(views.bp)
