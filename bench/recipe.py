"""What the floor must do, step by step, as measured on the site itself: method, status, bytes of HTML, SELECTs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bench import questions
from bench.browser import hidden
from bench.journey import STEPS
from coprod import Service
from coprod.core import kept
from coprod.core.db import db, reading
from coprod.questionnaires.models import WaitingSheet
from tests.base.statements import statements


def write(app: Service, reference: str, path: Path) -> dict[str, Any]:
    """Walk the journey in this process, twice (the second time everything that is kept has been made), and tell it."""
    for _walk in range(2):
        recipe = _walked(app, reference)
    with app.app_context(), reading():
        recipe["send"]["kept"] = db.session.scalar(select(func.max(func.length(WaitingSheet.packet))))
    path.write_text(json.dumps(recipe))
    return recipe


@contextmanager
def _marks() -> Iterator[list[str]]:
    """How often the mark is asked for beside a transaction, where nobody else sees it."""
    asked: list[str] = []
    ask = kept._asked_beside

    def count() -> str | None:
        asked.append("mark")
        return ask()

    kept._asked_beside = count
    try:
        yield asked
    finally:
        kept._asked_beside = ask


def _walked(app: Service, reference: str) -> dict[str, Any]:
    visitor = app.test_client()
    about = f"/consultations/{reference}"
    base = f"{about}/respond"
    recipe: dict[str, Any] = {}

    def step(name: str, method: str, address: str, fields: list[tuple[str, str]] | None = None) -> str:
        told = questions.encoded(fields or [])
        kind = "application/x-www-form-urlencoded" if fields else None
        with statements() as asked, _marks() as marks:
            reply = visitor.open(address, method=method, data=told, content_type=kind)
        if reply.status_code not in {200, 302}:
            raise RuntimeError(f"{name}: {reply.status}")
        recipe[name] = {
            "method": method,
            "status": reply.status_code,
            "bytes": len(reply.data),
            "selects": len(marks)
            + sum(1 for each in asked if each.lstrip("( ").upper().startswith("SELECT")),
        }
        return reply.text

    step("page", "GET", about)
    token = hidden(step("start", "GET", base), "csrf_token")
    step("begin", "POST", base, [("csrf_token", token), ("format", "standard")])
    step("section", "GET", f"{base}/1")
    step("answer", "POST", f"{base}/1", [("csrf_token", token), ("go", "on"), *questions.said("measured")])
    slip = hidden(step("check", "GET", f"{base}/check"), "slip")
    step("send", "POST", f"{base}/done", [("csrf_token", token), ("slip", slip)])
    if tuple(recipe) != ("page", *STEPS):
        raise RuntimeError("The steps of the recipe are not those of the journey.")
    return recipe
