"""Coprod: people who use mental-health services help to decide how they are made, and see what came of it.

Read this first: ``create_app`` puts the service together, from the ground up.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, current_app, request
from flask_login import LoginManager
from jinja2 import ChainableUndefined, ChoiceLoader, PackageLoader
from jinja2.loaders import BaseLoader
from werkzeug.middleware.proxy_fix import ProxyFix

from coprod import (
    cli,
    config,
    consultations,
    feedback,
    influence,
    involvement,
    meetings,
    oversight,
    payments,
    people,
    programmes,
    rates,
    safety,
    site,
    themes,
)
from coprod.core import (
    access,
    addresses,
    compression,
    db,
    headers,
    logs,
    metrics,
    pages,
    queue,
    replies,
    tokens,
    words,
)
from coprod.core.sessions import Sessions
from coprod.people import current
from coprod.programmes import queries as programmes_queries

login = LoginManager()
csrf = tokens.Tokens()


class Service(Flask):
    """Flask with the page components of the NHS design system, and every template escaped whatever its ending."""

    jinja_options = {
        **Flask.jinja_options,
        "undefined": ChainableUndefined,
        "autoescape": True,
        "trim_blocks": True,
        "lstrip_blocks": True,
        # There are more templates than it would keep otherwise, and each look among those has the price of a lock.
        "cache_size": -1,
    }
    session_interface = Sessions()
    url_rule_class = addresses.Address

    def log_exception(self, exc_info: object) -> None:
        """Flask would write down the address; our own log knows which addresses are nobody's business."""
        logs.trouble("fault")

    def create_global_jinja_loader(self) -> BaseLoader:  # type: ignore[override]
        return ChoiceLoader([super().create_global_jinja_loader(), PackageLoader("nhsuk_frontend_jinja")])


def create_app(changes: Mapping[str, Any] | None = None) -> Service:
    """The service, put together. ``changes`` stand above the settings of the environment.

    Errors: ``UnsafeSettings`` when it would not be safe to run, ``RuntimeError`` when a view has no rule.
    """
    settings = {**config.from_environment(), **(changes or {})}
    config.prepare(settings)
    app = Service(__name__, instance_path=settings["INSTANCE"])
    app.config.update(settings)
    if not Path(str(app.static_folder), "vendor", ".stamp").exists():
        raise SystemExit("The page styles have not been built yet. Run: make ready")

    if proxies := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)  # type: ignore[method-assign]
    words.init_app(app)
    metrics.init_app(app)
    logs.init_app(app)
    headers.init_app(app)
    compression.init_app(app)
    app.before_request(_plain_token)
    csrf.init_app(app)
    current.init_app(app, login)
    # For a restore, which puts a second service together beside this one.
    app.extensions["coprod.another"] = create_app
    app.extensions["coprod.viewer"] = programmes_queries.viewer
    db.init_app(app)
    queue.init_app(app)
    pages.init_app(app)
    replies.init_app(app)

    for domain in (
        people,
        programmes,
        consultations,
        feedback,
        meetings,
        rates,
        themes,
        involvement,
        safety,
        payments,
        influence,
        oversight,
        site,
    ):
        domain.init_app(app)
    cli.init_app(app)
    if app.config["DEMO"]:
        # Only here: no other service needs to know these words.
        from coprod import demo

        demo.init_app(app)

    access.insist_on_rules(app)
    return app


def _plain_token() -> Response | None:
    """A token that is not plain text can only be an attack, and would trip the comparison (security §0.10)."""
    door = getattr(current_app.view_functions.get(request.endpoint or ""), "coprod_door", None)
    if door is not None and door.uploads:
        request.max_content_length = door.uploads + 2 * 1024 * 1024
    try:
        request.query_string.decode()
    except UnicodeDecodeError:
        abort(
            400
        )  # Browsers write every letter of an address in ASCII; bytes of no script would stop whoever reads it.
    if None in request.form or None in request.files:
        abort(400)  # Parts without a name: no form of ours sends them, and every reader of names would trip.
    if (
        not request.form.get("csrf_token", "").isascii()
        or not request.headers.get("X-CSRFToken", "").isascii()
    ):
        abort(400)
    return None
