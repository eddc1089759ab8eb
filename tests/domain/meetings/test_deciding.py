"""Decisions as fields: whether the group could decide, and what lived experience changed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.meetings.models import AgendaItem, Decision, Meeting, Terms
from coprod.meetings.operations import deciding
from coprod.meetings.rules.decisions import Decided, DecidedHow, Influence
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import MinutesStage
from tests.factories.meetings import a_decision, a_group, a_meeting, a_member, an_agenda_item, an_attendance
from tests.factories.people import a_person


def a_place(layer: Layer = Layer.PUBLIC, **quorum: int) -> tuple[Meeting, AgendaItem]:
    """A meeting of a group whose terms ask for so many of a role."""
    group = a_group()
    meeting = a_meeting(group, in_days=0)
    if quorum:
        db.session.add(
            Terms(group_id=group.id, version=2, quorum=quorum, made_at=clock.now(), agreed_on=meeting.on_day)
        )
    return meeting, an_agenda_item(meeting, layer=layer)


def test_a_group_that_may_not_decide_says_why_it_did_and_that_stays_on_the_record() -> None:
    with writing():
        meeting, item = a_place(carer=1, staff=1)
        an_attendance(meeting, a_member(meeting.group, MemberRole.STAFF))  # type: ignore[arg-type]
        by = a_person().id

        with pytest.raises(Refused, match="Carer: 0 of the 1"):
            deciding.decide(meeting, item, Decided("One page."), by=by)
        held = deciding.decide(
            meeting, item, Decided("One page.", not_quorate_why="It cannot wait until June."), by=by
        )
        assert (held.was_quorate, held.not_quorate_why) == (False, "It cannot wait until June.")

        an_attendance(meeting, a_member(meeting.group, MemberRole.CARER))  # type: ignore[arg-type]
        deciding.change(meeting, item, held, Decided("One page.", not_quorate_why="Old."), by=by)
        assert (held.was_quorate, held.not_quorate_why) == (True, "")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"influence": Influence.CHANGED}, "Say what people with lived experience said"),
        ({"how": DecidedHow.VOTE, "votes_for": 3}, "how many were for it"),
        ({"layer": Layer.PUBLIC}, "for more people"),
    ],
)
def test_what_is_missing_is_said_in_words(told: dict[str, Any], why: str) -> None:
    with writing():
        meeting, item = a_place(Layer.MEMBERS)

        with pytest.raises(Refused, match=why):
            deciding.decide(meeting, item, Decided("One page.", **{"layer": Layer.MEMBERS, **told}), by=1)


def test_a_vote_keeps_its_numbers_and_consensus_has_none() -> None:
    with writing():
        meeting, item = a_place()
        vote = Decided(
            "One page.", how=DecidedHow.VOTE, votes_for=5, votes_against=2, dissent="Ann: too short."
        )
        held = deciding.decide(meeting, item, vote, by=None)  # type: ignore[arg-type]
        assert (held.votes_for, held.votes_against, held.dissent) == (5, 2, "Ann: too short.")

        deciding.change(meeting, item, held, Decided("One page.", votes_for=5), by=None)  # type: ignore[arg-type]
        assert (held.votes_for, held.votes_against) == (None, None)


def test_once_the_members_have_the_minutes_only_the_missing_answer_is_given() -> None:
    with writing():
        meeting, item = a_place()
        held = a_decision(item)
        meeting.minutes_stage = MinutesStage.PUBLISHED
        by = a_person().id

        with pytest.raises(Refused, match="with the members"):
            deciding.change(meeting, item, held, Decided("Two pages."), by=by)
        with pytest.raises(Refused, match="with the members"):
            deciding.remove(meeting, held, by=by)
        deciding.answer_influence(meeting, held, Influence.CHANGED, "They said: one page.", by=by)
        with pytest.raises(Refused, match="answered already"):
            deciding.answer_influence(meeting, held, Influence.UNCHANGED, "", by=by)

        db.session.flush()
        told = db.session.scalars(select(AuditRow.details).where(AuditRow.deed == "influence answered")).one()
        assert told == {"decision": held.reference}
        assert db.session.scalars(select(Decision.influence)).one() is Influence.CHANGED
