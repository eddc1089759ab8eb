"""Who is on the list of a meeting on its day, whether they were noted yet or not."""

from __future__ import annotations

from dataclasses import dataclass

from coprod.meetings.models.coming import Attendance
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.invitations import Answer


@dataclass(frozen=True)
class Expected:
    """One line of the list on the day: a member, a guest who was asked, or somebody who walked in."""

    key: str
    called: str
    role: MemberRole
    person_id: int | None
    member_id: int | None
    answer: Answer | None
    noted: Attendance | None

    @property
    def is_member(self) -> bool:
        return self.member_id is not None
