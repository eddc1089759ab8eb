"""What the author of a story says of it with their code, and what follows. Nothing of it is in the audit trail.

A yes takes effect when its day is over, like everything that an anonymous person does. A no to what is public cannot
wait so long: the story is gone from every page at once, as with what is taken back.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from coprod.core import clock, settings
from coprod.core.db import db, hold
from coprod.feedback.models import FeedbackForm, FeedbackStory
from coprod.feedback.rules.stories import STORIES, STORY_WAIT_DAYS, StoryStage, TakenDown

KINDS = ("story", "publish")


def of_item(key: str) -> FeedbackStory | None:
    """The story of an item, held until the transaction ends: its author and the timetable come one after the other."""
    story = db.session.scalars(select(FeedbackStory).where(FeedbackStory.item_key == key)).first()
    return story if story is not None and hold(story) else None


def take_down_at_once(key: str, kind: str, text: str) -> None:
    """A no to a story that everybody can read: it is gone now. Everything else waits for the day's end."""
    story = of_item(key)
    if story is not None and story.is_public and text.partition(":")[0] == "no":
        down(story, TakenDown.CONSENT if kind == "publish" else TakenDown.AUTHOR)


def heard(key: str, text: str, on_day: date) -> None:
    """The author has said yes or no to the version that they read. To an older one it is no answer."""
    story = of_item(key)
    said, _colon, edition = text.partition(":")
    if story is None or edition != str(story.edition):
        return
    if said == "yes" and STORIES.allows(story.stage, "agree"):
        programme = db.session.scalar(
            select(FeedbackForm.programme_id).where(FeedbackForm.id == story.form_id)
        )
        story.publish_on = on_day + timedelta(days=settings.get(STORY_WAIT_DAYS, programme=programme))
        story.stage = STORIES.after(story.stage, "agree")
    elif said == "no" and story.is_public:
        down(story, TakenDown.AUTHOR)
    elif said == "no" and STORIES.allows(story.stage, "refuse"):
        story.stage = STORIES.after(story.stage, "refuse")
        story.publish_on, story.edition = None, story.edition + 1
    db.session.flush()


def consent_ends(key: str) -> None:
    """Nothing of it may be published any more."""
    story = of_item(key)
    if story is not None and story.stage is not StoryStage.TAKEN_DOWN:
        down(story, TakenDown.CONSENT)


def down(story: FeedbackStory, why: TakenDown) -> None:
    """From now on it is on no page."""
    story.stage = STORIES.after(story.stage, "take_down")
    story.taken_down_on, story.taken_down_why = clock.today(), why
    story.publish_on, story.edition = None, story.edition + 1
    db.session.flush()
