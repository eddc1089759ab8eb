"""What a browser holds of answers on their way: a cookie for each draft, with the only key to what is being typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from flask import Response, current_app, request

from coprod import config
from coprod.questionnaires.operations import drafts, sending
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt

COOKIE = "answers-"


def _cookie(slip: str) -> str:
    """The name of a draft's cookie: it says neither what is answered nor who answers."""
    return config.cookie_name(COOKIE + slip[:8], current_app.config)


def keys() -> list[str]:
    """The keys of every draft that this browser has begun, of whatever questionnaire."""
    beginning = config.cookie_name(COOKIE, current_app.config)
    found = [value for name, value in request.cookies.items() if name.startswith(beginning)]
    return [value for value in found if drafts.is_key(value)][: 2 * drafts.MOST_KEYS]


def give(response: Response, draft: Draft, life: timedelta | None = None) -> Response:
    """The key to what is being typed: gone with the browser, unless the person asked to come back later."""
    response.set_cookie(
        _cookie(draft.slip),
        draft.key,
        max_age=life,
        secure=current_app.config["SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def drop(response: Response, version_id: int) -> None:
    """The keys of earlier drafts of this questionnaire go, and the last of too many others."""
    held = keys()
    for key in held:
        name = _cookie(drafts.slip(version_id, key))
        if name in request.cookies or len(held) > drafts.MOST_KEYS:
            response.delete_cookie(
                name, secure=current_app.config["SECURE"], httponly=True, samesite="Lax", path="/"
            )


def keep_briefly(response: Response, version_id: int, slip: str) -> Response:
    """For a quarter of an hour the same browser may load the receipt again; then it no longer can."""
    if key := _key_of(version_id, slip):
        give(response, Draft(key, slip), drafts.AFTER_SENDING)
    return response


# Which receipt a form's token had, when it was sent; a domain whose answers wait nowhere has its own.
Sent = Callable[[bytes], Receipt | None]


def sent_before(version_id: int, slip: str, sent: Sent = sending.already_sent) -> Receipt | None:
    """The receipt of the draft of this name, when this browser has sent it."""
    key = _key_of(version_id, slip)
    return sent(drafts.begin(version_id, key).token) if key else None


def sent_here(version_id: int, sent: Sent = sending.already_sent) -> str | None:
    """The slip of answers that this browser sent a moment ago, when the reply may have been lost on the way."""
    for key in keys():
        slip = drafts.slip(version_id, key)
        if _cookie(slip) in request.cookies and sent_before(version_id, slip, sent):
            return slip
    return None


def begun(versions: Sequence[int], slip: str = "") -> int | None:
    """Which of these versions this browser is answering, or has sent under this slip; the first, when several."""
    held = keys()
    for number in versions:
        if slip and any(drafts.slip(number, key) == slip for key in held):
            return number
    return drafts.begun(versions, held)


def _key_of(version_id: int, slip: str) -> str | None:
    return next((key for key in keys() if drafts.slip(version_id, key) == slip), None)
