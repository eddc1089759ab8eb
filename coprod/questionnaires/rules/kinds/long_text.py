"""A question answered in as many words as it takes."""

from __future__ import annotations

from coprod.questionnaires.rules.kinds.text import TextKind
from coprod.questionnaires.rules.marking import N_


class LongText(TextKind):
    """Several lines, up to 5,000 characters."""

    name = "long_text"
    words = N_("A longer answer in words")
    seconds = 100
    limit = 5_000
