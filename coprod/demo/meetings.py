"""Story 5: the group on letters meets. Each meeting is planned, called, answered, arranged for, held, written down."""

from __future__ import annotations

from datetime import time
from functools import partial

from coprod.core.working_days import is_working_day
from coprod.demo import records
from coprod.demo.diary import Diary
from coprod.demo.groups import group_of
from coprod.demo.words import letters as words
from coprod.demo.words.letters import Item, Told
from coprod.demo.world import World
from coprod.meetings.models import AgendaItem, Meeting, Member
from coprod.meetings.operations import (
    acting,
    agenda,
    answering,
    arranging,
    attending,
    calling,
    deciding,
    details,
    planning,
    writing,
)
from coprod.meetings.operations.details import Details
from coprod.meetings.operations.planning import When
from coprod.meetings.operations.writing import Sent
from coprod.meetings.queries import actions, attendance, coming, needs
from coprod.meetings.queries import meetings as queries
from coprod.meetings.rules.actions import TakenOn
from coprod.meetings.rules.agenda import Purpose
from coprod.meetings.rules.attendance import Mode, Presence, There
from coprod.meetings.rules.decisions import Decided, DecidedHow, Influence
from coprod.meetings.rules.invitations import Answer, ArrangementState, Met
from coprod.meetings.rules.meetings import Layer

HOURS, PRE_MEET, DEBRIEF = (
    When(time(10), time(12)),
    When(time(9, 30), time(10)),
    When(time(12), time(12, 30)),
)
# Days before a meeting on which something is done for it; for the one to come, days before today.
PLANNED, CALLED, ARRANGED, ANSWERED = -24, -23, -22, -15
LATELY = {PLANNED: -6, CALLED: -5, ARRANGED: -4, ANSWERED: -3}
FOLLOWED = 1  # days after it


def plan(world: World, diary: Diary) -> None:
    """What happens before, at and after each meeting."""
    days = [working_day(diary, told["days"]) for told in words.MEETINGS]
    for day, told in zip(days, words.MEETINGS, strict=True):
        diary.write(_before(day, PLANNED), time(10), partial(_plan, world, diary, told, day))
        diary.write(_before(day, CALLED), time(11), partial(_call, world, told))
        diary.write(_before(day, ARRANGED), time(9), partial(_arrange, world, told))
        diary.write(_before(day, ANSWERED), time(18), partial(_answer, world, told))
        if "there" in told:
            diary.write(day, time(10, 5), partial(_note_who_is_there, world, told))
            diary.write(day, time(11, 50), partial(_write, world, diary, told, day))
            diary.write(day + FOLLOWED, time(19), partial(_say_met, world, told))
        for item in told["items"]:
            if "done" in item.get("action", {}):
                diary.write(int(item["action"]["done_days"]), time(15), partial(_finish, world, told, item))
    records.plan(world, diary, days)


def _before(day: int, deed: int) -> int:
    return LATELY[deed] if day > 0 else day + deed


def working_day(diary: Diary, in_days: int) -> int:
    """The day that is so many away, or the next working day."""
    while not is_working_day(diary.day(in_days)):
        in_days += 1
    return in_days


def meeting_of(world: World, told: Told) -> Meeting:
    """One of the meetings. Errors: ``LookupError`` before it was planned."""
    found = queries.one(world.meetings[words.KEY, told["title"]])
    if found is None:
        raise LookupError("The demo world has no such meeting yet.")
    return found


def items_of(meeting: Meeting) -> dict[str, AgendaItem]:
    """The items of its agenda, by their title."""
    return {each.title: each for each in queries.agenda(meeting)}


def _member(world: World, meeting: Meeting, key: str) -> Member:
    return next(each for each in meeting.members if each.person_id == world.people[key])


