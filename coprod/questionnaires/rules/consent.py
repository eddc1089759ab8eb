"""The question by which somebody lets us publish their words (domain rule C12). Its ids are reserved."""

from __future__ import annotations

PUBLISH, YES, NO = "publish", "yes", "no"
