"""A group comes together: its terms, its members under the names they chose, and what they said once that they need."""

from __future__ import annotations

from datetime import time
from functools import partial

from coprod.core.editions import Format
from coprod.core.words import ENGLISH
from coprod.demo.diary import Diary
from coprod.demo.stories import LEADS
from coprod.demo.words import letters as words
from coprod.demo.world import World
from coprod.meetings.models import Group
from coprod.meetings.operations import groups, members, terms, wording
from coprod.meetings.queries import groups as queries
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.people import operations as people
from coprod.people.rules import SafeContact
from coprod.people.rules.needs import NeedKind
from coprod.programmes.rules import Level, Rung

LEAD = LEADS[words.PROGRAMME]
# Days after its beginning: members are there, terms are written, agreed, and everybody may know of the group.
MEMBERS_COME, TERMS_WRITTEN, AGREED, OPENED = 2, 4, 10, 11


def plan(world: World, diary: Diary) -> None:
    """The lead begins a group; its members say what they need before the first meeting."""
    begins = words.BEGINS
    diary.write(begins, time(10), partial(_start, world))
    diary.write(begins + MEMBERS_COME, time(10), partial(_name_members, world, diary))
    diary.write(begins + TERMS_WRITTEN, time(10), partial(_write_terms, world, diary))
    for key, said in words.NEEDS.items():
        diary.write(begins + TERMS_WRITTEN, time(19), partial(_say_needs, world, key, said))
    diary.write(begins + AGREED, time(16), partial(_agree, world, diary))
    diary.write(begins + OPENED, time(9), partial(_open, world))


def group_of(world: World) -> Group:
    """The group with everything around it. Errors: ``LookupError`` before it was begun."""
    found = queries.one_whole(world.groups[words.KEY])
    if found is None:
        raise LookupError("The demo world has no group yet.")
    return found


def _start(world: World) -> None:
    _key, workstream = world.parts[words.PROGRAMME, "workstream", words.WORKSTREAM]
    group = groups.start(
        world.programme(words.PROGRAMME),
        **words.GROUP,
        workstream_id=workstream,
        level=Level.SERVICE,
        rung=Rung.CO_DESIGN,
        by=world.people[LEAD],
    )
    world.groups[words.KEY] = group.slug


def _name_members(world: World, diary: Diary) -> None:
    for told in words.MEMBERS:
        members.add(
            group_of(world),
            world.person(told["person"]),
            role=MemberRole(told["role"]),
            office=Office(told.get("office", "member")),
            called=told.get("called", ""),
            is_named=told.get("is_named", False),
            from_day=diary.day(words.BEGINS + MEMBERS_COME),
            by=world.people[LEAD],
        )


def _write_terms(world: World, diary: Diary) -> None:
    group, by = group_of(world), world.people[LEAD]
    first = group.terms_in_work
    if first is None:
        raise LookupError("The group has no terms to write.")
    wording.write_terms(group, first, ENGLISH, Format.STANDARD, words.TERMS, by=by)
    terms.set_facts(
        group,
        first,
        quorum={MemberRole(role): number for role, number in words.QUORUM.items()},
        receiver_id=world.organisation(words.RECEIVER).id,
        answer_within_days=words.ANSWER_WITHIN_DAYS,
        review_on=diary.day(words.BEGINS + 365),
        by=by,
    )


def _say_needs(world: World, key: str, said: list[tuple[str, str]]) -> None:
    """Who has no e-mail says it on the telephone, and the lead writes it down."""
    person = world.person(key)
    by = person.id if person.email else world.people[LEAD]
    if not person.email:
        people.change_contact(
            person,
            name=person.name,
            telephone=person.telephone,
            postal_address=words.BY_POST,
            language=person.language,
            safe_contact=SafeContact.POST,
            safe_contact_note="",
            by=by,
        )
    for kind, told in said:
        people.add_need(person, kind=NeedKind(kind), words=told, by=by)
    people.share_needs(person, agrees=True, by=by)


def _agree(world: World, diary: Diary) -> None:
    group = group_of(world)
    written = group.terms_in_work
    if written is None:
        raise LookupError("The group has no terms to agree to.")
    for member in group.present_members:
        terms.agree_to(group, written, member, by=member.person_id)
    terms.agree(group, written, on=diary.day(words.BEGINS + AGREED), by=world.people[words.CHAIR])


def _open(world: World) -> None:
    groups.open_to_everybody(group_of(world), by=world.people[LEAD])
