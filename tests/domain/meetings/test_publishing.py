"""What keeps minutes from being published, what everybody reads then, and later versions (domain rules M4, M7)."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from coprod.core import clock
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.meetings.models import Meeting, Minute, ShownDecision, ShownMeeting, ShownRecord
from coprod.meetings.operations import correcting, papers, publishing, redacting, showing, summarising
from coprod.meetings.rules.actions import ActionStage
from coprod.meetings.rules.decisions import Influence
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.meetings import Layer
from coprod.meetings.rules.minutes import CorrectionKind, MinutesStage, NameRuling, RedactionReason
from tests.factories.meetings import a_decision, a_member, a_paper, an_action, an_attendance, an_interest
from tests.factories.people import a_person
from tests.factories.records import (
    a_correction,
    a_minuted_item,
    a_past_meeting,
    a_redaction,
    a_summary,
    published,
    the_record,
)

APPROVED, PUBLISHED = MinutesStage.APPROVED, MinutesStage.PUBLISHED


def shown(meeting: Meeting) -> ShownMeeting:
    db.session.flush()
    return db.session.scalars(select(ShownMeeting).where(ShownMeeting.meeting_id == meeting.id)).one()


def versions(meeting: Meeting) -> list[ShownRecord]:
    return list(
        db.session.scalars(
            select(ShownRecord).where(ShownRecord.meeting_id == meeting.id).order_by(ShownRecord.version)
        )
    )


def _name(meeting: Meeting) -> None:
    a_minuted_item(meeting, "We heard from Jane Roe.")


def _dissent(meeting: Meeting) -> None:
    a_decision(a_minuted_item(meeting), dissent="We know that Jane Roe objects.")


def _action(meeting: Meeting) -> None:
    an_action(meeting, "Ring Jane Roe.")


def _summary(meeting: Meeting) -> None:
    a_minuted_item(meeting)
    a_summary(meeting, "We met Jane Roe.")


def _lost(meeting: Meeting) -> None:
    a_redaction(a_minuted_item(meeting), "these words are gone")


def _waiting(meeting: Meeting) -> None:
    a_correction(a_minuted_item(meeting))


@pytest.mark.parametrize(
    ("make", "page"),
    [
        (_name, "names"),
        (_dissent, "names"),
        (_action, "names"),
        (_summary, "names"),
        (_lost, "left_out"),
        (_waiting, "corrections"),
    ],
)
def test_nothing_is_published_while_something_is_missing(make: Callable[[Meeting], None], page: str) -> None:
    with writing():
        meeting = a_past_meeting(stage=APPROVED)
        make(meeting)
        if page != "names" or make is not _summary:
            a_summary(meeting)

        assert [where for _sentence, where in publishing.lacks(the_record(meeting))] == [page]
        with pytest.raises(Refused):
            publishing.publish(the_record(meeting), by=1)


def test_a_summary_is_needed_and_is_of_these_minutes() -> None:
    with writing():
        meeting = a_past_meeting(stage=APPROVED)
        item = a_minuted_item(meeting)
        assert [where for _s, where in publishing.lacks(the_record(meeting))] == ["summary"]
        a_summary(meeting)
        assert not publishing.lacks(the_record(meeting))

        minute = db.session.scalars(select(Minute).where(Minute.item_id == item.id)).one()
        minute.text = "People said that letters are short."

        assert [where for _s, where in publishing.lacks(the_record(meeting))] == ["summary"]


@pytest.mark.parametrize(
    ("words", "why"),
    [("", "Write a summary"), ("word " * 401, "401 words"), ("word " * 26 + ".", "This sentence is long")],
)
def test_a_summary_is_short_and_easy(words: str, why: str) -> None:
    with writing(), pytest.raises(Refused) as refused:
        summarising.summarise(the_record(a_past_meeting()), words, by=1)

    assert why in refused.value.message


def test_a_name_is_decided_and_one_that_is_left_out_stands_nowhere() -> None:
    with writing():
        meeting, by = a_past_meeting(stage=APPROVED), a_person().id
        item = a_minuted_item(meeting, "We heard from **Jane\nRoe** of Lostock Books and Bob.")
        a_decision(item, "Jane Roe is asked.", dissent="Not JANE ROE.")
        for name, ruling in [
            ("Jane Roe", NameRuling.HIDDEN),
            ("Lostock Books", NameRuling.NO_NAME),
            ("Bob", NameRuling.KEPT),
        ]:
            redacting.decide(the_record(meeting), name, ruling, why="", by=by)

        published(meeting)

        told = json.dumps(shown(meeting).shown).casefold()
        assert "jane" not in told and "roe" not in told
        assert "bob" in told and "lostock" in told


def test_a_member_who_has_not_agreed_is_not_named_in_words_either() -> None:
    with writing():
        meeting = a_past_meeting(stage=APPROVED)
        assert meeting.group is not None
        a_member(meeting.group, called="Sam Hill")
        a_member(meeting.group, called="Ann Lee", is_named=True)
        a_minuted_item(meeting, "We heard from Sam and from Ann Lee.")
        a_summary(meeting)

        assert [sentence for sentence, _w in publishing.lacks(the_record(meeting)) if "Sam" in sentence]
        assert not [sentence for sentence, _w in publishing.lacks(the_record(meeting)) if "Ann" in sentence]
        with pytest.raises(Refused):
            redacting.decide(the_record(meeting), "Sam", NameRuling.KEPT, why="", by=1)


def test_no_name_becomes_sayable_by_standing_where_fewer_people_read_nor_is_the_one_behind_another() -> None:
    with writing():
        meeting = a_past_meeting(stage=APPROVED)
        assert meeting.group is not None
        a_member(meeting.group, person=a_person("Amina Khan"), called="Ana", is_named=True)
        inside = a_minuted_item(meeting, title="What Jane Roe complained of", layer=Layer.RESTRICTED)
        assert inside.layer is Layer.RESTRICTED
        a_minuted_item(meeting, "We heard from Jane Roe, from Amina Khan and from Tom Khan.")
        a_summary(meeting)

        lacks = [sentence for sentence, where in publishing.lacks(the_record(meeting)) if where == "names"]
        assert any("Jane Roe" in each for each in lacks)
        with pytest.raises(Refused):
            redacting.decide(the_record(meeting), "Amina Khan", NameRuling.KEPT, why="", by=a_person().id)
        redacting.decide(the_record(meeting), "Tom Khan", NameRuling.KEPT, why="", by=a_person().id)


def test_everybody_reads_the_public_layer_and_no_other() -> None:
    with writing():
        meeting = a_past_meeting(stage=APPROVED)
        assert meeting.group is not None
        member = a_member(meeting.group, MemberRole.CARER, called="Sam Hill")
        item = a_minuted_item(meeting, "Letters are long. The secret is out.")
        a_redaction(item, "the secret is out", instead="Something else was said")
        inner = a_minuted_item(meeting, "secret", title="secret", layer=Layer.RESTRICTED)
        a_minuted_item(meeting, "secret", title="secret", parent_id=inner.id)
        a_decision(item, "One page.", influence=Influence.CHANGED, influence_words="A carer asked for it.")
        a_decision(item, "secret", layer=Layer.MEMBERS)
        a_decision(inner, "secret")
        an_action(meeting, "Write it.", owner_id=member.id, item_id=item.id)
        an_action(meeting, "secret", layer=Layer.MEMBERS)
        an_action(meeting, "secret", item_id=inner.id)
        an_action(meeting, "Tell everybody.")
        an_interest(meeting, member, inner, words="secret")
        an_interest(meeting, member, item, words="secret")
        an_attendance(meeting, member)

        published(meeting)

        told = shown(meeting).shown
        assert "secret" not in json.dumps(told) and "Sam" not in json.dumps(told)
        assert [each["minutes"] for each in told["items"]] == ["Letters are long. Something else was said."]
        assert [each["words"] for each in told["items"][0]["decisions"]] == ["One page."]
        assert [each["owner"]["role"] for each in told["items"][0]["actions"]] == ["carer"]
        assert [each["words"] for each in told["actions"]] == ["Tell everybody."]
        assert [each["number"] for each in told["interests"]] == ["1"]
        assert [(each["role"], each["mode"]) for each in told["attendance"]] == [("carer", "in_person")]
        assert [row.shown["words"] for row in db.session.scalars(select(ShownDecision))] == ["One page."]
        assert db.session.scalars(select(ShownDecision.searchable)).one().startswith("one page")


def test_a_later_version_stands_beside_the_first_and_only_when_something_public_changed() -> None:
    with writing():
        meeting, by = a_past_meeting(), a_person().id
        item = a_minuted_item(meeting, "Letters are long. More inside.")
        inner = a_minuted_item(meeting, "inside", layer=Layer.RESTRICTED)
        decision = a_decision(item, "One page.")
        published(meeting)
        db.session.scalars(
            select(Minute).where(Minute.item_id == inner.id)
        ).one().text = "inside, other words"
        with pytest.raises(Refused):
            publishing.publish(the_record(meeting), by=by)
        redacting.leave_out(
            the_record(meeting),
            the_record(meeting).items[0],
            passage="More inside",
            instead="",
            hidden_from=Layer.PUBLIC,
            reason=RedactionReason.ASKED_FOR,
            reason_words="",
            by=by,
        )
        decision.layer = Layer.MEMBERS
        summarising.summarise(the_record(meeting), "It was short.", by=by)
        publishing.publish(the_record(meeting), by=by)

        first, second = versions(meeting)
        assert (first.version, second.version, shown(meeting).version) == (1, 2, 2)
        assert "More inside" in json.dumps(first.shown) and "More inside" not in json.dumps(second.shown)
        assert shown(meeting).shown == second.shown
        assert db.session.scalar(select(func.count()).select_from(ShownDecision)) == 0


@pytest.mark.parametrize(
    ("first", "corrected", "left_out", "reads_now"),
    [
        ("Ring us. She was ill.", "Ring us. She was ill.", "She was ill", "Ring us. [left out]."),
        # It stood there in other words, which nobody could find.
        ("Ring us. She had a fit.", "Ring us. She was ill.", "She was ill", "[left out]"),
        ("Ring us soon.", "Ring us now.", "", "Ring us soon."),
    ],
)
def test_what_is_left_out_later_is_left_out_of_earlier_versions_wherever_they_are_read(
    first: str, corrected: str, left_out: str, reads_now: str
) -> None:
    with writing():
        meeting, by = a_past_meeting(), a_person().id
        item = a_minuted_item(meeting, first)
        published(meeting)
        db.session.scalars(select(Minute).where(Minute.item_id == item.id)).one().text = corrected
        if left_out:
            a_redaction(item, left_out)
        summarising.summarise(the_record(meeting), "It was short.", by=by)
        publishing.publish(the_record(meeting), by=by)

        before, after = versions(meeting)
        told = {**before.shown, **after.shown["earlier"].get("1", {})}
        assert [each["minutes"] for each in told["items"]] == [reads_now]
        assert before.shown["items"][0]["minutes"] == first


def test_a_paper_that_is_taken_away_leaves_the_published_record() -> None:
    with writing():
        meeting, by = a_past_meeting(), a_person().id
        item = a_minuted_item(meeting)
        paper = a_paper(meeting, "With a name", item)
        a_paper(meeting, "Stays")
        published(meeting)
        assert "With a name" in json.dumps(shown(meeting).shown)

        papers.remove_file(meeting, paper, paper.versions[0], by=by)

        told = json.dumps(shown(meeting).shown)
        assert "With a name" not in told and "Stays" in told


def test_a_correction_after_publishing_reaches_everybody_with_the_next_version() -> None:
    with writing():
        meeting, by = a_past_meeting(), a_person().id
        item = a_minuted_item(meeting, "Letters are too long. A person was ill.")
        a_redaction(item, "A person was ill")
        published(meeting)
        told = the_record(meeting)
        correction = correcting.propose(
            told,
            told.items[0],
            None,
            kind=CorrectionKind.CORRECTION,
            passage="too long",
            proposed="two pages long",
            why="That was said.",
            by=by,
        )
        a_correction(
            item,
            passage="person was ill",
            proposed="person was well",
            after_publishing=True,
            ruled_at=clock.now(),
        )
        showing.show(meeting)
        assert shown(meeting).shown["corrections"] == []

        correcting.accept(the_record(meeting), the_record(meeting).items[0], correction, why="", by=by)
        showing.show(meeting)
        assert "too long" in shown(meeting).shown["items"][0]["minutes"], "until it is published anew"
        summarising.summarise(the_record(meeting), "It was short.", by=by)
        publishing.publish(the_record(meeting), by=by)

        now = shown(meeting).shown
        assert "two pages long" in now["items"][0]["minutes"]
        assert [(each["passage"], each["ruling"]) for each in now["corrections"]] == [
            ("too long", "accepted")
        ]


def test_the_actions_of_a_published_record_go_on() -> None:
    with writing():
        meeting = a_past_meeting()
        item = a_minuted_item(meeting)
        action, other = (an_action(meeting, words, item_id=item.id) for words in ("Write it.", "Send it."))
        published(meeting)
        action.stage, action.evidence, action.finished_on = ActionStage.DONE, "It went out.", clock.today()
        other.stage, other.evidence = ActionStage.DONE, "It went to Jane Roe."
        showing.show(meeting)

        told = shown(meeting)
        assert [(each["stage"], each["evidence"]) for each in told.shown["items"][0]["actions"]] == [
            ("done", "It went out."),
            ("done", ""),
        ]
        assert told.version == 1


def test_an_easy_read_twin_goes_along_and_says_when_the_minutes_have_changed() -> None:
    from coprod.core.easy_read import Block

    with writing():
        meeting, by = a_past_meeting(), a_person().id
        item = a_minuted_item(meeting)
        summarising.ease(the_record(meeting), [Block("letter", "We talked about letters.")], by=by)
        published(meeting)
        assert shown(meeting).shown["easy_read"] == [
            {"picture": "letter", "words": "We talked about letters."}
        ]
        assert not shown(meeting).shown["easy_read_is_behind"]

        db.session.scalars(select(Minute).where(Minute.item_id == item.id)).one().text = "Letters are fine."
        summarising.summarise(the_record(meeting), "Letters are fine.", by=by)
        publishing.publish(the_record(meeting), by=by)
        assert shown(meeting).shown["easy_read_is_behind"]

        summarising.still_right(the_record(meeting), by=by)
        publishing.publish(the_record(meeting), by=by)
        assert not shown(meeting).shown["easy_read_is_behind"]
