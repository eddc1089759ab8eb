"""Publishing what is due: seven days after the author's yes, once they have been asked again (domain rule F11)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from coprod.core import audit, clock
from coprod.core.db import db, hold
from coprod.feedback import emails
from coprod.feedback.models import FeedbackItem, FeedbackStory
from coprod.feedback.operations import agreeing
from coprod.feedback.queries import item, waiting
from coprod.feedback.rules.stories import ASK_AGAIN_DAYS, STORIES, StoryStage, TakenDown


def due() -> list[int]:
    """The stories that are published now, or of which the author is asked once more."""
    soon = clock.today() + timedelta(days=ASK_AGAIN_DAYS)
    return list(
        db.session.scalars(
            select(FeedbackStory.id)
            .where(FeedbackStory.stage == StoryStage.AGREED, FeedbackStory.publish_on <= soon)
            .order_by(FeedbackStory.publish_on, FeedbackStory.id)
        )
    )


def go_on(number: int) -> None:
    """Publish a story whose day has come, unless its author has said no meanwhile; before, ask them once more."""
    story = db.session.get(FeedbackStory, number)
    if story is None or not hold(story) or not STORIES.allows(story.stage, "publish"):
        return
    said = db.session.get_one(FeedbackItem, story.item_key)
    if not said.may_publish:
        agreeing.down(story, TakenDown.CONSENT)
        return
    notes = waiting.today([story.form_id]).notes.get(story.item_key, [])
    if any(note.kind in agreeing.KINDS and note.text.partition(":")[0] == "no" for note in notes):
        return  # They said so today: it takes effect when the day is over.
    if story.publish_on is not None and story.publish_on <= clock.today():
        story.stage, story.published_on = STORIES.after(story.stage, "publish"), clock.today()
        audit.record(
            "feedback: story published",
            by=None,
            kind="feedback story",
            number=story.id,
            label=story.reference,
        )
    elif story.asked_again_on is None:
        story.asked_again_on = clock.today()
        opened = item.one(story.item_key)
        if opened is not None:
            emails.something_to_read(item.contact(opened), opened.language)
    db.session.flush()
