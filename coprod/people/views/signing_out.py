"""Signing out, so that nothing is left behind the Back button.

Browsers keep whole pages in memory; no header of the page itself empties that. A picture on the page one lands
on, whose answer says ``Clear-Site-Data``, does, without any script (security §0.2, decision 9).
"""

from __future__ import annotations

import base64

from flask import Response, redirect, request, url_for

from coprod.core.access import Reply, permit
from coprod.core.forms import page
from coprod.core.rules import everyone
from coprod.people import current, operations
from coprod.people.views import bp

# The smallest picture: one point that cannot be seen.
DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


@bp.post("/sign-out")
@permit(everyone)
def sign_out() -> Reply:
    row = current.sign_in()
    if row:
        operations.sign_out(row, by=row.person_id)
    current.end()
    return redirect(url_for(".signed_out"))


@bp.get("/signed-out")
@permit(everyone, anonymous=True)
def signed_out() -> Reply:
    if current.person():
        return redirect(url_for("site.me"))
    return page("people/signed_out.html")


@bp.get("/signed-out/clear")
@permit(everyone, anonymous=True)
def clear() -> Reply:
    answer = Response(DOT, mimetype="image/gif")
    # Another site that shows this picture must not be able to empty anything here.
    if request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}:
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
