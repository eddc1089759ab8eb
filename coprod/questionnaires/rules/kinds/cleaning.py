"""Takes out of typed text what no keyboard types, and leaves every word as it was meant."""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029]")
# Control characters and lone surrogates.
_NOT_TYPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile("[\n\t]+")
# Ordering a run of marks costs the square of its length; no language needs more than 30 (UAX 15).
LONGEST_RUN_OF_MARKS = 30


def clean(text: str) -> str:
    """Text of several lines: newlines as ``\\n``, in composed form (NFC), without control characters.

    Marks that set the direction of writing stay: Urdu and Arabic need them.
    """
    kept = _NOT_TYPED.sub("", _NEWLINES.sub("\n", text))
    if not kept.isascii() and not _is_heaped(kept):
        kept = unicodedata.normalize("NFC", kept)
    return kept.strip()


def clean_line(text: str) -> str:
    """Text of one line: as ``clean``, with spaces for newlines and tabs."""
    return _SPACES.sub(" ", clean(text))


def _is_heaped(text: str) -> bool:
    """Whether marks are heaped on one letter beyond what writing needs: such text is left as it came."""
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > LONGEST_RUN_OF_MARKS:
            return True
    return False
