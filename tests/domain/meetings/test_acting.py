"""Actions: done with evidence, handed back without a reason, reminded of, and listed across groups."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.meetings import jobs
from coprod.meetings.models import Action
from coprod.meetings.operations import acting
from coprod.meetings.queries import actions as queries
from coprod.meetings.queries.actions import Wanted
from coprod.meetings.rules.actions import ActionStage, TakenOn
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import MinutesStage
from coprod.people.rules import SafeContact
from coprod.site import privacy
from tests.factories.meetings import a_group, a_meeting, a_member, an_action, an_agenda_item, an_event
from tests.factories.people import a_person


def test_done_needs_a_sentence_that_shows_it() -> None:
    with writing():
        action = an_action(a_meeting())

        with pytest.raises(Refused, match="Say in a sentence"):
            acting.finish(action, "", by=1)
        acting.finish(action, "All wards use it since 3 May.", by=a_person().id)

        assert (action.stage, action.finished_on) == (ActionStage.DONE, clock.today())


def test_what_somebody_took_on_who_is_forgotten_waits_for_somebody_else() -> None:
    with writing():
        group = a_group()
        gone = a_member(group)
        action = an_action(a_meeting(group), owner_id=gone.id, owned_by=gone)

        privacy.forget(gone.person, by=None)

        assert action.owner_id is None and queries.needing_somebody([group.id]) == [action]


def test_handing_back_leaves_no_trace_of_who_had_it_and_somebody_else_is_given_it() -> None:
    with writing():
        group = a_group()
        one, other = a_member(group), a_member(group)
        action = an_action(a_meeting(group), owner_id=one.id, owned_by=one, due_on=clock.today())

        acting.hand_back(action, by=one.person_id)
        assert (action.stage, action.owner_id, action.owner, action.evidence) == (
            ActionStage.HANDED_BACK,
            None,
            "",
            "",
        )
        assert [each.id for each in queries.needing_somebody([group.id])] == [action.id]

        acting.give(action, other, "", clock.today() + timedelta(days=30), by=one.person_id)
        assert (action.stage, action.owner_id) == (ActionStage.OPEN, other.id)
        assert [each.id for each in queries.open_of_person(other.person_id)] == [action.id]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (TakenOn("Write it."), "Say who"),
        (TakenOn("Write it.", owner="Ann", layer=Layer.PUBLIC), "for more people"),
    ],
)
def test_an_action_has_an_owner_and_is_not_for_more_people_than_its_item(told: TakenOn, why: str) -> None:
    with writing():
        meeting = a_meeting()
        item = an_agenda_item(meeting, layer=Layer.RESTRICTED)

        with pytest.raises(Refused, match=why):
            acting.add(meeting, item, told, by=1)


def test_actions_are_written_in_a_draft_and_moved_for_ever() -> None:
    with writing():
        meeting = a_meeting()
        item = an_agenda_item(meeting)
        action = acting.add(meeting, item, TakenOn("Write it.", owner="The ward manager"), by=a_person().id)
        meeting.minutes_stage = MinutesStage.PUBLISHED

        with pytest.raises(Refused, match="with the members"):
            acting.change(action, item, TakenOn("Write two.", owner="Ann"), by=1)
        acting.drop(action, by=a_person().id)
        acting.reopen(action, by=a_person().id)
        assert action.stage is ActionStage.OPEN


def letters() -> list[tuple[str, str, str]]:
    with reading():
        found = db.session.scalars(select(Mail).where(Mail.kind == "action-reminder").order_by(Mail.id))
        return [(each.to_address, each.subject, each.body) for each in found]


def test_one_letter_tells_of_everything_that_is_due_without_a_word_of_it() -> None:
    with writing():
        group = a_group(name="Psychosis letters group")
        ann, post = a_member(group), a_member(group, person=a_person(safe_contact=SafeContact.POST))
        made_at = clock.now() - timedelta(days=60)
        soon = clock.today() + timedelta(days=3)
        for owner in (ann, ann, post):
            an_action(
                a_meeting(group), "Ring the psychosis team.", owner_id=owner.id, due_on=soon, made_at=made_at
            )
        an_action(
            a_meeting(group), owner_id=ann.id, due_on=soon, stage=ActionStage.HANDED_BACK, made_at=made_at
        )
        address, waiting = ann.person.email, Wanted([group.id], [], "all")

    jobs.remind_of_actions()
    jobs.remind_of_actions()

    ((to, subject, body),) = letters()
    assert to == address
    assert "sychosis" not in subject + body and "/me/actions" in body and "need not say why" in body
    with reading():
        assert [person.safe_contact for _action, person in queries.told_otherwise(waiting)] == [
            SafeContact.POST
        ]


def test_one_list_across_groups_holds_what_the_viewer_may_arrange_and_no_more() -> None:
    with writing():
        group, other = a_group(), a_group()
        me = a_member(group)
        event = an_event(group.programme)
        today = clock.today()
        mine = an_action(a_meeting(group), "mine", owner_id=me.id, due_on=today - timedelta(days=2))
        later = an_action(a_meeting(group), "later", due_on=today + timedelta(days=9))
        undated = an_action(event, "of an event")
        done = an_action(a_meeting(group), "done", stage=ActionStage.DONE, evidence="Yes.", finished_on=today)
        an_action(a_meeting(other), "of another group")
        here = ([group.id], [group.programme_id])

        def found(*wanted: object, **more: int) -> list[Action]:
            return list(queries.listed(Wanted(*here, *wanted, **more), 1).rows)  # type: ignore[arg-type]

        assert found("all") == [mine, later, undated, done]
        assert found("late") == [mine]
        assert found("todo", me.person_id) == [mine]
        assert found("done") == [done]
        assert found("todo", group=group.id) == [mine, later]
        assert queries.listed(Wanted([group.id], []), 1).total == 2
