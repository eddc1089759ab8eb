"""The signed cookie of a browser: what it holds is believed because of the signature, whatever its age.

Flask refuses a cookie that was signed in the future. Then somebody who is served by two machines in turn, one of them
a second ahead, loses the token of the form that they are filling in (threat T47); and so does everybody when a clock
is put back (T34). How long anything is good stands in the rows and in the contents, not in the signature: a sign-in
ends in the database (people/models.py), an address that was typed has its own end (people/views/asked.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature, Signer, URLSafeTimedSerializer

# The form library signs its tokens with what is usual there, which is SHA-1 (ASVS 5.0, 11.4.1).
Signer.default_digest_method = staticmethod(hashlib.sha256)


class Sessions(SecureCookieSessionInterface):
    """Flask's own, with SHA-256 for its SHA-1, and without asking when the cookie was signed."""

    digest_method = staticmethod(hashlib.sha256)

    def __init__(self) -> None:
        self._signers: dict[Hashable, URLSafeTimedSerializer | None] = {}

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs with the service's secret, made once and not with every visit."""
        secrets = (app.secret_key, *(app.config["SECRET_KEY_FALLBACKS"] or ()))
        if secrets not in self._signers:
            self._signers[secrets] = super().get_signing_serializer(app)
        return self._signers[secrets]

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """What the cookie holds; an empty session when there is none, or none that we signed."""
        signer = self.get_signing_serializer(app)
        if signer is None:
            return None
        try:
            return self.session_class(signer.loads(request.cookies.get(self.get_cookie_name(app), "")))
        except BadSignature:
            return self.session_class()
