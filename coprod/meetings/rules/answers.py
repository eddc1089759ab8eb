"""Who comes, by role, as far as people have answered; and what whoever arranges should know of it (domain rule M2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coprod.meetings.rules.groups import MemberRole, Quorum, lacking, lone_sentence, lone_voices
from coprod.meetings.rules.invitations import COMES, Answer

Answered = tuple[MemberRole | None, Answer]


@dataclass(frozen=True)
class Row:
    """How many of one role were asked and what they answered. A role of ``None`` stands for guests."""

    role: MemberRole | None
    asked: int
    comes: int
    not_known: int
    cannot: int


def by_role(answers: Sequence[Answered]) -> list[Row]:
    """One row for each role of which somebody was asked, guests last."""
    found = []
    for role in (*MemberRole, None):
        said = [answer for each, answer in answers if each is role]
        if said:
            comes = sum(answer in COMES for answer in said)
            none = said.count(Answer.NONE)
            found.append(Row(role, len(said), comes, none, len(said) - comes - none))
    return found


def warnings(quorum: Quorum, there: Sequence[MemberRole | None]) -> list[str]:
    """What is lacking when these come: roles of which too few are there, and voices that would be alone."""
    members = [role for role in there if role is not None]
    return [
        *(each.sentence for each in lacking(quorum, members)),
        *(lone_sentence(role) for role in lone_voices(members)),
    ]
