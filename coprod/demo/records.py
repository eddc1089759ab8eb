"""Story 5, afterwards: the minutes go round, the co-chair corrects them, a later meeting approves, everybody reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from functools import partial

from coprod.core.easy_read import Block
from coprod.demo.diary import Diary
from coprod.demo.words import letters as words
from coprod.demo.words.letters import Item, Told
from coprod.demo.world import World
from coprod.meetings.models import Meeting
from coprod.meetings.operations import advising, circulating, correcting, publishing, redacting, summarising
from coprod.meetings.queries import known, record
from coprod.meetings.queries import meetings as queries
from coprod.meetings.queries.record import Record, Written
from coprod.meetings.rules.advice import AdviceAnswer, Answered
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import CorrectionKind, NameRuling, RedactionReason

CIRCULATED, CORRECTED, RULED = 3, 5, 6  # days after the meeting
PUBLISHED = 1  # days after the meeting that approved


def plan(world: World, diary: Diary, days: Sequence[int]) -> None:
    """Each meeting that was held is approved by the next; the last one still waits for that."""
    held = [each for each in words.MEETINGS if "there" in each]
    for at, told in enumerate(held):
        diary.write(days[at] + CIRCULATED, time(9), partial(_circulate, world, told))
        if at + 1 < len(held):
            diary.write(days[at + 1], time(10, 10), partial(_approve, world, told, held[at + 1]))
            diary.write(days[at + 1] + PUBLISHED, time(12), partial(_publish, world, told))
        for item in told["items"]:
            if "answer" in item:
                after = int(item["answer"]["days"])
                diary.write(
                    days[at] + after, time(14), partial(_answer, world, diary, told, item, days[at] + after)
                )
    corrected = days[words.MEETINGS.index(words.SECOND)]
    diary.write(corrected + CORRECTED, time(20), partial(_propose, world))
    diary.write(corrected + RULED, time(9), partial(_rule, world))


def record_of(meeting: Meeting) -> Record:
    """Everything that was written of a meeting."""
    return record.whole(meeting)


def _record(world: World, told: Told) -> Record:
    found = queries.one(world.meetings[words.KEY, told["title"]])
    if found is None:
        raise LookupError("The demo world has no such meeting yet.")
    return record.whole(found)


def _written(held: Record, title: str) -> Written:
    return next(each for each in held.items if each.item.title == title)


def _circulate(world: World, told: Told) -> None:
    circulating.circulate(_record(world, told), by=world.people[words.MINUTE_TAKER])


def _propose(world: World) -> None:
    held, told = _record(world, words.SECOND), words.CORRECTION
    by = world.people[words.CO_CHAIR]
    correcting.propose(
        held,
        _written(held, told["item"]),
        next(each for each in held.members if each.person_id == by),
        kind=CorrectionKind.CORRECTION,
        passage=told["passage"],
        proposed=told["proposed"],
        why=told["why"],
        by=by,
    )


def _rule(world: World) -> None:
    held, told = _record(world, words.SECOND), words.CORRECTION
    (waiting,) = held.corrections
    correcting.accept(
        held, _written(held, told["item"]), waiting, why=told["ruling"], by=world.people[words.CHAIR]
    )


def _answer(world: World, diary: Diary, told: Told, item: Item, day: int) -> None:
    """The body that the terms name says what it does with the group's advice, and why."""
    held, said = _record(world, told), item["answer"]
    (decision,) = _written(held, item["title"]).decisions
    answered = Answered(
        AdviceAnswer(said["verdict"]), words=str(said["words"]), by=str(said["by"]), on=diary.day(day)
    )
    advising.answer(held.meeting, decision, answered, by=world.people[words.MINUTE_TAKER])


def _approve(world: World, told: Told, later: Told) -> None:
    at = _record(world, later).meeting
    circulating.approve(_record(world, told), at, by=world.people[words.CHAIR])


def _publish(world: World, told: Told) -> None:
    """Names are decided on, the summary is written for what everybody will read, then it is there for everybody."""
    by = world.people[words.MINUTE_TAKER]
    held, name = _record(world, told), words.NAME
    for each in held.items:
        if name["name"] in each.text:
            redacting.leave_out(
                held,
                each,
                passage=name["name"],
                instead=name["instead"],
                hidden_from=Layer.PUBLIC,
                reason=RedactionReason.NAMES_SOMEBODY,
                reason_words=name["why"],
                by=by,
            )
    summarising.summarise(_record(world, told), told["summary"], by=by)
    if easy := told.get("easy"):
        summarising.ease(_record(world, told), [Block(*each) for each in easy], by=by)
    held = _record(world, told)
    for found in known.unresolved(held, publishing.beside(held)):
        if found not in words.NO_NAMES:
            raise LookupError(f"The demo world does not know who “{found}” is.")
        redacting.decide(held, found, NameRuling.NO_NAME, why="", by=by)
    publishing.publish(_record(world, told), by=world.people[words.CHAIR])
