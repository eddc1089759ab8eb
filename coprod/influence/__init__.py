"""What became of it: answers to findings, commitments, changes with evidence."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

# Every module with doors. One that is missing here has none.
VIEWS = ("outcome", "commitments")


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.influence.views import bp

    for name in VIEWS:
        import_module(f"coprod.influence.views.{name}")
    app.register_blueprint(bp)
