"""By when something that somebody needs must be arranged, and whether that day is over (domain rules A1, A8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coprod.core.working_days import Nation, working_days_before
from coprod.meetings.rules.invitations import ArrangementState, Met
from coprod.people.rules.needs import FORMATS, NeedKind

# Still in somebody's hands.
OPEN = frozenset({ArrangementState.TO_ARRANGE, ArrangementState.ASKED_FOR})


def needed_by(kind: NeedKind, on_day: date, papers_due_on: date, ahead: int | None, nation: Nation) -> date:
    """The last day on which it can still be arranged.

    What must be booked with somebody else: so many working days ``ahead`` of the meeting. Papers in another form: when
    the papers are due. Everything else: the last working day before.
    """
    if ahead is not None:
        return working_days_before(on_day, ahead, nation)
    if kind in FORMATS:
        return papers_due_on
    return working_days_before(on_day, 1, nation)


def is_overdue(state: ArrangementState, by: date, today: date) -> bool:
    """Whether its day is over and it is not certain yet."""
    return state in OPEN and by < today


def was_unmet(for_person: Met | None, for_arranger: Met | None) -> bool:
    """Whether something was not there as it was needed. What the person says counts before what anybody else says."""
    said = for_person if for_person is not None else for_arranger
    return said in {Met.PARTLY, Met.NO}


def unmet_people(
    said: Iterable[tuple[int, NeedKind, Met | None, Met | None]],
) -> dict[NeedKind, tuple[set[int], set[int]]]:
    """For each kind the people who needed it and spoke, or were spoken for, and those of them who had it not."""
    found: dict[NeedKind, tuple[set[int], set[int]]] = {}
    for person, kind, for_person, for_arranger in said:
        if for_person is None and for_arranger is None:
            continue
        needed, unmet = found.setdefault(kind, (set(), set()))
        needed.add(person)
        if was_unmet(for_person, for_arranger):
            unmet.add(person)
    return {kind: found[kind] for kind in NeedKind if kind in found}
