"""The token of a form, which says that it was sent from a page of ours (threat T17).

Flask-WTF would make what stands in the cookie by stirring random bytes with SHA-1; ours are 256 random bits as they
come (ASVS 5.0, 11.4.1). It signs what goes into the form, and compares the two.
"""

from __future__ import annotations

import secrets

from flask import Flask, session
from flask_wtf.csrf import CSRFProtect, _FlaskFormCSRF, generate_csrf
from wtforms import Field

NAME = "csrf_token"


def token() -> str:
    """The token for the forms of this page; the same browser keeps its secret part."""
    session.setdefault(NAME, secrets.token_hex(32))
    return str(generate_csrf())


class InForms(_FlaskFormCSRF):
    """Puts the token into every form."""

    def generate_csrf_token(self, _field: Field) -> str:
        return token()


class Tokens(CSRFProtect):
    """Refuses what is sent without it, and gives it to templates."""

    def init_app(self, app: Flask) -> None:
        super().init_app(app)
        app.jinja_env.globals[NAME] = token
        app.context_processor(lambda: {NAME: token})
