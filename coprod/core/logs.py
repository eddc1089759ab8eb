"""What is written down of each visit.

Two classes of address (security, "tension to decide early"): identified ones log who, what and how it ended;
anonymous ones log the day, the class of the route and the outcome, and nothing else.
"""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import TextIO

import structlog
from flask import Flask, Response, current_app, g, request

from coprod.core import clock


def init_app(app: Flask) -> None:
    """Write one line a visit to standard error, as JSON; static files are not written down."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
        # A line in one piece, so that two threads never share one. The stream is looked up each time: whoever
        # puts another in its place (a test, a server) gets the lines too.
        logger_factory=lambda *_: structlog.WriteLogger(_Lines(sys.stderr)),  # type: ignore[arg-type]
        cache_logger_on_first_use=False,
    )
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    app.after_request(_note)


class _Lines:
    """A stream that loses a line which cannot be written, on a full disk: never the reply to somebody's visit."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


def is_anonymous() -> bool:
    """Whether this address is one whose visitors are not written down. Unknown addresses are."""
    if request.endpoint is None:
        return True
    door = getattr(current_app.view_functions.get(request.endpoint), "coprod_door", None)
    return door is None or bool(door.anonymous)


def _note(response: Response) -> Response:
    if request.endpoint == "static" or current_app.config.get("QUIET"):
        return response
    log = structlog.get_logger()
    if is_anonymous():
        log.info(
            "visit", day=clock.today().isoformat(), route="anonymous", outcome=response.status_code // 100
        )
        return response
    viewer = g.get("viewer")
    log.info(
        "visit",
        at=clock.now().isoformat(timespec="seconds"),
        route=request.endpoint,
        method=request.method,
        status=response.status_code,
        person=viewer.person_id if viewer else None,
    )
    return response


def trouble(what: str) -> None:
    """Write down a fault with its traceback; of an anonymous address only that there was one, and where."""
    log = structlog.get_logger()
    if is_anonymous():
        kind = sys.exc_info()[0]
        log.error(what, day=clock.today().isoformat(), route="anonymous", kind=kind.__name__ if kind else "")
    else:
        log.exception(what, route=request.endpoint)
