"""What is nobody's name in the minutes of a meeting, or may stand there: whoever agreed, places, organisations."""

from __future__ import annotations

import re

from sqlalchemy import select

from coprod.core.db import db
from coprod.meetings.models import Meeting, Member
from coprod.meetings.queries.record import Record
from coprod.meetings.rules import names
from coprod.meetings.rules.layers import Hidden, without
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import NameRuling
from coprod.people.models import Person
from coprod.programmes.models import Organisation, Partner, ProgrammeEdition


def phrases(record: Record) -> list[str]:
    """Everything that needs no decision."""
    meeting = record.meeting
    told = [
        *re.split(r"[,;\n]", meeting.venue),
        meeting.title,
        *_organisations(meeting),
        *_own_names(meeting),
        # Everybody reads these; in what fewer people read somebody may be named who must not be elsewhere.
        *(
            run
            for each in record.items
            if each.layer is Layer.PUBLIC
            for run in names.found([each.item.title])
        ),
        *(each.name for each in record.names if each.ruling is not NameRuling.HIDDEN),
    ]
    for member in meeting.members:
        if member.is_named and member.called:
            told += [member.called, *member.called.split()]
    return [each.strip() for each in told if each.strip()]


def unresolved(record: Record, more: list[str]) -> list[str]:
    """The names in what everybody would read on which nobody has decided. ``more``: what else becomes public."""
    texts = [text for reading in record.public.values() for text in reading.texts]
    return names.found(
        [*texts, *(without(each, hidden_everywhere(record)) for each in more)], phrases(record)
    )


def hidden_everywhere(record: Record) -> list[Hidden]:
    """What must stand in no text beside the minutes: every passage that is hidden from everybody, and every name."""
    return [*(hidden for each in record.items for hidden in each.hidden), *record.hidden_names]


def unnamed(record: Record) -> list[Member]:
    """The members who do not want to be named where everybody reads it."""
    return [each for each in record.members if not each.is_named and each.called]


def names_behind(record: Record) -> list[str]:
    """The own names of members whom the group knows by another, or who are not named at all: they stay unsaid."""
    if record.meeting.group_id is None:
        return []
    rows = db.session.execute(
        select(Person.name, Member.called, Member.is_named)
        .join(Member, Member.person_id == Person.id)
        .where(Member.group_id == record.meeting.group_id, Person.name != "")
        .order_by(Member.id)
    )
    return [name for name, called, is_named in rows if not is_named or called != name]


def _organisations(meeting: Meeting) -> list[str]:
    partners = (
        select(Organisation.name)
        .join(Partner, Partner.organisation_id == Organisation.id)
        .where(Partner.programme_id == meeting.programme_id)
        .order_by(Organisation.id)
    )
    return list(db.session.scalars(partners))


def _own_names(meeting: Meeting) -> list[str]:
    """What the group and its programme are called."""
    texts = list(
        db.session.scalars(
            select(ProgrammeEdition.text)
            .where(ProgrammeEdition.programme_id == meeting.programme_id)
            .order_by(ProgrammeEdition.id)
        )
    )
    texts += [each.text for each in meeting.group.editions] if meeting.group else []
    return [text[key] for text in texts for key in ("name", "short_name") if text.get(key)]
