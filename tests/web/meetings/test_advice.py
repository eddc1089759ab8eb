"""Advice from the minutes to the page, the register and the feed, and its answer, also long after publishing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from coprod.core import clock
from coprod.core.db import db
from coprod.core.words import date_words
from coprod.meetings.models import AgendaItem, Decision, Group, Meeting, Terms
from coprod.meetings.operations import deciding
from coprod.meetings.queries import meetings
from coprod.meetings.rules.decisions import Decided
from coprod.meetings.rules.groups import Office
from coprod.meetings.rules.meetings import Layer
from tests.base.printed import Printed
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_decision, a_group, a_meeting, an_agenda_item, some_terms
from tests.factories.people import a_person
from tests.factories.programmes import an_organisation, long_ago
from tests.factories.records import a_minuted_item, a_past_meeting, published

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def group(kept: Kept) -> Group:
    """A group whose terms say who answers its advice within 28 days."""
    with kept():
        group = a_group()
        some_terms(
            group,
            receiver_id=an_organisation("The board").id,
            answer_within_days=28,
            agreed_on=long_ago(),
        )
        return group


@pytest.fixture
def taker(as_member: Callable[..., Visitor]) -> Visitor:
    return as_member(Office.MINUTE_TAKER, called="Tam")


def decided(meeting: Meeting, words: str, layer: Layer = Layer.PUBLIC) -> Decision:
    told = Decided(words, is_advice=True, layer=layer, not_quorate_why="So.")
    return deciding.decide(meeting, a_minuted_item(meeting, title=words), told, by=a_person().id)


@pytest.fixture
def late(kept: Kept, group: Group) -> tuple[Meeting, str, str]:
    """A published record with advice that is nine days late, and with some for members, and where both are answered."""
    with kept():
        meeting = a_past_meeting(group, days_ago=37)
        public = decided(meeting, "The letter is one page.")
        hidden = decided(meeting, "Nobody is told.", Layer.MEMBERS)
        published(meeting)
        at = f"/manage/meetings/{meeting.reference}/minutes"
        items = {each.id: each.reference for each in _items(meeting)}
        return (
            meeting,
            f"{at}/{items[public.item_id]}/decisions/{public.reference}/answer",
            f"{at}/{items[hidden.item_id]}/decisions/{hidden.reference}/answer",
        )


def _items(meeting: Meeting) -> list[AgendaItem]:
    return list(meetings.agenda(meeting))


def day(meeting: Meeting) -> str:
    assert meeting.group is not None
    return f"/groups/{meeting.group.slug}/{meeting.on_day.isoformat()}"


ANSWER = {"verdict": "partly", "words": "From May on.", "by": "The head of the team"}


def test_whoever_writes_a_decision_ticks_that_it_is_advice_and_where_nobody_is_named_cannot(
    kept: Kept, group: Group, taker: Visitor
) -> None:
    with kept():
        meeting = a_meeting(group, in_days=0)
        item = an_agenda_item(meeting)
    at = f"/manage/meetings/{meeting.reference}/minutes/{item.reference}/decisions"
    due = date_words(meeting.on_day + timedelta(days=28))
    assert "The board is asked to answer it" in taker.see(at).text

    taker.fill(at, words="One page.", is_advice="y", not_quorate_why="So.")

    page = taker.see(at)
    assert f"The board answers by {due}." in page.text and "Write down what they answered" not in page.text
    with kept():
        db.session.add(
            Terms(group_id=group.id, version=9, quorum={}, made_at=clock.now(), agreed_on=clock.today())
        )
    assert "is asked to answer it" not in taker.see(at).text


def test_everybody_sees_who_is_late_and_then_what_they_answered_and_why(
    client: Visitor, taker: Visitor, late: tuple[Meeting, str, str]
) -> None:
    meeting, at, _hidden = late
    due = date_words(meeting.on_day + timedelta(days=28))

    def seen(state: str) -> bool:
        return "one page" in client.see("/decisions", query_string={"advice": state}).text

    for page in (day(meeting), "/decisions"):
        text = client.see(page).text
        assert f"The board answers by {due}." in text and "9 days late" in text
    assert [seen(state) for state in ("waiting", "late", "answered", "rubbish")] == [True, True, False, True]
    overview = taker.see(f"/manage/groups/{meeting.group.slug}").text  # type: ignore[union-attr]
    assert "Advice that waits for an answer" in overview and "9 days late" in overview

    refused = taker.fill(at, **{**ANSWER, "words": ""})
    assert refused.status_code == 422 and "The head of the team" in refused.text
    taker.fill(at, **ANSWER)

    for page in (day(meeting), "/decisions"):
        text = client.see(page).text
        assert "Accepted in part" in text and "From May on. (The head of the team)" in text
        assert "The answer came 9 days late." in text
    assert [seen(state) for state in ("waiting", "late", "answered")] == [False, False, True]
    feed = ElementTree.fromstring(client.get("/feeds/decisions.atom").data)  # noqa: S314 - our own
    (content,) = [each.text or "" for each in feed.iter(f"{ATOM}content")]
    assert "The board answered on" in content and "From May on." in content
    (entry,) = feed.iter(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}updated") or "") >= (entry.findtext(f"{ATOM}published") or "")
    assert "From May on." in Printed(client.get(f"{day(meeting)}/record.pdf").data).text
    assert "Put the answer right" in taker.see(at.rsplit("/", 2)[0]).text


def test_an_answer_for_members_stands_where_members_read_and_leaves_every_public_page_as_it_is(
    client: Visitor,
    taker: Visitor,
    as_member: Callable[..., Visitor],
    late: tuple[Meeting, str, str],
) -> None:
    meeting, _at, hidden = late
    pages = [
        *(
            day(meeting),
            "/decisions",
            "/decisions?advice=answered",
            "/decisions?q=may",
            "/decisions?advice=late",
        ),
        f"/groups/{meeting.group.slug}/figures",  # type: ignore[union-attr]
    ]
    before = [client.see(each).text for each in pages], client.get("/feeds/decisions.atom").data

    taker.fill(hidden, **ANSWER)

    assert ([client.see(each).text for each in pages], client.get("/feeds/decisions.atom").data) == before
    mine = as_member().see(f"/me/meetings/{meeting.reference}/minutes").text
    assert "From May on." in mine and "Nobody is told." in mine


def test_there_is_no_answer_to_what_is_no_advice_and_none_by_somebody_outside(
    kept: Kept, group: Group, taker: Visitor, client: Visitor, late: tuple[Meeting, str, str]
) -> None:
    with kept():
        meeting = a_meeting(group, in_days=0)
        item = an_agenda_item(meeting)
        other = a_decision(item)
    at = f"/manage/meetings/{meeting.reference}/minutes/{item.reference}/decisions/{other.reference}/answer"

    assert taker.get(at).status_code == 404
    assert client.get(late[1]).status_code in (302, 303, 404)
