"""Two people write in the same minutes at the same moment, and no sentence of either is lost (decision 17)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.meetings.models import AgendaItem, Meeting, Minute, MinuteRevision
from coprod.meetings.operations import writing as operations
from coprod.meetings.operations.writing import Saved, Sent, save
from coprod.meetings.queries import minutes as queries
from coprod.meetings.rules.merging import pieces
from coprod.meetings.rules.minutes import MinutesStage
from tests.base.at_once import at_once
from tests.factories.meetings import a_meeting, an_agenda_item
from tests.factories.people import a_person

ROUNDS = 50
_number = count(1)


class Page:
    """The page of one writer: what stands in the box, and what it was opened with."""

    def __init__(self, app: Service, item: tuple[int, int], who: int, key: str) -> None:
        self.app, self.item, self.who, self.key = app, item, who, key
        self.text, self.began_with, self.turn = "", 0, 0

    def write(self, sentence: str) -> None:
        """Type a sentence at the end, send everything, and show what comes back."""
        self.text = f"{self.text} {sentence}".strip()
        saved = self.send()
        self.text, self.began_with = saved.text, saved.revision

    def send(self) -> Saved:
        """What the page does every few seconds."""
        self.turn += 1
        with self.app.app_context(), writing():
            item = db.session.get_one(AgendaItem, self.item[1])
            meeting = db.session.get_one(Meeting, self.item[0])
            return save(meeting, item, Sent(self.text, self.began_with, self.key, self.turn), by=self.who)


@pytest.fixture
def pages(app: Service) -> Callable[[], Page]:
    """Opens another page of the same item, for somebody else each time."""
    with writing():
        item = an_agenda_item(a_meeting())
        place = (item.meeting_id, item.id)

    def another() -> Page:
        with writing():
            who = a_person().id
        return Page(app, place, who, f"page-{next(_number)}")

    return another


def stands(page: Page) -> str:
    with reading():
        return db.session.scalars(select(Minute.text).where(Minute.item_id == page.item[1])).one()


def lost(one: Page, other: Page) -> list[str]:
    """Let two write at once for so many rounds. Returns the sentences that are not there."""
    said = []
    for turn in range(ROUNDS):
        pair = [f"The first said {turn}.", f"The second said {turn}."]
        replies = at_once([lambda: one.write(pair[0]), lambda: other.write(pair[1])])  # noqa: B023 - done before the next turn
        assert replies == [None, None]
        said += pair
    there = [piece.words for piece in pieces(stands(one))]
    assert len(there) == len(set(there)), "a sentence stands there twice"
    return [sentence for sentence in said if sentence not in there]


def test_fifty_rounds_of_two_writers_at_once_lose_no_sentence_and_double_none(
    pages: Callable[[], Page],
) -> None:
    assert lost(pages(), pages()) == []


def test_saving_without_merging_loses_sentences_and_is_caught(
    pages: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "merged", lambda base, theirs, mine: mine)

    assert lost(pages(), pages())


def test_a_page_that_got_no_reply_finishes_its_sentence_and_does_not_double_it(
    pages: Callable[[], Page],
) -> None:
    one, other = pages(), pages()
    other.write("Ann came.")
    one.text = "People said that let"
    one.send()  # Its reply is lost.
    other.write("Bob came.")

    one.text = "People said that letters are too long."
    saved = one.send()

    assert saved.is_merged
    assert [piece.words for piece in pieces(saved.text)] == [
        "Ann came.",
        "People said that letters are too long.",
        "Bob came.",
    ]


def test_what_the_same_page_sent_before_does_not_undo_what_it_sent_later(pages: Callable[[], Page]) -> None:
    page = pages()
    page.turn, page.text = 1, "One. Two."
    page.send()

    page.turn, page.text = 0, "One."
    overtaken = page.send()

    assert stands(page) == "One. Two."
    assert overtaken.text == "One. Two."


def test_every_revision_stays_and_saving_the_same_makes_none(pages: Callable[[], Page]) -> None:
    page = pages()
    page.write("One.")
    page.write("Two.")
    page.send()

    with reading():
        kept = list(db.session.scalars(select(MinuteRevision.text).order_by(MinuteRevision.number)))
    assert kept == ["One.", "One. Two."]


def test_nobody_writes_in_minutes_that_are_with_the_members(pages: Callable[[], Page]) -> None:
    page = pages()
    page.write("One.")
    with writing():
        db.session.get_one(Meeting, page.item[0]).minutes_stage = MinutesStage.CIRCULATED

    page.text = "One. Two."
    with pytest.raises(Refused):
        page.send()
    assert stands(page) == "One."


def test_minutes_still_to_write_are_those_of_meetings_that_are_over(app: Service) -> None:
    with writing():
        over, coming = a_meeting(in_days=-1), a_meeting(in_days=1)
        written = a_meeting(in_days=-2, minutes_stage=MinutesStage.CIRCULATED)
        groups = [each.group_id for each in (over, coming, written) if each.group_id]
        waits = over.reference

    with reading():
        assert [each.reference for each in queries.to_write(groups)] == [waits]
