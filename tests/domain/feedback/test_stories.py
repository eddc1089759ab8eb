"""Stories on both databases: what their authors say, what the timetable does, and what goes when an item goes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from coprod.core import clock, kept
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.feedback.models import (
    FeedbackChange,
    FeedbackContact,
    FeedbackItem,
    FeedbackStory,
    FeedbackStoryEdit,
    FeedbackStoryNotice,
)
from coprod.feedback.operations import agreeing, changing, editing, moving, publishing
from coprod.feedback.queries import item, stories
from coprod.feedback.queries.waiting import Note
from coprod.feedback.rules import Way
from coprod.feedback.rules.stories import EditReason, StoryStage, TakenDown
from tests.factories.feedback import a_change, a_form, a_notice, a_story, an_item, form_reader


def a_story_at(stage: StoryStage, days: int = 0) -> FeedbackStory:
    """A story at a stage, to be published in so many days."""
    publish_on = clock.today() + timedelta(days=days) if stage is StoryStage.AGREED else None
    published_on = clock.today() if stage is StoryStage.PUBLISHED else None
    return a_story(a_form(), stage=stage, published_on=published_on, publish_on=publish_on)


@pytest.mark.parametrize(
    ("stage", "said", "then"),
    [
        (StoryStage.WITH_AUTHOR, "yes:3", StoryStage.AGREED),
        (StoryStage.WITH_AUTHOR, "yes:2", StoryStage.WITH_AUTHOR),
        (StoryStage.WITH_AUTHOR, "no:3", StoryStage.EDITED),
        (StoryStage.AGREED, "no:3", StoryStage.EDITED),
        (StoryStage.EDITED, "yes:3", StoryStage.EDITED),
        (StoryStage.TAKEN_DOWN, "yes:3", StoryStage.TAKEN_DOWN),
        (StoryStage.WITH_AUTHOR, "", StoryStage.WITH_AUTHOR),
    ],
)
def test_what_the_author_says_counts_for_the_version_that_they_read(
    stage: StoryStage, said: str, then: StoryStage
) -> None:
    with writing():
        story = a_story_at(stage)
        moving.add(Note("k", story.item_key, "story", said, clock.today() - timedelta(days=1)))

        assert story.stage is then
        if then is StoryStage.AGREED:
            assert story.publish_on == clock.today() + timedelta(days=6), (
                "seven days after the day of the yes"
            )


def test_a_story_is_published_on_its_day_and_its_author_is_asked_once_more_before() -> None:
    with writing():
        later, soon, due = (a_story_at(StoryStage.AGREED, days) for days in (5, 2, 0))
        for story in (later, soon, due):
            db.session.add(
                FeedbackContact(item_key=story.item_key, way=Way.EMAIL, address="sam@home.example")
            )
        numbers = publishing.due()
        for _twice in range(2):
            for number in numbers:
                publishing.go_on(number)

        assert numbers == [due.id, soon.id]
        assert (due.stage, due.published_on) == (StoryStage.PUBLISHED, clock.today())
        assert soon.stage is StoryStage.AGREED and later.stage is StoryStage.AGREED
        letters = db.session.scalar(
            select(func.count()).select_from(Mail).where(Mail.to_address == "sam@home.example")
        )
        assert letters == 1, "asked again once, without a word of it"


def test_without_consent_nothing_is_published() -> None:
    with writing():
        story = a_story_at(StoryStage.AGREED)
        db.session.get_one(FeedbackItem, story.item_key).may_publish = False
        publishing.go_on(story.id)

        assert (story.stage, story.taken_down_why) == (StoryStage.TAKEN_DOWN, TakenDown.CONSENT)


def test_when_an_item_goes_everything_of_it_goes_and_kept_pages_know() -> None:
    with writing():
        form = a_form()
        story = a_story(form)
        key, by = story.item_key, form_reader(form)
        a_notice(story)
        a_change(key, reported_by=by)
        db.session.add(
            FeedbackStoryEdit(
                story_id=story.id,
                number=1,
                reason=EditReason.NAME,
                words="A name.",
                before="a",
                after="b",
                by_id=by,
                at=clock.now(),
            )
        )
    with reading():
        before = kept.mark()
    with writing():
        db.session.execute(delete(FeedbackItem).where(FeedbackItem.key == key))

    with reading():
        assert kept.mark() != before
        for table in (FeedbackStory, FeedbackStoryEdit, FeedbackStoryNotice, FeedbackChange):
            assert not db.session.scalar(select(func.count()).select_from(table)), table.__tablename__


def test_a_no_to_what_is_public_takes_it_down_at_once_and_leaves_no_moment() -> None:
    with writing():
        public, waiting = a_story_at(StoryStage.PUBLISHED), a_story_at(StoryStage.AGREED)
        for story in (public, waiting):
            agreeing.take_down_at_once(story.item_key, "story", f"no:{story.edition}")

        assert (public.stage, public.taken_down_why) == (StoryStage.TAKEN_DOWN, TakenDown.AUTHOR)
        assert waiting.stage is StoryStage.AGREED, "what nobody can read waits for the day's end"
        assert not item.moves(public.item_key)


def test_whoever_has_an_older_version_on_the_screen_overwrites_nothing() -> None:
    with writing():
        story = a_story_at(StoryStage.EDITED)
        worked, by = stories.one(story.item_key), form_reader(a_form())
        assert worked is not None
        with pytest.raises(Refused, match="Somebody else has changed this"):
            editing.edit(
                worked, title="New", text="New.", reason=EditReason.NAME, words="Why.", seen=2, by=by
            )


def test_two_people_stand_for_a_change() -> None:
    with writing():
        form = a_form()
        opened = item.one(an_item(form).key)
        one, other = form_reader(form), form_reader(a_form())
        assert opened is not None
        change = changing.report(opened, what="New.", evidence="Seen.", done_on=clock.today(), by=one)
        with pytest.raises(Refused, match="You reported this yourself"):
            changing.read(change, seen=changing.print_of(change), by=one)
        changing.send_back(change, why="Where?", by=other)
        with pytest.raises(Refused, match="sent back"):
            changing.read(change, seen=changing.print_of(change), by=other)
        again = changing.report(opened, what="New.", evidence="In the hall.", done_on=clock.today(), by=one)
        changing.read(again, seen=changing.print_of(again), by=other)

        assert again.id == change.id and again.is_read
        with pytest.raises(Refused, match="has been read already"):
            changing.report(opened, what="Else.", evidence="Else.", done_on=clock.today(), by=other)
