"""A question answered in one line of words."""

from __future__ import annotations

from coprod.questionnaires.rules.kinds.cleaning import clean_line
from coprod.questionnaires.rules.kinds.text import TextKind
from coprod.questionnaires.rules.marking import N_


class ShortText(TextKind):
    """One line, up to 200 characters."""

    name = "short_text"
    words = N_("A few words")
    seconds = 25
    limit = 200

    def clean(self, text: str) -> str:
        return clean_line(text)
