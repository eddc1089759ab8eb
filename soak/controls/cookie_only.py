"""The control: a server that signs somebody out by emptying their cookie alone. Whoever kept a copy is still in."""

from __future__ import annotations

from coprod import create_app
from coprod.people import operations
from coprod.people.models import SignIn


def sign_out(sign_in: SignIn, *, by: int | None) -> None:
    """Leave the row as it is."""


operations.sign_out = sign_out
app = create_app()
