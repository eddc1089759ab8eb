"""Leaving quickly: a neutral page that goes on to the weather by itself, and empties this browser of the site.

Browsers keep whole pages in memory and show them again on Back, whatever the headers say. What drops them, with
no script at all, is ``Clear-Site-Data`` on a picture of the page that one lands on (security §0.2).
"""

from __future__ import annotations

from base64 import b64decode

from flask import Response, current_app, make_response, render_template, request, session

from coprod import config
from coprod.core.access import Reply, permit
from coprod.core.rules import everyone
from coprod.site.views import bp

# One dot that nobody sees.
DOT = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
ELSEWHERE = "https://www.bbc.co.uk/weather"


def _comes_from_us() -> bool:
    """Whether the person asked for this: another site must not throw away what somebody is typing here."""
    return request.headers.get("Sec-Fetch-Site", "none") in {"same-origin", "none"}


@bp.get("/leave")
@permit(everyone, anonymous=True)
def leave() -> Reply:
    """Where "Leave this site" leads: nothing on it, or behind it, says where somebody was."""
    response = make_response(render_template("site/leave.html", elsewhere=ELSEWHERE))
    if _comes_from_us():
        # For browsers that do not know the header of the picture, and where the site runs without https.
        session.clear()
        beginning = config.cookie_name("answers", current_app.config)
        for name in request.cookies:
            # Each questionnaire that somebody is answering has a cookie of its own.
            if name.startswith(beginning):
                response.delete_cookie(
                    name, path="/", secure=current_app.config["SECURE"], httponly=True, samesite="Lax"
                )
    return response


@bp.get("/leave/clear")
@permit(everyone, anonymous=True)
def leave_clear() -> Reply:
    """The picture whose answer tells the browser to forget this site."""
    response = Response(DOT, mimetype="image/gif")
    if _comes_from_us():
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
