"""The doors of this domain."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("people", __name__)

from coprod.people.views import (  # noqa: E402
    confirming,
    demo,
    mine,
    needs,
    second_step,
    signing_in,
    signing_out,
)

__all__ = ["bp", "confirming", "demo", "mine", "needs", "second_step", "signing_in", "signing_out"]
