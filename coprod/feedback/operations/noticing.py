"""Notices: somebody says that a story must go; a human decides, and both moments are kept (domain rule F12)."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import func, select

from coprod.core import clock
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.feedback import emails
from coprod.feedback.models import FeedbackStory, FeedbackStoryNotice
from coprod.feedback.operations import editing
from coprod.feedback.queries import rota
from coprod.feedback.queries.stories import Worked
from coprod.feedback.rules import Part
from coprod.feedback.rules.stories import Decision, NoticeWhy, StoryStage, TakenDown

# More than people would send about one story before anybody has looked; a machine that sends without end is stopped.
MOST_WAITING = 50


def receive(story: FeedbackStory, *, why: NoticeWhy, words: str, name: str, reach: str) -> None:
    """Somebody wants it to go. The same words pressed twice are one notice. Errors: ``Refused``."""
    waiting = (FeedbackStoryNotice.story_id == story.id, FeedbackStoryNotice.decided_at.is_(None))
    same = select(FeedbackStoryNotice.id).where(*waiting, FeedbackStoryNotice.words == words)
    if db.session.scalar(same) is not None:
        return
    count = db.session.scalar(select(func.count()).select_from(FeedbackStoryNotice).where(*waiting))
    if (count or 0) >= MOST_WAITING:
        raise Refused(_("Many people have written about this story, and somebody is looking at it now."))
    db.session.add(
        FeedbackStoryNotice(
            story_id=story.id, why=why, words=words, name=name, reach=reach, received_at=clock.now()
        )
    )
    db.session.flush()
    for person in rota.people(story.form, Part.READER):
        emails.notice(person)


def decide(worked: Worked, notice: FeedbackStoryNotice, *, decision: Decision, words: str, by: int) -> None:
    """The story goes, or it stays, and why. Errors: ``Refused`` when somebody has decided already."""
    if notice.decided_at is not None:
        raise Refused(_("Somebody else has decided on this already. Look at it again."))
    notice.decision, notice.decision_words = decision, words
    notice.decided_by_id, notice.decided_at = by, clock.now()
    if decision is Decision.TAKEN_DOWN and worked.story.stage is not StoryStage.TAKEN_DOWN:
        editing.take_down(worked, why=words, by=by, after=TakenDown.NOTICE)
    editing.done(worked.story, "notice decided", by, note=words)
