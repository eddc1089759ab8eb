"""The control: each machine goes by its own clock, also when it asks whether a cookie could have been made already."""

from __future__ import annotations

from flask.sessions import SecureCookieSessionInterface

from coprod import Service, create_app, worker
from coprod.core import db
from soak.hurried import hurry


def _own() -> None:
    """Ask nobody what time it is."""


db._agree_on_time = _own


def main() -> None:
    """A worker of this kind."""
    hurry()
    worker.main()


Service.session_interface = SecureCookieSessionInterface()  # type: ignore[assignment]
app = create_app()
