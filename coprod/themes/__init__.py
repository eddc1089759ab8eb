"""Findings: what many voices say, in a few words."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.themes import views

    app.register_blueprint(views.bp)
