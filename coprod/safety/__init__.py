"""Safety concerns: opened from any words, dealt with apart from everything else, and known to nobody else."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

# Every module with doors. One that is missing here has none.
VIEWS = ("opening", "room", "dealing")


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.safety.views import bp

    for name in VIEWS:
        import_module(f"coprod.safety.views.{name}")
    app.register_blueprint(bp)
