"""Who gets an agenda on paper, how it is printed, and whether it may be posted (domain rule A1, threat T19)."""

from __future__ import annotations

from collections.abc import Collection

from coprod.core.words import _l
from coprod.meetings.rules.agenda import Purpose
from coprod.people.rules import SafeContact
from coprod.people.rules.needs import FORMATS, NeedKind

STANDARD_POINTS, EASY_POINTS, LARGE_POINTS = 12, 16, 18

EASY_PURPOSE = {
    Purpose.INFORMATION: _l("We will tell you about this."),
    Purpose.DISCUSSION: _l("We will talk about this."),
    Purpose.DECISION: _l("We will decide this."),
}
# Names of our own pictures (core/easy_read.py).
EASY_PICTURES = {
    Purpose.INFORMATION: "paper",
    Purpose.DISCUSSION: "speech",
    Purpose.DECISION: "tick",
}


def needs_paper(kinds: Collection[NeedKind], safe_contact: SafeContact) -> bool:
    """Whether a pack is printed for somebody: for what they need, or because post is how they are reached."""
    return bool(FORMATS & set(kinds)) or safe_contact is SafeContact.POST


def may_be_posted(kinds: Collection[NeedKind], safe_contact: SafeContact, address: str) -> bool:
    """Whether a pack may go to somebody's home (threat T19).

    To need large print is no wish for post. Who is not to be contacted gets their pack handed over, or not at all.
    """
    if safe_contact is SafeContact.NONE or not address.strip():
        return False
    return safe_contact is SafeContact.POST or NeedKind.PAPER in kinds


def is_easy(kinds: Collection[NeedKind]) -> bool:
    """Whether the agenda is printed in Easy Read."""
    return NeedKind.EASY_READ in kinds


def points(kinds: Collection[NeedKind]) -> int:
    """How large its letters are: 18 point or more is large print, and Easy Read has at least 14 (domain rule A7)."""
    if NeedKind.LARGE_PRINT in kinds:
        return LARGE_POINTS
    return EASY_POINTS if is_easy(kinds) else STANDARD_POINTS
