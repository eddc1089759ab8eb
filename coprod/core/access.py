"""The door: load the thing, ask the rule, act, keep.

``permit`` is the only way in. It says, where the address is, who may enter, what is loaded, and that
everything the view did is kept when it returns and never happened when it raises. A view without a rule
stops the service from starting (``insist_on_rules``).
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Reply
from sqlalchemy.exc import OperationalError

from coprod.core import db as database
from coprod.core import logs, shells
from coprod.core.errors import Busy, Refused, TooManyTries, Unsure
from coprod.core.rules import NOBODY, Rule, Viewer, everyone

View = TypeVar("View", bound=Callable[..., Any])
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_NUMBER = 2**31 - 1  # the largest number of a row in PostgreSQL


@dataclass(frozen=True)
class Door:
    """What the list of all doors says of one of them."""

    rule: Rule
    see: Rule
    on: Callable[..., Any] | None
    anonymous: bool
    reads: str | None
    uploads: int
    kept: bool = False
    silent: bool = False
    confidential: bool = False
    fresh: bool = False

    @property
    def route_class(self) -> str:
        """What is written down of a visit (core/logs.py): all of it, its day and outcome, or nothing."""
        if self.silent:
            return "silent"
        if self.confidential:
            return "confidential"
        return "anonymous" if self.anonymous else "identified"


def viewer() -> Viewer:
    """Whoever is looking, asked once a request."""
    if "viewer" not in g:
        source: Callable[[], Viewer] | None = current_app.extensions.get("coprod.viewer")
        try:
            g.viewer = source() if source else NOBODY
        except OperationalError:
            # The database is away. Whoever it is may do nothing now, and the page that says so can still be drawn.
            g.viewer = NOBODY
            raise
    found: Viewer = g.viewer
    return found


def permit(
    rule: Rule,
    *,
    on: Callable[..., Any] | None = None,
    see: Rule | None = None,
    anonymous: bool = False,
    reads: str | None = None,
    uploads: int = 0,
    kept: bool = False,
    silent: bool = False,
    confidential: bool = False,
    first: Callable[..., None] | None = None,
    fresh: bool = False,
) -> Callable[[View], View]:
    """Say who may enter, and keep or undo what happens inside.

    ``on`` loads the thing from the parts of the address that its parameters name; the view gets the thing
    first and the remaining parts after it. ``see`` decides whether its existence may be known (404 if not);
    ``rule`` decides whether the viewer may enter (403, or sign-in). ``anonymous`` marks addresses whose
    visits are logged by day and outcome only. ``reads`` names a sensitive read, which alone may write on a
    GET: its audit row, through ``coprod.core.audit``. ``uploads`` lets files in, of so many bytes at most.
    ``kept`` says that everybody who is not signed in gets the same page for as long as nothing that people read has
    changed: it depends on the address, the day and marked tables alone (``core/kept.py``). ``silent`` marks what
    machines ask every few seconds: nothing at all is written down, nobody is asked who they are, and the database
    only if the view does so itself. ``confidential`` marks what only some of the staff may know to have happened: who
    enters is asked, and the visit is counted among the anonymous ones (docs/decisions/0010). ``first`` is done with what
    was sent before the transaction begins, because it takes long and nobody else must wait for it: a file is
    received. It gets the parts of the address that its parameters name. ``fresh`` lets in only who has shown in the
    last minutes that it is they, and leads everybody else there first (docs/decisions/0019).
    """

    def wrap(view: View) -> View:
        door = Door(rule, see or everyone, on, anonymous, reads, uploads, kept, silent, confidential, fresh)
        wanted = frozenset(inspect.signature(on).parameters) if on else frozenset()
        before = frozenset(inspect.signature(first).parameters) if first else frozenset()

        def enter(parts: dict[str, Any]) -> Reply:
            who = NOBODY if silent else viewer()
            if any(_names_nothing(part) for part in parts.values()):
                abort(404)
            things: list[Any] = []
            if on:
                thing = on(**{name: part for name, part in parts.items() if name in wanted})
                if thing is None:
                    abort(404)
                if not door.see(who, thing):
                    if _lacks_only_the_second_step(door, who, thing):
                        return _confirm_first()
                    abort(404)
                if database.is_writing() and not database.hold(thing, share=door.anonymous):
                    abort(404)
                things.append(thing)
            if not door.rule(who, things[0] if things else None):
                if _lacks_only_the_second_step(door, who, things[0] if things else None):
                    return _confirm_first()
                if who.is_signed_in:
                    abort(403)
                logs.happened("sign-in-wanted")
                return redirect(url_for("people.sign_in", then=_here()))
            if fresh and (who.withheld or not who.has_confirmed):
                return _confirm_first()
            rest = {name: part for name, part in parts.items() if name not in wanted}
            reply: Reply = current_app.ensure_sync(view)(*things, **rest)
            return reply

        @functools.wraps(view)
        def door_view(**parts: Any) -> Reply:
            if silent:
                return enter(parts)
            writes = request.method not in SAFE or reads is not None
            if not writes:
                with database.reading():
                    if kept and request.method == "GET":
                        return shells.give(None, lambda: enter(parts))
                    return enter(parts)
            try:
                if (
                    first is not None
                    and request.method not in SAFE
                    and not any(map(_names_nothing, parts.values()))
                ):
                    first(**{name: part for name, part in parts.items() if name in before})
                with database.writing():
                    return enter(parts)
            except Refused as refusal:
                return _again(enter, parts, refusal)

        door_view.coprod_door = door  # type: ignore[attr-defined]
        return door_view  # type: ignore[return-value]

    return wrap


def _names_nothing(part: object) -> bool:
    """Whether a part of an address is what a database would refuse to look for: then nothing is there."""
    return (isinstance(part, str) and "\0" in part) or (isinstance(part, int) and part > LARGEST_NUMBER)


def refusal() -> str | None:
    """Why the operation just refused, while its page is shown again; otherwise ``None``."""
    found: str | None = g.get("refusal")
    return found


def _again(enter: Callable[[dict[str, Any]], Reply], parts: dict[str, Any], refused: Refused) -> Reply:
    """Show the page again with the reason and what was typed; a page without a form says it and leads back."""
    g.refusal = refused.message
    g.pop("viewer", None)
    try:
        with database.reading():
            return enter(parts)
    except Refused:
        with database.reading():
            return render_template("errors/409.html", reason=refused.message, back=_back()), 409


def _lacks_only_the_second_step(door: Door, who: Viewer, thing: Any) -> bool:
    """Whether somebody may enter here once they have done the second step of signing in."""
    if not who.withheld:
        return False
    whole = who.with_what_is_withheld()
    return door.see(whole, thing) and door.rule(whole, thing)


def _confirm_first() -> Reply:
    """Lead somebody to where they show that it is they, and back. What they typed waits on a page of its own."""
    if request.method in SAFE:
        return redirect(url_for("people.confirm", then=_here()))
    if request.url_rule is not None and "GET" not in (request.url_rule.methods or ()):
        return redirect(url_for("people.confirm", then=_back()))
    return render_template(
        "errors/confirm.html", action=_here(), typed=list(request.form.items(multi=True))
    ), 403


def _here() -> str:
    return request.script_root + request.full_path.rstrip("?")


def _back() -> str:
    """The page that the person came from when it is one of ours, else the front page."""
    came_from = request.referrer or ""
    ours = request.host_url
    return local_path("/" + came_from[len(ours) :], "/") if came_from.startswith(ours) else "/"


def say(message: object) -> None:
    """Tell the person on the next page what has happened."""
    flash(str(message))


def local_path(path: str | None, otherwise: str) -> str:
    """A path on this site that is safe to go to; anything else gives ``otherwise`` (T30)."""
    if not path or not path.startswith("/") or path.startswith(("//", "/\\")):
        return otherwise
    if any(ord(character) < 33 or character == "\\" for character in path):
        return otherwise
    return path


def doors(app: Flask) -> list[tuple[str, str, str, Door | None]]:
    """Every address with its methods, its name and its door, in order."""
    found = []
    for address in app.url_map.iter_rules():
        if address.endpoint == "static":
            continue
        door = getattr(app.view_functions[address.endpoint], "coprod_door", None)
        methods = ",".join(sorted((address.methods or set()) - {"HEAD", "OPTIONS"}))
        found.append((str(address), methods, address.endpoint, door))
    return sorted(found, key=lambda entry: (entry[0], entry[1]))


def insist_on_rules(app: Flask) -> None:
    """Stop the service when an address has no rule: deny by default. Errors: ``RuntimeError``."""
    bare = [endpoint for _, _, endpoint, door in doors(app) if door is None]
    if bare:
        raise RuntimeError(f"These views have no rule; give each a @permit(...): {', '.join(bare)}")


__all__ = ["Busy", "Door", "Refused", "Reply", "TooManyTries", "Unsure", "doors", "permit", "viewer"]
