"""The independent reviewer: says in public whether it is so."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

# Every module with doors. One that is missing here has none.
VIEWS = ("review",)


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.oversight.views import bp

    for name in VIEWS:
        import_module(f"coprod.oversight.views.{name}")
    app.register_blueprint(bp)
