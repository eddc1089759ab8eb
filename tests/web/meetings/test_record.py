"""The record from the members' letter to the page, the document and the register that everybody reads."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from sqlalchemy import select

from coprod.core.db import db
from coprod.core.easy_read import Block
from coprod.meetings.models import Action, Group, Meeting, Minute
from coprod.meetings.operations import acting, summarising
from coprod.meetings.queries import actions
from coprod.meetings.rules.decisions import Influence
from coprod.meetings.rules.groups import MemberRole, Office
from coprod.meetings.rules.minutes import MinutesStage
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from tests.base.html import Page
from tests.base.printed import Printed
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.meetings import a_decision, a_group, a_member, an_action, an_attendance
from tests.factories.programmes import a_programme
from tests.factories.records import (
    a_minuted_item,
    a_past_meeting,
    a_redaction,
    a_summary,
    published,
    the_record,
)


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme()


@pytest.fixture
def group(kept: Kept, programme: Programme) -> Group:
    with kept():
        return a_group(programme, name="Letters group")


@pytest.fixture
def lead(programme: Programme, as_role: Callable[..., Visitor]) -> Visitor:
    return as_role(Role.LEAD, programme)


def links(page: Page, within: str) -> list[str]:
    """The addresses on a page that have this in them, each once."""
    return list(dict.fromkeys(href for each in page.all("a") if within in (href := each.get("href") or "")))


def day(meeting: Meeting) -> str:
    assert meeting.group is not None
    return f"/groups/{meeting.group.slug}/{meeting.on_day.isoformat()}"


def test_minutes_go_all_the_way(
    kept: Kept, as_member: Callable[..., Visitor], group: Group, lead: Visitor, client: Visitor
) -> None:
    with kept():
        meeting = a_past_meeting(group)
        item = a_minuted_item(meeting, "Letters are **too** long. Jane Roe wrote to us.")
        later = a_past_meeting(group, days_ago=2)
    member = as_member()
    chair = as_member(Office.CHAIR, MemberRole.STAFF)
    here, mine = f"/manage/meetings/{meeting.reference}/record", f"/me/meetings/{meeting.reference}/minutes"
    assert member.get(mine).status_code == 404

    lead.fill(f"{here}/circulate", form=f"{here}/circulate")
    assert "too" in member.see(mine).text
    refused = member.fill(f"{mine}/{item.reference}/correct", passage="too short", proposed="long")
    assert refused.status_code == 422 and "does not stand in the minutes" in refused.text
    assert "too short" in refused.text, "nothing typed is lost"
    member.fill(
        f"{mine}/{item.reference}/correct",
        chosen="Letters are too long.",
        proposed="Letters are two pages long.",
    )
    correction = links(chair.see(f"{here}/corrections"), "/corrections/")[0]
    assert "Put in:" in chair.see(correction).text
    assert lead.fill(f"{here}/approve", at=later.reference).status_code == 422
    assert chair.fill(correction, ruling="refused", why="").status_code == 422
    chair.fill(correction, ruling="accepted")
    assert "Letters are two pages long." in member.see(mine).text

    lead.fill(f"{here}/approve", at=later.reference)
    assert "Jane Roe" in lead.see(f"{here}/names").text
    lead.fill(f"{here}/names", ruling="hidden")
    lead.fill(f"{here}/summary", summary="We utilised letters. They are long.")
    assert "“utilise” is hard to read" in lead.see(f"{here}/summary").text
    assert "not published yet" in client.see(day(meeting)).text
    lead.fill(f"{here}/publish")

    page = client.see(day(meeting)).text
    assert "two pages long" in page and "Jane" not in page and "They are long." in page


def test_a_passage_is_left_out_and_put_back(kept: Kept, group: Group, lead: Visitor) -> None:
    with kept():
        meeting = a_past_meeting(group)
        item = a_minuted_item(meeting, "Letters are long. One of us was ill.")
    here = f"/manage/meetings/{meeting.reference}/record/left-out"
    typed = {"item": item.reference, "passage": "one of us was ill", "reason": "about_health"}

    assert lead.fill(f"{here}/add", **{**typed, "passage": "nobody was ill"}).status_code == 422
    assert lead.fill(f"{here}/add", **{**typed, "instead": "Somebody was ill"}).status_code == 422
    lead.fill(f"{here}/add", **typed)

    page = lead.see(here)
    assert "Letters are long. [left out]." in page.text
    back = links(page, "/put-back")[0]
    lead.fill(back, form=back)
    assert "[left out]" not in lead.see(here).text


def test_easy_read_is_written_block_by_block_without_scripts(kept: Kept, group: Group, lead: Visitor) -> None:
    with kept():
        meeting = a_past_meeting(group)
        a_minuted_item(meeting)
    here = f"/manage/meetings/{meeting.reference}/record/easy-read"

    refused = lead.fill(f"{here}/add", picture="letter", words=" ".join(["word"] * 16))
    assert refused.status_code == 422 and "16 words" in refused.text
    lead.fill(f"{here}/add", picture="letter", words="Letters are long.")
    lead.fill(f"{here}/add", picture="people", words="We met.")
    lead.fill(here, form=f"{here}/2/move", button="to=up")
    lead.fill(f"{here}/2", picture="paper", words="The letters are long.")
    text = lead.see(here).text
    assert text.index("We met.") < text.index("The letters are long.")
    lead.fill(f"{here}/1/remove", form=f"{here}/1/remove")
    assert "We met." not in lead.see(here).text
    assert lead.get(f"{here}/2").status_code == 404


@pytest.fixture
def told(kept: Kept, group: Group) -> Meeting:
    """A published record with everything that can stand in one."""
    with kept():
        meeting = a_past_meeting(group)
        named = a_member(group, MemberRole.CARER, called="Ann Lee", is_named=True)
        hidden = a_member(group, called="Sam Hill")
        for member in (named, hidden):
            an_attendance(meeting, member)
        item = a_minuted_item(meeting, "Letters are **long**.\n\n* one\n* two")
        a_decision(
            item,
            "The letter is one page.",
            influence=Influence.CHANGED,
            influence_words="A carer asked for it.",
        )
        an_action(meeting, "Write it.", owner_id=hidden.id, item_id=item.id, due_on=meeting.on_day)
        an_action(meeting, "Print it.", owner="The office", item_id=item.id, due_on=meeting.on_day)
        a_summary(meeting)
        summarising.ease(
            the_record(meeting), [Block("letter", "We talked about letters.")], by=named.person_id
        )
        return published(meeting)


def test_everybody_reads_who_agreed_by_name_and_the_others_by_role(client: Visitor, told: Meeting) -> None:
    page = client.see(day(told)).text

    assert "Ann Lee" in page and "Sam Hill" not in page and "Lived experience" in page
    assert "10 days late" in page and page.count("days late") == 1, (
        "nobody with lived experience is late in public"
    )
    assert "A letter in its envelope" in client.get(day(told)).text


def test_what_became_of_an_action_is_public_and_what_was_handed_back_says_only_that_it_needs_somebody(
    kept: Kept, client: Visitor, told: Meeting
) -> None:
    with kept():
        held = {each.words: each.reference for each in db.session.scalars(select(Action))}
        mine, office = (actions.one(held[words]) for words in ("Write it.", "Print it."))
        assert mine is not None and office is not None
        acting.hand_back(mine, by=told.id)
        acting.finish(office, "It hangs in the hall.", by=told.id)

    page = client.see(day(told)).text

    assert "Needs somebody" in page and "It hangs in the hall." in page and "Done" in page
    assert "late" not in page


def test_the_document_says_what_the_page_says_and_can_be_read_aloud(client: Visitor, told: Meeting) -> None:
    for language in ("", "/ur"):
        reply = client.get(f"{language}{day(told)}/record.pdf")
        printed = Printed(reply.data)

        assert reply.mimetype == "application/pdf"
        assert printed.catalogue["/MarkInfo"]["/Marked"]
        assert {"/H1", "/H2", "/P", "/Table", "/TH", "/Figure"} <= set(printed.roles())
        for words in ("The letter is one page.", "Ann Lee", "We talked about letters."):
            assert words in printed.text
        assert "Sam Hill" not in printed.text


def test_before_it_is_published_there_is_an_agenda_and_no_document(
    client: Visitor, kept: Kept, group: Group
) -> None:
    from coprod.meetings.operations import showing
    from tests.factories.meetings import a_meeting, an_agenda_item

    with kept():
        meeting = a_meeting(group)
        an_agenda_item(meeting, "What letters say")
        showing.show(meeting)

    assert "What letters say" in client.see(day(meeting)).text
    assert client.get(f"{day(meeting)}/record.pdf").status_code == 404
    assert client.get(f"{day(meeting)}/versions").status_code == 404
    for odd in ("2026-1-1", "20261101", "yesterday", "2026-11-31"):
        assert client.get(f"/groups/{group.slug}/{odd}").status_code == 404


def test_a_second_version_shows_what_changed_word_by_word(kept: Kept, client: Visitor, group: Group) -> None:
    with kept():
        meeting = a_past_meeting(group)
        item = a_minuted_item(meeting, "Letters are long. One of us wrote.")
        published(meeting)
        a_redaction(item, "One of us wrote", instead="Somebody said it")
        a_summary_again(meeting)
        published(meeting)

    page = client.see(f"{day(meeting)}/versions")
    # What somebody asked to have left out is left out of the first version too.
    assert "One of us wrote" not in page.text and page.text.count("Somebody said it") == 1
    assert [each.text for each in page.all("del")] and [each.text for each in page.all("ins")]
    assert "Version 2" in page.text and "Version 1" in page.text


def a_summary_again(meeting: Meeting) -> None:
    summarising.summarise(the_record(meeting), "Letters are long.", by=1)


def test_the_register_is_searched_filtered_and_followed(
    kept: Kept, client: Visitor, told: Meeting, programme: Programme, group: Group
) -> None:
    with kept():
        other = a_past_meeting(a_group(a_programme()), days_ago=400)
        a_decision(a_minuted_item(other), "Every ward has a café & a <garden>.")
        published(other)

    def seen(**asked: str) -> tuple[bool, bool]:
        text = client.see("/decisions", query_string=asked).text
        return "one page" in text, "a café" in text

    assert seen() == (True, True)
    assert (
        seen(q="PAGE letter") == (True, False)
        and seen(q="cafe") == (False, True)
        and seen(q="zebra") == (False, False)
    )
    assert seen(influence="changed") == (True, False)
    assert seen(group=group.slug) == (True, False) and seen(programme=programme.slug) == (True, False)
    assert seen(year=str(other.on_day.year)) == (False, True)
    assert seen(year="rubbish", influence="none", group="no", workstream="x/y") == (True, True)

    feed = ElementTree.fromstring(client.get("/feeds/decisions.atom").data)  # noqa: S314 - our own
    titles = [each.text for each in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert "Every ward has a café & a <garden>." in titles and "The letter is one page." in titles


def test_after_publishing_a_member_objects_and_everybody_reads_it_with_the_next_version(
    kept: Kept, as_member: Callable[..., Visitor], group: Group, lead: Visitor, client: Visitor
) -> None:
    with kept():
        meeting = a_past_meeting(group)
        item = a_minuted_item(meeting)
        published(meeting)
    member = as_member()
    here, mine = f"/manage/meetings/{meeting.reference}/record", f"/me/meetings/{meeting.reference}/minutes"

    member.fill(f"{mine}/{item.reference}/correct", kind="objection", why="We were not heard.")
    lead.fill(
        f"{here}/corrections/add",
        kind="correction",
        passage="too long",
        proposed="very long",
        why="So it was.",
    )
    assert "not heard" not in client.see(day(meeting)).text
    written = set(links(lead.see(f"{here}/corrections"), "/corrections/")) - {f"{here}/corrections/add"}
    assert len(written) == 2
    for link in written:
        lead.fill(link, ruling="accepted", why="This is so.")
    lead.fill(f"{here}/summary", summary="Letters are very long.")
    lead.fill(f"{here}/publish")

    page = client.see(day(meeting)).text
    assert "We were not heard." in page and "very long" in page and "An objection" in page


def test_the_record_of_a_group_that_nobody_knows_of_is_nowhere(kept: Kept, client: Visitor) -> None:
    with kept():
        meeting = a_past_meeting(a_group(is_open=False), stage=MinutesStage.CIRCULATED)
        a_minuted_item(meeting)

    for end in ("", "/versions", "/record.pdf"):
        assert client.get(f"{day(meeting)}{end}").status_code == 404


def test_a_name_that_slipped_out_is_taken_out_of_an_older_version_and_what_replaced_it_is_not_shown_beside_it(
    kept: Kept, client: Visitor, group: Group, lead: Visitor
) -> None:
    with kept():
        meeting = a_past_meeting(group)
        item = a_minuted_item(meeting, "we heard from zebedee today.")
        published(meeting)
        # Corrected, and not left out: so nobody has said yet that it must not be read in the old one either.
        corrected = db.session.scalars(select(Minute).where(Minute.item_id == item.id)).one()
        corrected.text = "we heard from somebody today."
        a_summary_again(meeting)
        published(meeting)
    page, where = (
        f"{day(meeting)}/versions",
        f"/manage/meetings/{meeting.reference}/record",
    )
    assert "zebedee" in client.see(page).main.text
    lead.see(f"{where}/versions/2/withdraw", status=404)

    assert "Choose a reason." in lead.fill(f"{where}/versions/1/withdraw").text
    lead.fill(f"{where}/versions/1/withdraw", reason="names_somebody")

    told = client.see(page).main.text
    assert (
        "zebedee" not in told
        and "was taken away on" in told
        and "It names somebody who was not there" in told
    )
    lead.see(f"{where}/versions/1/withdraw", status=404)

    lead.fill(f"{where}/left-out/add", item=item.reference, passage="we heard", reason="about_health")
    assert (
        "Everybody still reads them until you publish the minutes again."
        in lead.see(f"{where}/left-out").text
    )
