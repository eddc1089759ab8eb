"""The pages of refusal and trouble: what happened, that nothing is lost (only when it is so), what to do now."""

from __future__ import annotations

import errno

from flask import Flask, Response, g, make_response, render_template, request
from flask.typing import ResponseReturnValue as Reply
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from coprod.core import crisis, logs
from coprod.core.errors import Busy, TooManyTries, Unsure
from coprod.core.rules import NOBODY

# A disk that is full, failing or set to be read only passes; until then a key or a file cannot be kept (T36).
DISK_TROUBLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})
WRITTEN = frozenset({400, 403, 404, 405, 409, 410, 413, 429, 500, 503})


# When even the page cannot be drawn (the database is away), this is said. Nothing must climb to where the server
# would write down the address of the visit.
PLAIN = {
    503: "The site cannot reach its records for the moment. Wait a little, then press the button again.",
    500: "Something went wrong on our side. Try again later.",
}


def _page(status: int, name: str | None = None, **told: object) -> Response:
    try:
        response = make_response(render_template(f"errors/{name or status}.html", **told), status)
    except Exception as reason:
        logs.trouble("fault on the page for faults")
        response = _without_records(503 if isinstance(reason, OperationalError) else status)
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response


def _without_records(status: int) -> Response:
    """The page as it can be drawn when nothing can be read: with the national numbers that the code itself knows."""
    g.viewer, g.dated_settings = NOBODY, []
    try:
        page = render_template(f"errors/{status}.html", routes=crisis.routes())
        return make_response(page, status)
    except Exception:
        logs.trouble("fault on the page without records")
        return Response(PLAIN.get(status, PLAIN[500]), status, mimetype="text/plain")


def _http(fault: HTTPException) -> Reply:
    code = fault.code or 500
    if code < 400 or (fault.response is not None and code not in WRITTEN):
        return fault.get_response()
    response = _page(code if code in WRITTEN else (500 if code >= 500 else 400))
    response.status_code = code
    return response


def _unsure(fault: Unsure) -> Reply:
    # The same form again, with all that was typed and its own key, behind one button.
    logs.trouble("unsure")
    fields = [(name, value) for name, value in request.form.items(multi=True)]
    return _page(503, "unsure", fields=fields, action=request.script_root + request.path)


def init_app(app: Flask) -> None:
    """Answer every refusal and every fault with a page of our own."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, lambda fault: _page(400))
    app.register_error_handler(TooManyTries, lambda fault: _page(429, wait=fault.wait))
    app.register_error_handler(Busy, lambda fault: _page(503))
    app.register_error_handler(Unsure, _unsure)

    def busy(fault: OperationalError) -> Reply:
        logs.trouble("database")
        return _page(503)

    def disk(fault: OSError) -> Reply:
        if fault.errno not in DISK_TROUBLE:
            return broken(fault)
        logs.trouble("disk")
        return _page(503)

    def broken(fault: Exception) -> Reply:
        logs.trouble("fault")
        return _page(500)

    app.register_error_handler(OperationalError, busy)
    if not app.config["TESTING"]:
        app.register_error_handler(Exception, broken)
        app.register_error_handler(OSError, disk)
