"""What is asked before a calendar gets its address."""

from __future__ import annotations

from wtforms import BooleanField

from coprod.core.forms import Form
from coprod.core.words import _l


class MakeAddress(Form):
    """Whether the calendar says more than "Meeting"."""

    says_what = BooleanField(
        _l("Say what each meeting is, where it is, and how to join online"),
        description=_l(
            "Without this it says only “Meeting” and the time. "
            "Leave it empty if other people can see your calendar."
        ),
    )
