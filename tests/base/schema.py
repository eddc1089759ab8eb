"""The tables that tests run on: made by the same steps as everybody's, triggers and all."""

from __future__ import annotations

import flask_migrate

from coprod import Service


def make_schema(app: Service) -> None:
    """Take every step in an empty database.

    When a test finds no such table or column, a model has changed without its step: ``make migration m="…"``.
    """
    with app.app_context():
        flask_migrate.upgrade()
