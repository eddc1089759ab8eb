"""Figures of feedback: what is counted, by perspective and never over two of them (domain rule D9), and the clocks.

Here are sums over groups that the database has counted; whether anybody may see one decides ``statistics``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from coprod.core.working_days import add_working_days, is_working_day
from coprod.feedback.rules import Helped, Tone
from coprod.questionnaires.rules.kinds.answering_as import Perspective
from coprod.questionnaires.rules.kinds.friends_and_family import FriendsAndFamily
from coprod.statistics.counts import Counted, Counts

FORMS, TONE, HELPED, READ, REPLY, FFT = ":form", ":tone", ":helped", ":read", ":reply", ":fft"
# Rates are told of concerns alone (lesson 3), so the tone of an item and our answer to it are one table.
CONCERN_ANSWERED, CONCERN_WAITS = "concern-answered", "concern-waits"
IN_TIME, LATER, OVERDUE, WAITS = "in-time", "later", "overdue", "waits"
NOT_IN_TIME = "not-in-time"
PLANNED, MADE = "planned", "made"


@dataclass(frozen=True)
class Group:
    """So many items that are alike. ``month`` is the first day of theirs, ``form`` its short address."""

    form: str
    month: date
    perspective: Perspective
    tone: Tone | None
    helped: Helped | None
    is_replied: bool
    change: str
    people: int


@dataclass(frozen=True)
class Clock:
    """So many items that came in, were to be read, were read and were answered on the same days."""

    form: str
    perspective: Perspective
    on_day: date
    due_on: date
    read_on: date | None
    replied_on: date | None
    people: int


@dataclass(frozen=True)
class Concerns:
    """What became of what went wrong."""

    people: int
    replied: int
    planned: int
    made: int


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def months_later(month: date, many: int) -> date:
    """The first day of the month so many months later, or earlier."""
    number = month.year * 12 + month.month - 1 + many
    return date(number // 12, number % 12 + 1, 1)


@lru_cache(maxsize=4096)
def working_days_between(first: date, last: date) -> int:
    """How many working days have passed: the first day is not counted, the last is."""
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(is_working_day(day) for day in days)


def median(values: Iterable[tuple[int, int]]) -> int | None:
    """The middle of values that each came so often; of two in the middle the greater. ``None`` without any."""
    ordered = sorted(values)
    middle = sum(often for _value, often in ordered) // 2
    for value, often in ordered:
        if middle < often:
            return value
        middle -= often
    return None


def days_to_read(clocks: Iterable[Clock]) -> list[tuple[int, int]]:
    """Working days until somebody had read, each with how often."""
    return [(working_days_between(each.on_day, each.read_on), each.people) for each in clocks if each.read_on]


def days_to_reply(clocks: Iterable[Clock]) -> list[tuple[int, int]]:
    """Working days until we had answered, each with how often."""
    return [
        (working_days_between(each.on_day, each.replied_on), each.people)
        for each in clocks
        if each.replied_on
    ]


def concerns(groups: Iterable[Group]) -> Concerns:
    """How many things went wrong, and of how many of them something came."""
    of = [each for each in groups if each.tone is Tone.CONCERN]
    return Concerns(
        sum(each.people for each in of),
        sum(each.people for each in of if each.is_replied),
        sum(each.people for each in of if each.change in {PLANNED, MADE}),
        sum(each.people for each in of if each.change == MADE),
    )


def tables(
    groups: Sequence[Group],
    clocks: Sequence[Clock],
    friends_and_family: Mapping[Perspective, Mapping[str, int]],
    *,
    forms: Mapping[str, int],
    today: date,
) -> dict[Perspective, Counted]:
    """The exact tables of each perspective from which anybody spoke. ``forms`` gives each form's days to answer in."""
    parts: dict[Perspective, list[Group]] = defaultdict(list)
    for group in groups:
        parts[group.perspective].append(group)
    return {
        perspective: _counted(
            part,
            [each for each in clocks if each.perspective is perspective],
            friends_and_family.get(perspective),
            forms,
            today,
        )
        for perspective, part in sorted(parts.items(), key=lambda each: list(Perspective).index(each[0]))
    }


def _counted(
    groups: Sequence[Group],
    clocks: Sequence[Clock],
    friends_and_family: Mapping[str, int] | None,
    forms: Mapping[str, int],
    today: date,
) -> Counted:
    base = sum(group.people for group in groups)
    found: dict[str, Counter[str]] = {
        FORMS: Counter(dict.fromkeys(forms, 0)),
        TONE: Counter(dict.fromkeys([Tone.GOOD.value, Tone.IDEA.value, CONCERN_ANSWERED, CONCERN_WAITS], 0)),
        HELPED: Counter(dict.fromkeys([each.value for each in Helped], 0)),
        READ: Counter(dict.fromkeys([IN_TIME, LATER, OVERDUE, WAITS], 0)),
        REPLY: Counter(dict.fromkeys([IN_TIME, LATER, OVERDUE, WAITS], 0)),
    }
    for group in groups:
        found[FORMS][group.form] += group.people
        if group.tone is Tone.CONCERN:
            found[TONE][CONCERN_ANSWERED if group.is_replied else CONCERN_WAITS] += group.people
        elif group.tone is not None:
            found[TONE][group.tone.value] += group.people
        if group.helped is not None:
            found[HELPED][group.helped.value] += group.people
    for clock in clocks:
        answer_by = add_working_days(clock.on_day, forms[clock.form])
        found[READ][_kept(clock.due_on, clock.read_on, today)] += clock.people
        found[REPLY][_kept(answer_by, clock.replied_on, today)] += clock.people
    if friends_and_family is not None:
        found[FFT] = Counter({each: friends_and_family.get(each, 0) for each in FriendsAndFamily.option_ids})
    return Counted(base, tuple(_table(name, options, base) for name, options in found.items()))


def _table(name: str, options: Mapping[str, int], base: int) -> Counts:
    answered = sum(options.values())
    # Not asked and not answered are one: told apart they would count the forms that ask (domain rule E7).
    return Counts(name, True, options, answered, skipped=base - answered)


# What everybody sees is coarser, so that no option of one table is a part of another table's: then nothing but their
# base joins two tables, which is what ``statistics.differencing`` reads them by (domain rule E7).
COARSER: dict[str, dict[str, tuple[str, ...]]] = {
    TONE: {
        Tone.GOOD.value: (Tone.GOOD.value,),
        Tone.CONCERN.value: (CONCERN_ANSWERED, CONCERN_WAITS),
        Tone.IDEA.value: (Tone.IDEA.value,),
    },
    READ: {IN_TIME: (IN_TIME,), NOT_IN_TIME: (LATER, OVERDUE, WAITS)},
    REPLY: {IN_TIME: (IN_TIME,), NOT_IN_TIME: (LATER, OVERDUE, WAITS)},
}


def for_everybody(counted: Counted, *, all_forms_ask: bool) -> Counted:
    """The tables that can become public. Where not every form asks the Friends and Family question, it has none there:
    beside the table of forms its answers would be a part of some of them."""
    found = []
    for table in counted.tables:
        if table.question == FFT and not all_forms_ask:
            continue
        coarser = COARSER.get(table.question)
        options = (
            {name: sum(table.options[each] for each in parts) for name, parts in coarser.items()}
            if coarser
            else table.options
        )
        found.append(_table(table.question, options, counted.base))
    return Counted(counted.base, tuple(found))


def _kept(by_day: date, done_on: date | None, today: date) -> str:
    if done_on is None:
        return WAITS if today <= by_day else OVERDUE
    return IN_TIME if done_on <= by_day else LATER
