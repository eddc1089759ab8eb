"""The author's no and the day of publication at the same moment: whoever comes first, nobody reads it afterwards."""

from __future__ import annotations

from collections.abc import Callable

from coprod import Service
from coprod.core import clock, secret
from coprod.core.db import db, reading, writing
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackItem, FeedbackStory
from coprod.feedback.operations import saying
from coprod.feedback.queries import forms
from coprod.feedback.rules.stories import StoryStage
from coprod.questionnaires.operations import receipts
from tests.base.at_once import at_once
from tests.base.service import Kept
from tests.factories.feedback import a_form
from tests.web.feedback.test_reading import a_day_later, say

ROUNDS = 4


def due_today(app: Service, kept: Kept) -> tuple[str, int]:
    """A story whose author has agreed and whose day has come: the author's code, and its number."""
    with kept():
        form = a_form()
    code, key = say(app, form)
    a_day_later(app)
    with app.app_context(), writing():
        db.session.get_one(FeedbackItem, key).may_publish = True
        story = FeedbackStory(
            item_key=key,
            form_id=form.id,
            reference=secret.reference(),
            stage=StoryStage.AGREED,
            publish_on=clock.today(),
            language="en",
            title="A title",
            text="Words.",
            started_at=clock.now(),
        )
        db.session.add(story)
        db.session.flush()
        return code, story.id


def says_no(app: Service, code: str, number: int) -> Callable[[], bool]:
    def work() -> bool:
        with app.test_request_context(), writing():
            found = receipts.find(code)
            assert found is not None
            version = forms.version(found.version_id)
            return saying.add(version, found, kind="story", text="no:1", token=f"token {number}".encode())

    return work


def publishes(app: Service) -> Callable[[], None]:
    def work() -> None:
        with app.app_context():
            jobs.publish_due()

    return work


def test_a_no_at_the_moment_of_publication_is_never_lost(database: str, app: Service, kept: Kept) -> None:
    for number in range(ROUNDS):
        code, story = due_today(app, kept)

        told = at_once([says_no(app, code, number), publishes(app)])

        assert told == [True, None], told
        with app.app_context(), reading():
            stage = db.session.get_one(FeedbackStory, story).stage
            assert stage in {StoryStage.AGREED, StoryStage.TAKEN_DOWN}, "never public after a no"
        a_day_later(app)
        publishes(app)()
        with app.app_context(), reading():
            assert db.session.get_one(FeedbackStory, story).stage is not StoryStage.PUBLISHED
