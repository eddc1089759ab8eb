"""Feedback: anybody says what happened to them, at any hour; somebody reads it on the day that was promised."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

VIEWS = (
    "say",
    "queue",
    "item",
    "files",
    "manage",
    "questions",
    "question",
    "next_questions",
    "posters",
    "enter",
    "story",
    "stories_in_work",
    "came_of_it",
    "stories",
    "figures",
)


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.feedback.views import bp

    for name in VIEWS:
        import_module(f"coprod.feedback.views.{name}")
    app.register_blueprint(bp)
