"""Programmes, organisations and sectors, workstreams, aims, memberships."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.programmes import views

    app.register_blueprint(views.bp)
