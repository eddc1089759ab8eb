"""Giving back a file that somebody added, to whoever may see it: it can do nothing in their browser."""

from __future__ import annotations

from flask import Response, abort, request
from werkzeug.wsgi import wrap_file

from coprod.core.attachments import sealed
from coprod.core.attachments.kinds import MADE, Sort
from coprod.core.files import POLICY


def give(key: str, lock: str, *, media_type: str, name: str, size: int) -> Response:
    """The file, or the part of it that a player asks for. Photos and recordings can be looked at in the page, so that no
    copy is left among somebody's downloads; a document is a download. Errors: 404 when it is not there.
    """
    if not sealed.is_there(key):
        abort(404)
    response = Response(
        wrap_file(request.environ, sealed.Later(key, lock)),  # type: ignore[arg-type]
        mimetype=media_type,
        direct_passthrough=True,
    )
    how = "attachment" if MADE[media_type].sort is Sort.DOCUMENT else "inline"
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    response.headers["Content-Security-Policy"] = POLICY
    response.content_length = size
    response.make_conditional(request, accept_ranges=True, complete_length=size)
    return response


def begins() -> bool:
    """Whether this asks for the beginning of a file: a player comes back for every further part.

    ``If-Range`` asks for all of it when the file has changed, and so it begins as well.
    """
    wanted = request.range
    return wanted is None or "If-Range" in request.headers or wanted.ranges[0][0] == 0
