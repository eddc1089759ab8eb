"""Whether people with lived experience and carers take part as equals, in figures (domain rules M2–M4, M9, A1).

Counts of what people need go through disclosure control, also inside: a small one can point at a person (E6, E7).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from coprod.meetings.rules.actions import ActionStage
from coprod.meetings.rules.attendance import Presence
from coprod.meetings.rules.decisions import Influence
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.invitations import Met
from coprod.statistics.counts import Counts
from coprod.statistics.disclosure import PublicCount, inside_table
from coprod.statistics.rules import Protected


@dataclass(frozen=True)
class Share:
    """A part of a whole, both counted."""

    part: int = 0
    whole: int = 0

    @property
    def percent(self) -> int | None:
        """In whole per cent, halves upwards; ``None`` of nothing."""
        return (200 * self.part + self.whole) // (2 * self.whole) if self.whole else None

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)


# On which day, whose voice, whether they were there, and how many such people.
Came = tuple[date, MemberRole, Presence, int]


def attendance(rows: Iterable[Came]) -> dict[date, dict[MemberRole, Share]]:
    """Who was there of those who were asked, by meeting and role, the earliest meeting first (domain rule M4)."""
    found: dict[date, dict[MemberRole, Share]] = defaultdict(dict)
    for day, role, presence, many in rows:
        was_there = many if presence is Presence.PRESENT else 0
        found[day][role] = found[day].get(role, Share()) + Share(was_there, many)
    return {day: found[day] for day in sorted(found)}


def by_role(days: Mapping[date, Mapping[MemberRole, Share]]) -> dict[MemberRole, Share]:
    """The same over all meetings, in the order of the roles."""
    found = {
        role: sum((roles[role] for roles in days.values() if role in roles), Share()) for role in MemberRole
    }
    return {role: share for role, share in found.items() if share.whole}


def share_of_time(items: Iterable[tuple[bool, int]]) -> Share:
    """The minutes of an agenda that go to what people with lived experience asked for, of all its minutes."""
    held = list(items)
    return Share(
        sum(minutes for is_theirs, minutes in held if is_theirs), sum(minutes for _, minutes in held)
    )


def share_of_items(items: Iterable[bool]) -> Share:
    """How many items people with lived experience asked for, of all of them."""
    held = list(items)
    return Share(sum(held), len(held))


def papers_on_time(late: Iterable[bool]) -> Share:
    """How many papers came in time (domain rule M3). A late correction of a paper is a late paper."""
    held = list(late)
    return Share(len(held) - sum(held), len(held))


@dataclass(frozen=True)
class Actions:
    """How many actions were done in time, are or were late, are not due yet, or have no day."""

    on_time: int = 0
    late: int = 0
    not_due: int = 0
    no_day: int = 0


def actions_on_time(rows: Iterable[tuple[ActionStage, date | None, date | None]], today: date) -> Actions:
    """Of actions with their stage, the day they were due and the day they were done. What was dropped does not count."""
    on_time = late = not_due = no_day = 0
    for stage, due_on, finished_on in rows:
        if stage is ActionStage.DROPPED:
            continue
        done_on = finished_on if stage is ActionStage.DONE else None
        if due_on is None:
            no_day += 1
        elif (done_on or today) > due_on:
            late += 1
        elif done_on is not None:
            on_time += 1
        else:
            not_due += 1
    return Actions(on_time, late, not_due, no_day)


def influence(decided: Iterable[Influence]) -> dict[Influence, int]:
    """What lived experience changed: decisions by their answer, with those that nobody has answered (domain rule M9)."""
    held = list(decided)
    return {each: held.count(each) for each in (Influence.CHANGED, Influence.UNCHANGED, Influence.UNANSWERED)}


@dataclass(frozen=True)
class Needs:
    """How many needs there were, and how they were met as the people themselves saw it, as far as it may be shown."""

    base: PublicCount
    met: Mapping[Met, PublicCount]
    unsaid: PublicCount

    @property
    def is_withheld(self) -> bool:
        return any(each.why is Protected.WITHHELD for each in self.met.values())


def needs(counted: Mapping[Met | None, int]) -> Needs:
    """Needs by what people said (``None``: they said nothing). Parts from which a small one follows are not shown."""
    met = {each: counted.get(each, 0) for each in Met}
    unsaid = counted.get(None, 0)
    answered = sum(met.values())
    counts = Counts(
        "needs", True, {each.value: many for each, many in met.items()}, answered=answered, skipped=unsaid
    )
    shown = inside_table(counts)
    return Needs(shown.base, {each: shown.options[each.value] for each in Met}, shown.skipped)
