"""Where one request ends and the next begins: our server does not guess (request smuggling)."""

from __future__ import annotations

import runpy

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import ParseException
from gunicorn.http.parser import RequestParser

from coprod.processes import SETTINGS

HEAD = b"POST /receipts HTTP/1.1\r\nHost: involve.example\r\n"
AMBIGUOUS = {
    "both lengths": b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
    "two lengths": b"Content-Length: 4\r\nContent-Length: 5\r\n",
    "a length in a list": b"Content-Length: 4, 5\r\n",
    "a length with a sign": b"Content-Length: +4\r\n",
    "a length below nought": b"Content-Length: -4\r\n",
    "chunked and something else": b"Transfer-Encoding: chunked, identity\r\n",
    "chunked twice": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
    "an unknown coding": b"Transfer-Encoding: xchunked\r\n",
    "a blank before the colon": b"Content-Length : 4\r\n",
    "a folded line": b"X-One: 1\r\n Content-Length: 4\r\n",
    "a bare line end": b"X-One: 1\nContent-Length: 4\r\n",
    "a nought in a value": b"X-One: a\x00b\r\n",
}


def read(headers: bytes, body: bytes = b"code") -> bytes | None:
    """What the server takes for the body; ``None`` when it refuses the request."""
    settings = Config()
    for name, value in runpy.run_path(str(SETTINGS)).items():
        if name in settings.settings:
            settings.set(name, value)
    told = iter([HEAD + headers + b"\r\n" + body + b"GET /smuggled HTTP/1.1\r\n\r\n"])
    try:
        request = next(RequestParser(settings, told, ("127.0.0.1", 1)))
    except ParseException:
        return None
    return bytes(request.body.read())


@pytest.mark.parametrize("headers", AMBIGUOUS.values(), ids=AMBIGUOUS.keys())
def test_a_request_with_two_possible_ends_is_refused(headers: bytes) -> None:
    assert read(headers) is None


def test_control_a_request_with_one_end_is_read_to_it() -> None:
    assert read(b"Content-Length: 4\r\n") == b"code"
    assert read(b"Transfer-Encoding: chunked\r\n", b"4\r\ncode\r\n0\r\n\r\n") == b"code"
