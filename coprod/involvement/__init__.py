"""Paid involvement: opportunities, applications, agreements and agreed work."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

VIEWS: tuple[str, ...] = (
    "opportunities",
    "share",
    "manage",
    "manage_offer",
    "manage_words",
    "manage_easy",
    "manage_panel",
    "manage_moves",
    "questions",
    "question",
    "apply",
    "enter",
    "my_applications",
    "reading",
    "application_files",
    "deciding",
    "equality",
    "equality_figures",
    "my_roles",
    "my_agreement",
    "my_letter",
    "my_work",
    "manage_people",
    "manage_agreement",
    "manage_work",
    "determinations",
    "manage_texts",
)


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.involvement.views import bp

    for name in VIEWS:
        import_module(f"coprod.involvement.views.{name}")
    app.register_blueprint(bp)
