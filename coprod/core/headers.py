"""What every answer carries: the content policy with its nonce, no caching, no referrer, no framing."""

from __future__ import annotations

import secrets

from flask import Flask, Response, abort, current_app, g, request

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def nonce() -> str:
    """The word, new for each page, that its own scripts and styles carry."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


# Only our own files, no inline code without the nonce, no frames, no other forms.
_ALLOWED = "; ".join(
    (
        "default-src 'none'",
        "object-src 'none'",
        "script-src {scripts}",
        "style-src 'self'{styles}",
        "img-src 'self' data:",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "manifest-src 'self'",
    )
)
# For what is not a page of ours: a way elsewhere, a file.
WITHOUT_SCRIPTS = _ALLOWED.format(scripts="'none'", styles="")
_BEFORE, _BETWEEN, _AFTER = _ALLOWED.format(scripts="'nonce-@'", styles=" 'nonce-@'").split("@")


def policy() -> str:
    """The content policy: an answer in which no script carries the nonce lets none run."""
    if "nonce" not in g:
        return WITHOUT_SCRIPTS
    return f"{_BEFORE}{g.nonce}{_BETWEEN}{g.nonce}{_AFTER}"


def _refuse_foreign_posts() -> None:
    """Another site's page may not act here, even with a cookie that travels (second line behind the token)."""
    if request.method in UNSAFE and request.headers.get("Sec-Fetch-Site", "same-origin") not in {
        "same-origin",
        "none",
    }:
        abort(403)


# Nobody else sets these, so they are added as they stand, without looking for earlier ones.
ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
SECURELY = ("Strict-Transport-Security", "max-age=63072000; includeSubDomains")


def _dress(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", policy())
    headers.extend(ALWAYS)
    within = request.path.startswith(("/manage", "/review"))
    headers["Referrer-Policy"] = "same-origin" if within else "no-referrer"
    if request.endpoint != "static" or response.status_code not in {200, 206, 304}:
        # A calendar program keeps what it read, and asks whether it is still so; everything else is kept nowhere.
        asked_again = g.get("asked_again") if response.status_code in {200, 304} else None
        headers["Cache-Control"] = asked_again or "no-store"
    else:
        # Flask would say "no-cache" for files; ours carry their version in the address.
        headers["Cache-Control"] = "public, max-age=31536000, immutable"
    if current_app.config["SECURE"]:
        headers.add(*SECURELY)
    return response


def init_app(app: Flask) -> None:
    """Dress every answer."""
    app.before_request(_refuse_foreign_posts)
    app.after_request(_dress)
