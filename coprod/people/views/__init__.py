"""The doors of this domain."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("people", __name__)

from coprod.people.views import demo, mine, needs, signing_in, signing_out  # noqa: E402

__all__ = ["bp", "demo", "mine", "needs", "signing_in", "signing_out"]
