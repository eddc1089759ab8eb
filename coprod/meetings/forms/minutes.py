"""The box in which minutes are written, and what goes with it so that two people can write at once."""

from __future__ import annotations

import re

from wtforms import HiddenField, TextAreaField
from wtforms.validators import Length

from coprod.core import secret
from coprod.core.forms import Form
from coprod.core.words import _l

LONGEST = 60_000
PAGE_KEY = re.compile(r"[A-Za-z0-9_-]{1,32}")


class WriteMinutes(Form):
    """What was said under one item."""

    text = TextAreaField(
        _l("What was said"),
        description=_l(
            "Leave an empty line between paragraphs. Begin a line with - and a space to make a list. "
            "Put ** on both sides of words to make them bold."
        ),
        validators=[
            Length(
                max=LONGEST,
                message=_l("This is too long for one item. Make it shorter than %(max)d characters."),
            )
        ],
    )
    # The revision that the page began with, a key of the open page, and its how manieth sending this is.
    revision = HiddenField(default="0")
    page = HiddenField(default="")
    turn = HiddenField(default="0")

    @property
    def began_with(self) -> int:
        return _number(self.revision.data)

    @property
    def page_key(self) -> str:
        """The key of the open page; "" when it is none of ours, and then the page counts as a new one each time."""
        key = self.page.data or ""
        return key if PAGE_KEY.fullmatch(key) else ""

    @property
    def turn_number(self) -> int:
        return _number(self.turn.data)


def a_page_key() -> str:
    """A key for a page that is opened now."""
    return secret.reference(16)


def _number(typed: object) -> int:
    text = str(typed or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
