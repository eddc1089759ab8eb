"""What is done to people's rows, verb by verb."""

from __future__ import annotations

from coprod.people.operations import second_step
from coprod.people.operations.enrolling import change_contact, change_email, enrol, enrol_anew
from coprod.people.operations.forgetting import forget, remove_old
from coprod.people.operations.needs import (
    add_need,
    ask_again,
    change_need,
    note_look,
    remove_need,
    review_needs,
    share_needs,
)
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
    "add_need",
    "ask_again",
    "ask_for_code",
    "change_contact",
    "change_email",
    "change_need",
    "code_to_read_out",
    "end_others",
    "enrol",
    "enrol_anew",
    "forget",
    "look_around",
    "note_look",
    "remove_need",
    "remove_old",
    "review_needs",
    "second_step",
    "share_needs",
    "sign_in_with_code",
    "sign_in_with_read_out_code",
    "sign_out",
]
