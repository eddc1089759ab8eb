"""Who sits in a group, and whether it may decide: quorum by role, and a voice that is never alone (domain rule M2)."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coprod.core.words import _, _l, ngettext
from coprod.programmes.rules import Rung


class MemberRole(enum.Enum):
    """Whose voice somebody brings into a group."""

    LIVED_EXPERIENCE = "lived_experience"
    CARER = "carer"
    VCFSE = "vcfse"
    STAFF = "staff"
    OBSERVER = "observer"


ROLE_WORDS = {
    MemberRole.LIVED_EXPERIENCE: _l("Lived experience"),
    MemberRole.CARER: _l("Carer"),
    MemberRole.VCFSE: _l("Voluntary or community organisation"),
    MemberRole.STAFF: _l("Staff"),
    MemberRole.OBSERVER: _l("Observer"),
}

# The same of one person within a sentence, where no name may stand.
SOMEBODY_WORDS = {
    MemberRole.LIVED_EXPERIENCE: _l("somebody with lived experience"),
    MemberRole.CARER: _l("a carer"),
    MemberRole.VCFSE: _l("somebody from a voluntary or community organisation"),
    MemberRole.STAFF: _l("a member of staff"),
    MemberRole.OBSERVER: _l("an observer"),
}

# People who are asked to share what they went through. Their duties are never held against them in public.
EXPERIENCED = frozenset({MemberRole.LIVED_EXPERIENCE, MemberRole.CARER})


class Office(enum.Enum):
    """What somebody does for a group besides being in it. Any member can hold one."""

    MEMBER = "member"
    CHAIR = "chair"
    CO_CHAIR = "co_chair"
    MINUTE_TAKER = "minute_taker"


OFFICE_WORDS = {
    Office.MEMBER: _l("Member"),
    Office.CHAIR: _l("Chair"),
    Office.CO_CHAIR: _l("Co-chair"),
    Office.MINUTE_TAKER: _l("Minute-taker"),
}

CHAIRS = frozenset({Office.CHAIR, Office.CO_CHAIR})
# Who arranges meetings and writes their record.
OFFICERS = frozenset({*CHAIRS, Office.MINUTE_TAKER})

Quorum = Mapping[str, int]  # how many of a role must be there, by the role's value


@dataclass(frozen=True)
class Lack:
    """A role of which too few are there."""

    role: MemberRole
    there: int
    needed: int

    @property
    def sentence(self) -> str:
        return ngettext(
            "%(role)s: %(there)s of the %(num)s who is needed.",
            "%(role)s: %(there)s of the %(num)s who are needed.",
            self.needed,
            role=str(ROLE_WORDS[self.role]),
            there=self.there,
        )


def lacking(quorum: Quorum, there: Iterable[MemberRole]) -> list[Lack]:
    """The roles of which too few are there to decide anything (domain rule M2), in the order of the roles."""
    counted = Counter(there)
    return [
        Lack(role, counted[role], needed)
        for role in MemberRole
        if (needed := quorum.get(role.value, 0)) > counted[role]
    ]


def is_quorate(quorum: Quorum, there: Iterable[MemberRole]) -> bool:
    """Whether enough people of each role are there to decide."""
    return not lacking(quorum, there)


def lone_voices(there: Iterable[MemberRole]) -> list[MemberRole]:
    """Lived experience or carers, when one person is there alone for it among others (domain rule M2)."""
    counted = Counter(there)
    if counted.total() < 2:
        return []
    return [role for role in MemberRole if role in EXPERIENCED and counted[role] == 1]


def lone_sentence(role: MemberRole) -> str:
    """What whoever arranges is told of a voice that would be alone."""
    if role is MemberRole.CARER:
        return _("Only one carer would be there. Nobody should have to speak for all carers alone.")
    return _(
        "Only one person with lived experience would be there. Nobody should have to speak for everybody alone."
    )


def has_shared_chair(places: Iterable[tuple[MemberRole, Office]]) -> bool:
    """Whether somebody with lived experience or a carer chairs: the evidence for "co-production" (domain rule S3)."""
    return any(role in EXPERIENCED and office in CHAIRS for role, office in places)


def nobody_chairs(places: Iterable[tuple[MemberRole, Office]]) -> bool:
    """Whether a group has neither a chair nor a co-chair."""
    return not any(office in CHAIRS for _role, office in places)


def rung_borne_out(rung: Rung, places: Iterable[tuple[MemberRole, Office]]) -> Rung:
    """The rung that may be said of a group today: "co-production" only for as long as there is evidence (S3)."""
    return Rung.CO_DESIGN if rung is Rung.CO_PRODUCTION and not has_shared_chair(places) else rung