def _plan(world: World, diary: Diary, told: Told, day: int) -> None:
    by = world.people[words.MINUTE_TAKER]
    meeting = planning.plan(
        group_of(world), diary.day(day), HOURS, title=told["title"], venue=words.VENUE, by=by
    )
    world.meetings[words.KEY, told["title"]] = meeting.reference
    details.replan(meeting, diary.day(day), HOURS, venue=words.VENUE, link=words.LINK, by=by)
    details.change_details(
        meeting,
        Details(
            title=told["title"],
            about=told["about"],
            venue_access=words.ACCESS,
            supporter=words.SUPPORTER,
            pre_meet=PRE_MEET,
            debrief=DEBRIEF,
            preparation_minutes=60,
        ),
        by=by,
    )
    for item in told["items"]:
        leader = item.get("leader")
        agenda.add_item(
            meeting,
            agenda.Told(
                title=item["title"],
                about=item.get("about", ""),
                purpose=Purpose(item.get("purpose", "discussion")),
                minutes=item["minutes"],
                led_by=_member(world, meeting, leader) if leader else None,
                layer=Layer(item.get("layer", "public")),
                from_lived_experience=item.get("lived", False),
            ),
            by=by,
        )


def _call(world: World, told: Told) -> None:
    calling.call(meeting_of(world, told), by=world.people[words.MINUTE_TAKER])


def _arrange(world: World, told: Told) -> None:
    """What people need is looked at and booked; for the meeting to come it has only been asked for."""
    meeting, by = meeting_of(world, told), world.people[words.MINUTE_TAKER]
    wanted = needs.needed([meeting])[meeting.id]
    arranging.look(meeting, wanted, by=by)
    for thing in wanted:
        with_whom, note = words.BOOKED.get(thing.kind.value, ("", ""))
        state = ArrangementState.BOOKED if "there" in told else ArrangementState.ASKED_FOR
        arranging.arrange(meeting, thing, state=state, booked_with=with_whom, words=note, by=by)


def _answer(world: World, told: Told) -> None:
    meeting = meeting_of(world, told)
    for key, how in (told.get("there") or words.SAY_ALREADY).items():
        mine = coming.mine(meeting.reference, world.people[key])
        said = Answer.ONLINE if how == "online" else Answer.YES
        if mine is not None:
            answering.answer(mine, said=said, words="", by=world.people[key])


def _note_who_is_there(world: World, told: Told) -> None:
    meeting = meeting_of(world, told)
    modes = {world.people[key]: Mode(mode) for key, mode in told["there"].items()}
    noted = {
        line: There(Presence.PRESENT, modes[line.person_id], at_pre_meet=True, at_debrief=True)
        if line.person_id in modes
        else There(Presence.APOLOGIES)
        for line in attendance.expected(meeting)
    }
    attending.take(meeting, noted, by=world.people[words.MINUTE_TAKER])


def _write(world: World, diary: Diary, told: Told, day: int) -> None:
    meeting, by = meeting_of(world, told), world.people[words.MINUTE_TAKER]
    items = items_of(meeting)
    for each in told["items"]:
        item = items[each["title"]]
        if text := each.get("text"):
            writing.save(meeting, item, Sent(text), by=by)
        if said := each.get("decision"):
            deciding.decide(meeting, item, _decided(said), by=by)
        if taken := each.get("action"):
            owner = _member(world, meeting, str(taken["owner"]))
            due = diary.day(day + int(taken["due"]))
            acting.add(
                meeting, item, TakenOn(words=str(taken["words"]), owner_id=owner.id, due_on=due), by=by
            )


def _decided(said: dict[str, str]) -> Decided:
    how = DecidedHow(said["how"])
    is_vote = how is DecidedHow.VOTE
    return Decided(
        words=said["words"],
        decided_by=said["decided_by"],
        how=how,
        votes_for=int(said["for"]) if is_vote else None,
        votes_against=int(said["against"]) if is_vote else None,
        votes_abstained=0 if is_vote else None,
        dissent=said.get("dissent", ""),
        influence=Influence(said["influence"]),
        influence_words=said.get("influence_words", ""),
        is_advice="advice" in said,
    )


def _say_met(world: World, told: Told) -> None:
    """Both sides say that what was needed was there."""
    meeting, by = meeting_of(world, told), world.people[words.MINUTE_TAKER]
    for thing in needs.needed([meeting])[meeting.id]:
        arranging.say_met(meeting, thing, met=Met.YES, why="", by=by)
        if thing.person.email:
            arranging.say_met_for_me(meeting, thing.kind, met=Met.YES, by=thing.person.id)


def _finish(world: World, told: Told, item: Item) -> None:
    taken = item["action"]
    under = items_of(meeting_of(world, told))[item["title"]]
    found = next(each for each in actions.of_item(under) if each.words == taken["words"])
    acting.finish(found, str(taken["done"]), by=world.people[str(taken["owner"])])
