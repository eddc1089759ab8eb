"""Pages that are drawn once and given to everybody, with slots for what is one visitor's own.

A frozen questionnaire is the same page for everyone in a language; so is a consultation, or the front page. Such a page
is drawn with a slot where the nonce, the form's token and what somebody typed will stand, taken apart at the slots and
kept for as long as nothing that people read has changed (``core/kept.py``). Nobody's own things are ever in what is
kept: they are not there yet when it is drawn.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Hashable, Mapping

from flask import current_app, g, request, session
from flask.typing import ResponseReturnValue as Reply
from markupsafe import escape

from coprod.core import clock, headers, kept, tokens
from coprod.core.words import language

# Unlike anything that somebody could have written into a page, and new with every process.
_SIGN = secrets.token_hex(16)
_SLOT = re.compile(rf"{_SIGN}-([a-z0-9.-]+)-{_SIGN}")
# Queries under which a page is kept; whatever else is asked for is drawn anew.
QUERIES = frozenset({b"", b"format=easy_read"})

Shell = tuple[str, ...]
_shells = kept.Shelf(400)


def slot(name: str) -> str:
    """What stands in a page where ``name`` will be filled in."""
    return f"{_SIGN}-{name}-{_SIGN}"


def nonce() -> str:
    """The nonce of the page that is being drawn, or its slot."""
    return slot("nonce") if g.get("drawing_shell") else headers.nonce()


def token() -> str:
    """The token of the page's forms, or its slot."""
    return slot("token") if g.get("drawing_shell") else tokens.token()


def is_for_everybody() -> bool:
    """Whether whoever asks now gets what everybody gets: not signed in, nothing to be told, no odd query."""
    return (
        request.query_string in QUERIES
        and "_user_id" not in session
        and "_flashes" not in session
        and g.get("refusal") is None
    )


def give(what: Hashable, draw: Callable[[], Reply], own: Mapping[str, str] | None = None) -> Reply:
    """The page that ``draw`` draws, from what is kept when it is there. ``own`` fills the slots of this visitor:
    text, escaped here, or what a template has made of it.

    Whatever ``draw`` gives that is not a page (a way elsewhere, a refusal) is handed on and not kept. Never call this
    in a transaction that has changed what people read. For whoever is not everybody it is drawn as it stands.
    """
    if not is_for_everybody():
        drawn = draw()
        return _taken_apart(drawn, own if own is not None else {}) if isinstance(drawn, str) else drawn
    mark = kept.mark()
    key = (mark, clock.today(), language(), request.script_root, request.full_path, what)
    shell = _shells.get(key) if mark else None
    if shell is None:
        drawn = _drawn(draw)
        if not isinstance(drawn, str):
            return drawn
        shell = tuple(_SLOT.split(drawn))
        if mark:
            _shells.put(key, shell)
    return _filled(shell, own if own is not None else {})


def _drawn(draw: Callable[[], Reply]) -> Reply:
    g.drawing_shell = True
    try:
        drawn = draw()
    finally:
        g.drawing_shell = False
    if current_app.config["WTF_CSRF_FIELD_NAME"] in g:
        raise RuntimeError("A page that is kept for everybody must not hold a form with somebody's token.")
    return drawn


def alone(draw: Callable[[], str], own: Mapping[str, str]) -> str:
    """The page that ``draw`` draws, for one visitor alone: nothing of it is kept."""
    return _taken_apart(draw(), own)


def _taken_apart(drawn: str, own: Mapping[str, str]) -> str:
    return _filled(tuple(_SLOT.split(drawn)), own)


def _filled(shell: Shell, own: Mapping[str, str]) -> str:
    parts = list(shell)
    for at in range(1, len(parts), 2):
        name = parts[at]
        if name == "nonce":
            parts[at] = headers.nonce()
        elif name == "token":
            parts[at] = token()
        else:
            parts[at] = escape(words) if (words := own[name]) else ""
    return "".join(parts)
