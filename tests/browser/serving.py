"""The service at an address of this machine, with a record of every page that it sent.

Axe and the HTML checker need pages as they were: the answer to a form cannot be asked for again. So what a browser
without scripts was sent is kept here, put on a stage, and looked at afterwards (``tests/browser/looking.py``).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from coprod import Service

DRESS = ("Content-Security-Policy", "Content-Type", "Referrer-Policy", "Cross-Origin-Opener-Policy")


@dataclass(frozen=True)
class Sent:
    """A page as it was sent: how it was asked for, and everything that decides how a browser shows it."""

    method: str
    address: str
    status: int
    html: str
    headers: dict[str, str] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.method} {self.address} → {self.status}"


def sent(response: TestResponse) -> Sent | None:
    """What a browser of the tests was sent, if it is a page."""
    if response.mimetype != "text/html" or 300 <= response.status_code < 400:
        return None
    asked = response.request
    address = asked.full_path.rstrip("?") if asked.query_string else asked.path
    headers = {name: response.headers[name] for name in DRESS if name in response.headers}
    return Sent(asked.method, asked.root_path + address, response.status_code, response.text, headers)


class Recorder:
    """Stands before the service, keeps every page, and says which requests broke."""

    def __init__(self, service: Callable[..., Iterable[bytes]]) -> None:
        self.service = service
        self.pages: list[Sent] = []
        self.faults: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = f"{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}"
        if environ.get("QUERY_STRING"):
            asked += f"?{environ['QUERY_STRING']}"
        method = environ["REQUEST_METHOD"]
        try:
            response = Response.from_app(self.service, environ, buffered=True)
        except Exception as reason:
            self.faults.append(f"{method} {asked}: {reason!r}")
            raise
        if response.status_code >= 500:
            self.faults.append(f"{method} {asked} → {response.status}")
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            headers = {name: response.headers[name] for name in DRESS if name in response.headers}
            self.pages.append(
                Sent(method, asked, response.status_code, response.get_data(as_text=True), headers)
            )
        return response(environ, start_response)


class Stage:
    """Stands before the service and shows one recorded page at a time, whatever page is asked for.

    Styles and scripts come from the service itself, which lets a browser keep them; nothing else is answered.
    """

    def __init__(self, service: Service) -> None:
        self.service = service
        self.shown: Sent | None = None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith("/static/"):
            return self.service(environ, start_response)
        if self.shown is None or environ.get("HTTP_SEC_FETCH_DEST") != "document":
            # Pictures whose answer empties the browser, and the like.
            return Response(status=204)(environ, start_response)
        headers = {**self.shown.headers, "Cache-Control": "no-store"}
        page = Response(self.shown.html.encode(), status=self.shown.status, headers=headers)
        return page(environ, start_response)


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """A test says what went wrong by itself."""


@contextmanager
def serving(app: Service, recorder: Callable[..., Iterable[bytes]] | None = None) -> Iterator[str]:
    """Serve by threads on 127.0.0.1 for as long as the block lasts; the service is told its address so long, too."""
    server = make_server("127.0.0.1", 0, recorder or app, threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    before = app.config["PUBLIC_ADDRESS"]
    address = app.config["PUBLIC_ADDRESS"] = f"http://127.0.0.1:{server.server_port}"
    try:
        yield address
    finally:
        app.config["PUBLIC_ADDRESS"] = before
        server.shutdown()
        thread.join(10)
        server.server_close()
