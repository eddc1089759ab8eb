"""What of a meeting everybody may see: the shape of ``ShownMeeting.shown``, and how it is made of what is inside.

Nothing in it tells that something was left out: items are numbered among themselves, and no item says how long it
takes, for the sum would (domain rule M7). People stand in it as references of members, so that a name can be taken
back later: ``{"member": reference or None, "role": …, "words": …}``.
"""

from __future__ import annotations

from typing import Any, Protocol, TypedDict

from coprod.meetings.rules.groups import MemberRole


class Somebody(TypedDict):
    """A person as everybody may see them: by their role, and by name if the member with this reference agrees."""

    member: str | None
    role: str | None
    words: str


class ShownPaper(TypedDict):
    """One file that everybody may fetch."""

    key: str
    title: str
    language: str
    format: str
    is_large_print: bool
    media_type: str
    size_bytes: int
    file_name: str
    is_late: bool


class ShownItem(TypedDict):
    """One item of the agenda; once the minutes are published, with what was said and decided."""

    reference: str
    number: str
    depth: int
    title: str
    about: str
    purpose: str
    leader: Somebody | None
    from_lived_experience: bool
    papers: list[ShownPaper]
    minutes: str
    decisions: list[dict[str, Any]]
    actions: list[dict[str, Any]]


class Shown(TypedDict):
    """A meeting as everybody sees it. Days and hours are ISO texts, as they stand on the wall in London."""

    kind: str
    title: str
    about: str
    begins: str
    ends: str
    venue: str
    venue_access: str
    is_online: bool
    # Of an event only: who supports people there, and how many came as anybody may know it.
    supporter: str
    came: dict[str, Any] | None
    cancelled_why: str
    items: list[ShownItem]
    papers: list[ShownPaper]
    # From here on empty until the minutes are published.
    attendance: list[dict[str, Any]]
    interests: list[dict[str, Any]]
    summary: str
    easy_read: list[dict[str, str]]
    easy_read_is_behind: bool
    corrections: list[dict[str, Any]]
    # Those that belong to no item.
    actions: list[dict[str, Any]]
    # How earlier versions read since something was left out of them, by their number.
    earlier: dict[str, Any]


class _Member(Protocol):
    @property
    def reference(self) -> str: ...

    @property
    def role(self) -> MemberRole: ...


def somebody(member: _Member | None, words: str) -> Somebody | None:
    """Whoever leads or owns something, as everybody may see them."""
    if member is None:
        return Somebody(member=None, role=None, words=words) if words else None
    return Somebody(member=member.reference, role=member.role.value, words="")
