"""Who someone is, how they sign in, how they may be reached."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.people import views

    app.register_blueprint(views.bp)
