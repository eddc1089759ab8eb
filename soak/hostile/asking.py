"""Sends one request made of bytes, as a server would hand it over, and judges the answer.

An answer is at fault when it is the service's own fault (5xx, or an exception) or when it took the processor
longer than two seconds. What a successful form leads to is opened as well: what was kept must also be shown.
"""

from __future__ import annotations

import io
import time
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from werkzeug.test import run_wsgi_app

from coprod import Service
from soak.hostile.shapes import Message

SLOWEST = 2.0  # seconds of processor time


@dataclass(frozen=True)
class Reply:
    """What came back: its status (599 for an exception), headers and words, and how long it took."""

    status: int
    pairs: tuple[tuple[str, str], ...]
    body: bytes
    seconds: float
    fault: str = ""

    @property
    def location(self) -> str:
        """Where it leads, if it leads on."""
        return next((value for name, value in self.pairs if name == "Location"), "")

    @property
    def is_at_fault(self) -> bool:
        return self.status >= 500 or self.seconds > SLOWEST

    @property
    def moved(self) -> bool:
        """Whether a form was taken, and led on."""
        return 300 <= self.status < 400


@dataclass
class Tally:
    """What was asked and what went wrong, so far."""

    asked: int = 0
    slowest: float = 0.0
    statuses: dict[int, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def note(self, reply: Reply, what: str) -> None:
        self.asked += 1
        self.slowest = max(self.slowest, reply.seconds)
        self.statuses[reply.status] = self.statuses.get(reply.status, 0) + 1
        if reply.is_at_fault:
            self.faults.append(f"{what} → {reply.status} after {reply.seconds:.1f} s\n{reply.fault}")

    def __str__(self) -> str:
        told = ", ".join(f"{count} × {status}" for status, count in sorted(self.statuses.items()))
        return f"{self.asked} asked, {len(self.faults)} at fault, slowest {self.slowest:.2f} s ({told})"


def ask(app: Service, address: str, message: Message, cookie: str = "") -> Reply:
    """One request. ``address`` may carry a query of its own; bytes stand in it as percent escapes."""
    parts = urlsplit(address)
    query = b"&".join(each for each in (parts.query.encode("ascii", "replace"), message.query) if each)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": message.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
        "QUERY_STRING": query.decode("latin-1"),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_COOKIE": cookie,
        "CONTENT_TYPE": message.kind,
        "CONTENT_LENGTH": str(len(message.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(message.body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **dict(message.headers),
    }
    start = time.process_time()
    try:
        body, status, headers = run_wsgi_app(app, environ, buffered=True)
        told = b"".join(body)
        close(body)
    except Exception:
        return Reply(599, (), b"", time.process_time() - start, traceback.format_exc(limit=-4))
    return Reply(int(status.split()[0]), tuple(headers), told, time.process_time() - start)


def close(body: Iterable[bytes]) -> None:
    """Let a reply go, as servers do."""
    if hasattr(body, "close"):
        body.close()
