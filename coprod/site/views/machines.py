"""What machines ask: whether the service lives, whether it is ready, its icon, its name, where not to look."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Response, current_app, jsonify, send_file

from coprod.core import metrics, readiness
from coprod.core.access import Reply, permit
from coprod.core.db import reading
from coprod.core.pages import DEEP_TEAL, asset
from coprod.core.rules import everyone
from coprod.site import watched
from coprod.site.views import bp

# Pages about one person's own words, and doors for those who work here: nothing for a search engine.
KEEP_OUT = ("/receipts", "/leave", "/sign-in", "/me", "/today", "/manage", "/review", "/health", "/metrics")


@bp.get("/health/live")
@permit(everyone, anonymous=True, silent=True)
def live() -> Reply:
    """The service runs. Asks nothing of the database: a slow one is no reason to start the service again."""
    return Response("alive\n", mimetype="text/plain")


@bp.get("/health/ready")
@permit(everyone, anonymous=True, silent=True)
def ready() -> Reply:
    """The service can answer people; if not, one word a line for what is wrong. Nothing is written anywhere."""
    wanting = readiness.wanting()
    return Response("\n".join(wanting or ["ready"]) + "\n", 503 if wanting else 200, mimetype="text/plain")


@bp.get("/metrics")
@permit(everyone, on=watched.settings, see=watched.carries_the_token, anonymous=True, silent=True)
def figures(_settings: Mapping[str, Any]) -> Reply:
    """What the operator watches, for whoever carries the token; for everybody else there is no such page."""
    with reading():
        return Response(
            metrics.written(watched.gauges()), content_type="text/plain; version=0.0.4; charset=utf-8"
        )


@bp.get("/favicon.ico")
@permit(everyone, anonymous=True)
def favicon() -> Reply:
    """Our icon, for browsers that ask for it without being told where it is."""
    return send_file(Path(str(current_app.static_folder)) / "img" / "icon.svg", mimetype="image/svg+xml")


@bp.get("/site.webmanifest")
@permit(everyone, anonymous=True)
def manifest() -> Reply:
    """What a phone calls the site when somebody keeps it: a name that says nothing about health (threat T18)."""
    reply = jsonify(
        name="Coprod",
        short_name="Coprod",
        start_url="/",
        display="browser",
        background_color="#ffffff",
        theme_color=DEEP_TEAL,
        icons=[{"src": asset("img/icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    )
    reply.mimetype = "application/manifest+json"
    return reply


@bp.get("/robots.txt")
@permit(everyone, anonymous=True)
def robots() -> Reply:
    """Where search engines have nothing to look for."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in KEEP_OUT), "Disallow: /*/respond"]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
