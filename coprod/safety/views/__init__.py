"""The doors of this domain. All of them are confidential: a log line would already say too much (decision 10)."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("safety", __name__)
