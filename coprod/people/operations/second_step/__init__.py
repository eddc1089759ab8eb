"""The second step of signing in: adding and removing what opens it, doing it, and confirming again (T13, T16).

Errors that count as a try are told by ``None``, so that the caller does not raise and the try is kept.
"""

from __future__ import annotations

from coprod.people.operations.second_step.adding import Added, add_passkey, begin_app, confirm_app
from coprod.people.operations.second_step.challenging import ask_for_new_passkey, ask_for_passkey
from coprod.people.operations.second_step.confirming import (
    app_key,
    browser_of,
    confirm_with_code,
    confirm_with_first_step,
    confirm_with_passkey,
    takes_digits,
)
from coprod.people.operations.second_step.recovery import make_recovery_codes
from coprod.people.operations.second_step.removing import remove_again, remove_way, reset

__all__ = [
    "Added",
    "add_passkey",
    "app_key",
    "ask_for_new_passkey",
    "ask_for_passkey",
    "begin_app",
    "browser_of",
    "confirm_app",
    "confirm_with_code",
    "confirm_with_first_step",
    "confirm_with_passkey",
    "make_recovery_codes",
    "remove_again",
    "remove_way",
    "reset",
    "takes_digits",
]
