"""What is done to people's rows, verb by verb."""

from __future__ import annotations

from coprod.people.operations.enrolling import change_contact, change_email, enrol
from coprod.people.operations.forgetting import forget, remove_old
from coprod.people.operations.signing_in import (
    Begun,
    ask_for_code,
    code_to_read_out,
    look_around,
    sign_in_with_code,
    sign_in_with_read_out_code,
)
from coprod.people.operations.signing_out import end_others, sign_out

__all__ = [
    "Begun",
    "ask_for_code",
    "change_contact",
    "change_email",
    "code_to_read_out",
    "end_others",
    "enrol",
    "forget",
    "look_around",
    "remove_old",
    "sign_in_with_code",
    "sign_in_with_read_out_code",
    "sign_out",
]
