"""The doors of this domain."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("programmes", __name__)

from coprod.programmes.views import (  # noqa: E402
    administrators,
    districts,
    notices,
    organisations,
    overview,
    partners,
    parts,
    people,
    review,
    settings,
    words,
)

__all__ = [
    "administrators",
    "bp",
    "districts",
    "notices",
    "organisations",
    "overview",
    "partners",
    "parts",
    "people",
    "review",
    "settings",
    "words",
]
