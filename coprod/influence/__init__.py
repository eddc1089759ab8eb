"""What became of it: answers to findings, commitments, changes with evidence."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.influence import views

    app.register_blueprint(views.bp)
