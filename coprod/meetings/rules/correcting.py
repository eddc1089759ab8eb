"""A correction of a passage: it must stand there, once, and is put right where it stands (domain rule M7)."""

from __future__ import annotations

import re

from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.meetings.rules import passages
from coprod.meetings.rules.passages import Span

_BEFORE, _AFTER = re.compile(r"\W*"), re.compile(r"\W*$")


def place(text: str, passage: str) -> Span:
    """Where the passage stands: as it was typed, or else by its words. Errors: ``Refused`` when nowhere, or twice."""
    found = _as_typed(text, passage.strip()) or passages.spans(text, passage)
    if not found:
        raise Refused(
            _("This passage does not stand in the minutes now. Look at them again and choose it anew.")
        )
    if len(found) > 1:
        raise Refused(_("This passage stands there more than once. Add a few words from before or after it."))
    return found[0]


def _as_typed(text: str, passage: str) -> list[Span]:
    """The places of exactly these signs, as whole words."""
    found = []
    at = text.find(passage) if passages.letters(passage) else -1
    while at != -1:
        before, after = text[at - 1 : at], text[at + len(passage) : at + len(passage) + 1]
        if not (before.isalnum() and passage[0].isalnum()) and not (
            after.isalnum() and passage[-1].isalnum()
        ):
            found.append((at, at + len(passage)))
        at = text.find(passage, at + 1)
    return found


def corrected(text: str, passage: str, proposed: str) -> str:
    """The text with the passage put right. Errors: ``Refused`` when it does not stand there, or more than once."""
    low, high = place(text, passage)
    words = proposed.strip()
    if text[low:high] != passage.strip():
        # It was found by its words: the signs at both ends of what was typed stand in the text already.
        before, after = _BEFORE.match(passage.strip()), _AFTER.search(passage.strip())
        words = words.removeprefix(before[0]) if before else words
        words = words.removesuffix(after[0]) if after and text[high:].startswith(after[0]) else words
        low, high = passages.widened(text, (low, high))
    return text[:low] + words + text[high:]
