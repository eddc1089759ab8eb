"""What a member is called inside their group: by the name that they chose, or by their role once that is taken away."""

from __future__ import annotations

from coprod.meetings.models import Member
from coprod.meetings.rules.groups import ROLE_WORDS


def called(member: Member) -> str:
    """What the others of the group call a member."""
    return member.called or str(ROLE_WORDS[member.role])
