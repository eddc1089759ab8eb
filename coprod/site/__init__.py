"""Pages woven from many domains."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.site import views

    app.register_blueprint(views.bp)
