"""What is written down of each visit.

Classes of address (security, "tension to decide early"): identified ones log who, what, how it ended and how long it
took; anonymous ones are counted by day and outcome (core/tally.py), and nothing else is kept of them; confidential ones,
of which only some of the staff may know, are counted among these. What machines ask every few seconds is not written
down at all. Every line is one JSON object on standard error; docs/operating.md says what stands in it.
"""

from __future__ import annotations

import logging
import secrets
import sys
import time
from contextlib import suppress
from typing import TextIO

import structlog
from flask import Flask, Response, current_app, g, has_request_context, request
from structlog.typing import EventDict

from coprod.core import clock, faults, metrics
from coprod.core.tally import tally

# What a refusal on an identified address is called, unless whoever refused has said something better.
EVENTS = {400: "refused-form", 401: "refused", 403: "refused", 404: "not-there", 409: "refused-move"}
EVENTS |= {413: "too-large", 422: "asked-again", 429: "slowed", 503: "cannot"}

STEPS = {"alembic", "flask_migrate"}


def init_app(app: Flask) -> None:
    """Write one line a visit to standard error, as JSON; static files are not written down."""
    structlog.configure(
        processors=[
            _with_moment,
            structlog.processors.add_log_level,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
        # A line in one piece, so that two threads never share one. The stream is looked up each time: whoever
        # puts another in its place (a test, a server) gets the lines too.
        logger_factory=lambda *_: structlog.WriteLogger(_Lines(sys.stderr)),  # type: ignore[arg-type]
        cache_logger_on_first_use=False,
    )
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    if not any(isinstance(handler, _Libraries) for handler in logging.root.handlers):
        logging.root.addHandler(_Libraries(logging.WARNING))
    app.before_request(_begin)
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


def _with_moment(_logger: object, _method: str, line: EventDict) -> EventDict:
    """Every line says when, in UTC, except those about anonymous visits."""
    if line.get("route") != "anonymous":
        line["at"] = clock.now().isoformat(timespec="seconds")
    return line


def is_anonymous() -> bool:
    """Whether this address is one whose visitors are not written down, as are unknown ones and confidential ones."""
    return route_class(request.endpoint) != "identified"


def route_class(endpoint: str | None) -> str:
    """What is kept of visits to an address: ``identified``, ``anonymous`` or ``confidential``, ``silent``: nothing."""
    door = getattr(current_app.view_functions.get(endpoint or ""), "coprod_door", None)
    if endpoint == "static":
        return "silent"
    return str(door.route_class) if door is not None else "anonymous"


def happened(event: str) -> None:
    """Give the line of this visit a name: what was refused, or went wrong, in one word."""
    g.event = event


def _begin() -> None:
    g.began = time.perf_counter()


def _note(response: Response) -> Response:
    route = route_class(request.endpoint)
    if route == "silent" or current_app.config.get("QUIET"):
        return response
    if route != "identified":
        tally.visit(response.status_code // 100)
        return response
    viewer = g.get("viewer")
    seconds = time.perf_counter() - g.get("began", time.perf_counter())
    event = g.pop("event", None) or EVENTS.get(response.status_code, "visit")
    structlog.get_logger().info(
        event,
        request=request_number(),
        route=request.endpoint,
        method=request.method,
        status=response.status_code,
        ms=round(seconds * 1000),
        person=viewer.person_id if viewer else None,
    )
    metrics.visits("identified", response.status_code // 100)
    metrics.took(seconds)
    if event != "visit":
        metrics.event(event)
    return response


def request_number() -> str:
    """What the lines of one identified visit have in common."""
    if "request_number" not in g:
        g.request_number = secrets.token_hex(6)
    return str(g.request_number)


def trouble(what: str, **of: str) -> None:
    """Write down the fault at hand: where in our code, and no words. Of an anonymous address by the hour.

    The demo world has only invented visitors, and somebody at its terminal who wants to know at once.
    """
    reason = sys.exc_info()[1]
    if has_request_context() and is_anonymous():
        tally.trouble(what, faults.kind(reason), faults.place(reason))
        if current_app.config["DEMO"]:
            tally.tell(everything=True)
        return
    if has_request_context():
        metrics.trouble("identified", what)
        of |= {"request": request_number(), "route": str(request.endpoint)}
    structlog.get_logger().error(what, **of, kind=faults.kind(reason), frames=faults.frames(reason))


class _Libraries(logging.Handler):
    """What other people's packages complain of: which package, where in it, which class; never in their words."""

    def emit(self, record: logging.LogRecord) -> None:
        reason = record.exc_info[1] if record.exc_info else None
        place = f"{record.module}:{record.lineno}"
        if has_request_context() and is_anonymous():
            tally.trouble(f"library {record.name}", faults.kind(reason) or record.levelname, place)
            return
        structlog.get_logger().warning(
            "library",
            name=record.name,
            severity=record.levelname,
            kind=faults.kind(reason),
            place=place,
            # The steps of the database know nothing of people, and whoever takes them must read why one fails.
            **({"words": record.getMessage()} if record.name.partition(".")[0] in STEPS else {}),
        )
