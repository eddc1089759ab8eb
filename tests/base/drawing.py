"""No statement runs while a page is drawn, in any test: so no list can hide one statement a row."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pytest
from flask import before_render_template, request_finished, template_rendered
from sqlalchemy import Engine, event

_drawing: ContextVar[str | None] = ContextVar("tests_drawing", default=None)


class StatementWhileDrawing(AssertionError):
    """Somebody asked the database from within a template: load it in a query."""


@contextmanager
def watch_drawing() -> Iterator[list[str]]:
    """Fail at the statement, and remember it in case somebody caught the failure."""
    seen: list[str] = []

    def begin(sender: Any, template: Any, **more: Any) -> None:
        _drawing.set(template.name or "a template")

    def end(sender: Any, **more: Any) -> None:
        _drawing.set(None)

    def asked(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        if template := _drawing.get():
            _drawing.set(None)
            here = [line for line in traceback.format_stack() if "coprod/templates" in line]
            told = (
                f"While {template} was drawn, this ran: {' '.join(statement.split())[:300]}\n{''.join(here)}"
            )
            seen.append(told)
            raise StatementWhileDrawing(told)

    before_render_template.connect(begin)
    template_rendered.connect(end)
    request_finished.connect(end)
    event.listen(Engine, "before_cursor_execute", asked)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", asked)
        before_render_template.disconnect(begin)
        template_rendered.disconnect(end)
        request_finished.disconnect(end)
        _drawing.set(None)


@pytest.fixture(autouse=True)
def no_sql_while_drawing() -> Iterator[list[str]]:
    with watch_drawing() as seen:
        yield seen
    assert not seen, "\n".join(seen)
