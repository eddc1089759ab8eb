"""Two worlds that differ only in what outsiders must not know. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

from typing import Any

from coprod.core import clock
from coprod.meetings.models import Decision, Group, Meeting
from coprod.meetings.operations import advising, showing
from coprod.meetings.rules.advice import AdviceAnswer, Answered
from coprod.meetings.rules.decisions import Influence
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import CorrectionKind, NameRuling, Ruling
from tests.factories.meetings import (
    a_decision,
    a_group,
    a_meeting,
    a_member,
    a_paper,
    an_action,
    an_agenda_item,
    an_attendance,
    an_interest,
)
from tests.factories.programmes import a_programme, an_organisation
from tests.factories.records import (
    a_correction,
    a_minuted_item,
    a_name,
    a_past_meeting,
    a_redaction,
    a_summary,
    published,
    the_record,
)

SECRET = "Zanzibar"
HIDDEN = {
    "plain": "one of us was ill",
    "secret": f"{SECRET} Quillon of the third floor was ill in May and June",
}


def a_world(kind: str, slug: str = "letters", *, many: int = 1) -> tuple[Group, Meeting, Meeting]:
    """A group with a published record and a meeting to come; ``secret`` has much that outsiders must not know.

    ``many``: so many times as much.
    """
    more = kind == "secret"
    group = a_group(a_programme("Preston", f"area-{slug}"), name="Letters group")
    group.slug = slug
    named = a_member(group, MemberRole.CARER, called="Ann Lee", is_named=True, reference=f"{slug}-ann")
    hidden = a_member(group, called="Sam Hill", reference=f"{slug}-sam")
    past = a_past_meeting(group, title="March", reference=f"{slug}-past")
    coming = a_meeting(group, title="May", reference=f"{slug}-next")
    asked = {"receiver_id": an_organisation(f"The board of {slug}").id, "answer_due_on": past.on_day}
    for _time in range(many if more else 0):
        _before(past, coming, asked)
    item = a_minuted_item(
        past, f"Letters are long. {HIDDEN[kind].capitalize()}.", title="Letters", reference=f"{slug}-one"
    )
    a_redaction(item, HIDDEN[kind])
    a_minuted_item(past, "We agreed on dates.", title="Next year", reference=f"{slug}-two")
    an_agenda_item(coming, "Letters again", reference=f"{slug}-three")
    public = a_decision(
        item,
        "The letter is one page.",
        **asked,
        reference=f"{slug}-decides",
        influence=Influence.CHANGED,
        influence_words="A carer asked for it.",
    )
    an_action(past, "Write it.", owner_id=hidden.id, item_id=item.id, reference=f"{slug}-writes")
    an_attendance(past, named)
    an_attendance(past, hidden)
    showing.show(coming)
    a_summary(past)
    published(past)
    if more:
        _after(past, coming)
    _answer(past, public, "From May on, because a carer asked for it.")
    return group, past, coming


def _answer(meeting: Meeting, decision: Decision, words: str) -> None:
    answered = Answered(AdviceAnswer.PARTLY, words=words, by="The head of the team", on=clock.today())
    advising.answer(meeting, decision, answered, by=None)


def _before(past: Meeting, coming: Meeting, asked: dict[str, Any]) -> None:
    """What is restricted, or for members, from the beginning: on the agenda, in the minutes, of every kind."""
    assert past.group is not None
    member = past.group.members[0]
    inner = a_minuted_item(
        past, f"{SECRET} said so.", title=f"About {SECRET}", layer=Layer.RESTRICTED, minutes=30
    )
    below = a_minuted_item(past, f"{SECRET} again.", title=SECRET, parent_id=inner.id)
    mine = a_minuted_item(past, f"{SECRET} for members.", title=SECRET, layer=Layer.MEMBERS)
    for item in (inner, below, mine):
        a_decision(item, f"{SECRET} goes.", **asked)
        an_action(past, f"Ring {SECRET}.", item_id=item.id)
        an_interest(past, member, item)
        a_paper(past, item=item, layer=Layer.MEMBERS)
    an_action(past, f"Write to {SECRET}.", layer=Layer.MEMBERS)
    an_agenda_item(coming, f"About {SECRET}", layer=Layer.RESTRICTED, minutes=45)
    a_paper(coming, layer=Layer.RESTRICTED)


def _after(past: Meeting, coming: Meeting) -> None:
    """What happens inside after publishing, each time brought to what everybody sees as its operation would."""
    record = the_record(past)
    for written in record.items:
        for decision in written.decisions if written.layer is not Layer.PUBLIC else []:
            _answer(past, decision, f"{SECRET} stays.")
    restricted = next(each for each in record.items if each.layer is Layer.RESTRICTED)
    for kind in CorrectionKind:
        a_correction(
            restricted.item,
            kind=kind,
            passage=f"{SECRET} said so",
            after_publishing=True,
            ruling=Ruling.ACCEPTED,
            ruled_at=clock.now(),
        )
    a_correction(restricted.item, after_publishing=True)
    a_decision(restricted.item, f"{SECRET} comes back.")
    a_name(past, "Quillon Roe", NameRuling.HIDDEN)
    an_agenda_item(coming, f"More about {SECRET}", layer=Layer.MEMBERS)
    if restricted.minute is not None:
        restricted.minute.text = f"{SECRET} said something else."
    for meeting in (past, coming):
        showing.show(meeting)
