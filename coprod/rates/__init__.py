"""What people's time and miles are worth: rate cards by organisation and day, mileage, limits, windows of time."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

# Rules that declare dated settings: whoever shows all settings finds them here.
FIGURES: tuple[str, ...] = ("figures", "benefits", "advice")
VIEWS: tuple[str, ...] = ("benefits", "cards", "changing", "rates")


def init_app(app: Flask) -> None:
    """Make this domain's settings known, and open its doors."""
    from coprod.rates.views import bp

    for name in FIGURES:
        import_module(f"coprod.rates.rules.{name}")
    for name in VIEWS:
        import_module(f"coprod.rates.views.{name}")
    app.register_blueprint(bp)
