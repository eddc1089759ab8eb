"""The independent reviewer: says in public whether it is so."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.oversight import views

    app.register_blueprint(views.bp)
