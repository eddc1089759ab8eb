"""Decisions and actions under an item, as the minute-taker writes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from coprod import Service
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.meetings.models import Action, Decision, Group, Meeting, Terms
from coprod.meetings.rules.groups import Office
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import MinutesStage
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_meeting, an_agenda_item


@pytest.fixture
def meeting(kept: Kept, group: Group) -> Meeting:
    with kept():
        return a_meeting(group, in_days=0)


@pytest.fixture
def item(kept: Kept, meeting: Meeting) -> str:
    """The address of an item that is for members."""
    with kept():
        reference = an_agenda_item(meeting, "Letters", layer=Layer.MEMBERS).reference
        return f"/manage/meetings/{meeting.reference}/minutes/{reference}"


@pytest.fixture
def taker(as_member: Callable[..., Visitor]) -> Visitor:
    return as_member(Office.MINUTE_TAKER, called="Tam")


def kept_decision(app: Service) -> Decision:
    with app.app_context(), reading():
        found = db.session.scalars(select(Decision)).one()
        db.session.expunge_all()
        return found


def test_a_decision_is_written_down_changed_and_taken_away(app: Service, item: str, taker: Visitor) -> None:
    at = f"{item}/decisions"
    taker.fill(
        at, words="The letter is one page.", how="vote", votes_for="5", votes_against="1", dissent="Ann."
    )

    page = taker.see(at)
    assert "5 for, 1 against, 0 did not vote" in page.text
    assert "Nobody has written down yet what lived experience changed here" in page.text
    assert "Everybody" not in [each.text for each in page.all("option")], "wider than its item"

    one = f"{at}/{kept_decision(app).reference}"
    taker.fill(one, influence="changed", influence_words="“Nobody reads page two.”")
    assert kept_decision(app).influence_words == "“Nobody reads page two.”"
    assert kept_decision(app).votes_for == 5

    taker.fill(f"{one}/remove")
    assert "Nothing is written down as decided" in taker.see(at).text


def test_a_change_without_words_is_refused_and_nothing_typed_is_lost(item: str, taker: Visitor) -> None:
    reply = taker.fill(f"{item}/decisions", words="One page.", influence="changed", dissent="Ann: too short.")

    assert reply.status_code == 422
    assert "Say what people with lived experience said" in reply.text
    assert "One page." in reply.text and "Ann: too short." in reply.text


def test_whoever_may_not_decide_is_told_who_is_missing_and_says_why(
    app: Service, meeting: Meeting, item: str, taker: Visitor
) -> None:
    with app.app_context(), writing():
        db.session.add(
            Terms(
                group_id=meeting.group_id,
                version=2,
                quorum={"carer": 2},
                made_at=clock.now(),
                agreed_on=meeting.on_day,
            )
        )
    at = f"{item}/decisions"
    assert "Carer: 0 of the 2 who are needed." in taker.see(at).text

    refused = taker.fill(at, words="One page.")
    assert "why it was decided all the same" in refused.text and refused.status_code == 422

    taker.fill(at, words="One page.", not_quorate_why="It cannot wait.")
    assert not kept_decision(app).was_quorate
    assert "Too few were there to decide." in taker.see(at).text


def test_once_the_members_have_the_minutes_the_missing_answer_can_still_be_given(
    app: Service, item: str, taker: Visitor
) -> None:
    at = f"{item}/decisions"
    taker.fill(at, words="One page.")
    with app.app_context(), writing():
        db.session.execute(update(Meeting).values(minutes_stage=MinutesStage.APPROVED))
    one = f"{at}/{kept_decision(app).reference}"

    assert "Write down a decision" not in taker.see(at).text
    taker.fill(one, influence="unchanged")
    assert kept_decision(app).influence.value == "unchanged"
    assert taker.fill(f"{one}/remove").status_code == 422


def test_an_action_is_given_to_a_member_or_to_somebody_in_words_and_never_to_nobody(
    app: Service, item: str, taker: Visitor, as_member: Callable[..., Visitor]
) -> None:
    as_member(called="Ann")
    at = f"{item}/actions"
    reference = next(each.get("value") for each in taker.see(at).all("option") if each.text == "Ann")
    due = {"due_on-day": "3", "due_on-month": "5", "due_on-year": "2027"}

    taker.fill(at, words="Write the letter.", member=reference, **due)
    taker.fill(at, words="Print it.", owner="The ward manager")
    nobody = taker.fill(at, words="Post it.")
    both = taker.fill(at, words="Post it.", member=reference, owner="Bob")

    assert "Choose who does it" in nobody.text and "Post it." in nobody.text
    assert "Not both" in both.text
    page = taker.see(at)
    assert "Ann" in page.text and "The ward manager" in page.text and "3 May 2027" in page.text
    with app.app_context(), reading():
        first, second = db.session.scalars(select(Action).order_by(Action.position))
        addresses = [f"{at}/{each.reference}" for each in (first, second)]
    taker.fill(addresses[0], words="Write the new letter.")
    taker.fill(f"{addresses[1]}/remove")
    assert "Write the new letter." in taker.see(at).text and "Print it." not in taker.see(at).text
