"""The copy of a person's data as a file that they can keep and any machine can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import Response


def download(held: Mapping[str, Any]) -> Response:
    """The file. Its name says nothing of whom or what it is about (threat T18)."""
    answer = Response(json.dumps(held, ensure_ascii=False, indent=2), mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="copy.json"'
    return answer
