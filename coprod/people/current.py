"""Who is here now. Views ask ``me()``; everything below is told ``by=``.

The cookie holds a random key and nothing else; the row that it opens can be ended from anywhere at once.
"""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, g, session
from flask_login import LoginManager, UserMixin, login_user, logout_user
from werkzeug.exceptions import Unauthorized

from coprod.core import clock, db, logs
from coprod.people import queries
from coprod.people.models import Person, SignIn
from coprod.people.rules import stays_until
from coprod.people.rules.second_step import is_fresh

WORTH_WRITING = timedelta(minutes=10)


class SignedIn(UserMixin):
    """What Flask-Login keeps of a sign-in: the key of the cookie."""

    def __init__(self, key: str, sign_in: SignIn, person: Person) -> None:
        self.key, self.sign_in, self.person = key, sign_in, person

    def get_id(self) -> str:
        return self.key


def _load(key: str) -> SignedIn | None:
    found = queries.sign_in_of(key)
    return SignedIn(key, *found) if found else None


def _signed_in() -> SignedIn | None:
    if "signed_in" not in g:
        key = session.get("_user_id")
        g.signed_in = _load(key) if isinstance(key, str) else None
        _stay(g.signed_in)
    found: SignedIn | None = g.signed_in
    return found


def _stay(found: SignedIn | None) -> None:
    """Let a sign-in that is used go on: on a POST only, since a GET writes nothing.

    Never where people answer anonymously: the moment, and the transaction, would tie them to their words (T22).
    """
    if found is None or not db.is_writing() or logs.is_anonymous():
        return
    row = found.sign_in
    until = stays_until(row.began_at, clock.now(), shared_device=row.shared_device)
    if until - row.ends_at > WORTH_WRITING:
        row.ends_at = until


def person() -> Person | None:
    """Whoever is signed in, or ``None``."""
    found = _signed_in()
    return found.person if found else None


def me() -> Person:
    """Whoever is signed in. Only behind a rule that lets nobody else in. Errors: 401."""
    found = person()
    if found is None:
        raise Unauthorized
    return found


def sign_in() -> SignIn | None:
    """The present sign-in."""
    found = _signed_in()
    return found.sign_in if found else None


def second_step_is_done() -> bool:
    """Whether the second step of signing in was done here (threat T13)."""
    row = sign_in()
    return row is not None and row.second_at is not None


def has_confirmed() -> bool:
    """Whether somebody has shown here in the last minutes that it is they."""
    row = sign_in()
    return row is not None and is_fresh(row.confirmed_at, clock.now(), shared_device=row.shared_device)


def renew(key: str) -> None:
    """Give this browser another key to the same sign-in; forms that stand open in it stay good (threat T16)."""
    session["_user_id"] = key
    forget()


def begin(key: str, sign_in: SignIn, person: Person) -> None:
    """Give this browser a fresh session that holds only the key (threat T16)."""
    session.clear()
    login_user(SignedIn(key, sign_in, person))
    session.permanent = not sign_in.shared_device
    forget()


def end() -> None:
    """Empty this browser's session."""
    logout_user()
    session.clear()
    forget()


def forget() -> None:
    """Ask again who is here, after it has changed within a request."""
    g.pop("signed_in", None)
    g.pop("viewer", None)


def init_app(app: Flask, login: LoginManager) -> None:
    """Tell Flask-Login how a cookie becomes a person."""
    login.init_app(app)
    login.user_loader(_load)
    # It would bind a sign-in to a network address and a browser, which change on phones.
    login.session_protection = None  # type: ignore[assignment]
