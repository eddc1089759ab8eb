"""Advice is put to the body that the terms name, and its answer is for whoever reads the decision and nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.meetings.models import Decision, Group, Meeting, ShownDecision, ShownMeeting, ShownRecord
from coprod.meetings.operations import advising, deciding, publishing
from coprod.meetings.queries import advice, parity
from coprod.meetings.queries import decisions as register
from coprod.meetings.rules.advice import AdviceAnswer, AdviceFigures, AdviceStands, Answered
from coprod.meetings.rules.decisions import Decided
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import MinutesStage
from tests.factories.meetings import a_group, a_meeting, an_agenda_item, some_terms
from tests.factories.people import a_person
from tests.factories.programmes import an_organisation, long_ago
from tests.factories.records import a_minuted_item, a_past_meeting, a_redaction, published, the_record

DAYS_AGO = 40


def asking_group(**more: Any) -> Group:
    """A group whose terms say who answers its advice within 28 days."""
    group = a_group()
    facts = {
        "receiver_id": an_organisation("The board").id,
        "answer_within_days": 28,
        "agreed_on": long_ago(),
    }
    some_terms(group, **{**facts, **more})
    return group


def advice_of(meeting: Meeting, layer: Layer = Layer.PUBLIC, **more: Any) -> Decision:
    item = a_minuted_item(meeting, layer=more.pop("under", Layer.PUBLIC))
    told = Decided("The letter is one page.", is_advice=True, layer=layer, not_quorate_why="So.")
    return deciding.decide(meeting, item, told, by=a_person().id)


def said(words: str = "It is what we wanted.", **more: Any) -> Answered:
    facts = {"verdict": AdviceAnswer.PARTLY, "by": "The head of the team", "on": clock.today(), **more}
    return Answered(words=words, **facts)


def outside() -> list[Any]:
    """Everything that everybody reads, with the moments of its changes."""
    db.session.flush()
    return [
        [
            (each.id, each.shown, each.changed_at)
            for each in db.session.scalars(select(kind).order_by(kind.id))
        ]
        for kind in (ShownMeeting, ShownDecision)
    ]


def told(meeting: Meeting) -> list[dict[str, Any]]:
    """The advice of a record, on its page and in the register."""
    db.session.flush()
    page = db.session.scalars(select(ShownMeeting).where(ShownMeeting.meeting_id == meeting.id)).one().shown
    row = db.session.scalars(select(ShownDecision).where(ShownDecision.meeting_id == meeting.id)).one()
    return [page["items"][0]["decisions"][0]["advice"], row.shown["advice"]]


def stands() -> list[int]:
    """How many decisions the register finds that wait for an answer, that are late, and that are answered."""
    return [register.listed(advice=each).total for each in AdviceStands]


def test_advice_is_put_to_the_body_that_the_terms_of_that_day_name() -> None:
    with writing():
        group = asking_group()
        some_terms(
            group, receiver_id=an_organisation("Later").id, answer_within_days=1, agreed_on=clock.today()
        )
        meeting = a_meeting(group, in_days=-3)
        held = advice_of(meeting)
        assert held.receiver is not None and held.receiver.name == "The board"
        assert held.answer_due_on == meeting.on_day + timedelta(days=28)

        item = an_agenda_item(meeting)
        deciding.change(meeting, item, held, Decided("One page.", not_quorate_why="So."), by=a_person().id)
        db.session.flush()
        assert (held.receiver_id, held.answer_due_on) == (None, None)


@pytest.mark.parametrize("terms", [{"receiver_id": None, "answer_within_days": None}, {"agreed_on": None}])
def test_nobody_is_asked_when_the_terms_name_nobody(terms: dict[str, Any]) -> None:
    with writing():
        meeting = a_meeting(asking_group(**terms), in_days=0)

        assert advice.asked_by(meeting) is None
        with pytest.raises(Refused, match="do not say who answers"):
            advice_of(meeting)


@pytest.mark.parametrize(
    ("stage", "answer", "why"),
    [
        (MinutesStage.DRAFT, {}, "still being written"),
        (MinutesStage.APPROVED, {"words": ""}, "Say why"),
        (MinutesStage.APPROVED, {"by": ""}, "who of them"),
        (MinutesStage.APPROVED, {"on": clock.today() + timedelta(days=2)}, "in the future"),
        (MinutesStage.APPROVED, {"on": date(2020, 1, 1)}, "before the meeting"),
    ],
)
def test_what_is_no_answer_is_refused_in_words(stage: MinutesStage, answer: dict[str, Any], why: str) -> None:
    with writing():
        meeting = a_meeting(asking_group(), in_days=-3)
        held = advice_of(meeting)
        meeting.minutes_stage = stage

        with pytest.raises(Refused, match=why):
            advising.answer(meeting, held, said(**answer), by=1)


def test_an_answer_is_put_right_on_the_same_day_and_not_afterwards() -> None:
    with writing():
        meeting, by = a_meeting(asking_group(), in_days=-3), a_person().id
        held = advice_of(meeting)
        meeting.minutes_stage = MinutesStage.CIRCULATED
        advising.answer(meeting, held, said("Yes."), by=by)
        advising.answer(meeting, held, said("No.", verdict=AdviceAnswer.NO), by=by)
        assert (held.answer_verdict, held.answer_words) == (AdviceAnswer.NO, "No.")
        held.answer_noted_on = clock.today() - timedelta(days=1)

        with pytest.raises(Refused, match="put right by a correction"):
            advising.answer(meeting, held, said(), by=by)
        db.session.flush()
        noted = db.session.execute(
            select(AuditRow.deed, AuditRow.details)
            .where(AuditRow.deed.like("%answer%"))
            .order_by(AuditRow.id)
        )
        assert [tuple(each) for each in noted] == [
            ("advice answered", {"decision": held.reference}),
            ("answer put right", {"decision": held.reference}),
        ]


def test_everybody_reads_a_late_answer_on_the_page_and_in_the_register_and_the_version_stays() -> None:
    with writing():
        meeting = a_past_meeting(asking_group(), days_ago=DAYS_AGO)
        held = advice_of(meeting)
        published(meeting)
        waits = {
            "receiver": "The board",
            "due_on": (meeting.on_day + timedelta(days=28)).isoformat(),
            "answered_on": None,
            "verdict": None,
            "words": "",
            "by": "",
        }
        assert told(meeting) == [waits, waits]
        assert stands() == [1, 1, 0]

        advising.answer(meeting, held, said(), by=a_person().id)

        now = {
            **waits,
            "answered_on": clock.today().isoformat(),
            "verdict": "partly",
            "words": "It is what we wanted.",
            "by": "The head of the team",
        }
        assert told(meeting) == [now, now]
        assert stands() == [0, 0, 1]
        row = db.session.scalars(select(ShownDecision)).one()
        assert row.changed_at > row.published_at and "wanted" in row.searchable
        kept = db.session.scalars(select(ShownRecord)).one()
        assert kept.shown["items"][0]["decisions"][0]["advice"] == waits
        with pytest.raises(Refused, match="Everybody reads this already"):
            publishing.publish(the_record(meeting), by=a_person().id)


def test_words_of_an_answer_that_name_somebody_or_are_left_out_elsewhere_are_told_to_nobody() -> None:
    with writing():
        meeting = a_past_meeting(asking_group(), days_ago=DAYS_AGO)
        a_redaction(a_minuted_item(meeting, "The ward was closed.", title="First"), "The ward was closed")
        held = advice_of(meeting)
        published(meeting)

        for words in ("Jane Roe is against it.", "The ward was closed."):
            advising.answer(meeting, held, said(words), by=a_person().id)
            page = db.session.scalars(select(ShownMeeting)).one().shown["items"][1]["decisions"][0]["advice"]
            assert (page["words"], page["verdict"]) == ("", "partly")


@pytest.mark.parametrize(
    ("layer", "under"),
    [(Layer.RESTRICTED, Layer.RESTRICTED), (Layer.MEMBERS, Layer.PUBLIC), (Layer.RESTRICTED, Layer.PUBLIC)],
)
def test_an_answer_to_what_few_may_read_changes_nothing_outside(layer: Layer, under: Layer) -> None:
    with writing():
        meeting = a_past_meeting(asking_group(), days_ago=DAYS_AGO)
        advice_of(meeting)
        hidden = advice_of(meeting, layer, under=under)
        published(meeting)
        before, today = outside(), clock.today()
        group = meeting.group
        assert group is not None
        counted = parity.outside(group, today - timedelta(days=365), today)

        advising.answer(meeting, hidden, said("Nobody outside knows."), by=a_person().id)

        assert outside() == before
        assert parity.outside(group, today - timedelta(days=365), today) == counted
        assert counted.advice == AdviceFigures(waiting_late=1)
        inside = parity.inside(group, today - timedelta(days=365), today)
        assert inside.advice == AdviceFigures(answered_late=1, waiting_late=1)


def test_what_waits_is_listed_the_first_due_first_until_it_is_answered() -> None:
    with writing():
        group = asking_group()
        soon, late = (a_past_meeting(group, days_ago=ago) for ago in (3, DAYS_AGO))
        later, first = advice_of(soon), advice_of(late)
        advice_of(a_past_meeting(asking_group(), days_ago=DAYS_AGO))
        today = clock.today()

        assert [each.decision for each in advice.waiting([group.id])] == [first, later]
        assert [each.decision for each in advice.waiting([group.id], due_before=today)] == [first]
        assert not advice.waiting([group.id], due_before=first.answer_due_on)
        late.minutes_stage = MinutesStage.APPROVED
        advising.answer(late, first, said(), by=a_person().id)
        assert [each.decision for each in advice.waiting([group.id])] == [later]
