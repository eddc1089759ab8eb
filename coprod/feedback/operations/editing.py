"""The version for the public: begun beside the original, changed with a reason each time, sent to its author.

The original never changes. Whether something may stand is always somebody's judgement (domain rule F11).
"""

from __future__ import annotations

from collections.abc import Collection

from flask_babel import gettext as _

from coprod.core import audit, clock, secret, settings
from coprod.core.db import db
from coprod.core.errors import Refused
from coprod.feedback import emails
from coprod.feedback.models import FeedbackMove, FeedbackStory, FeedbackStoryEdit
from coprod.feedback.operations import agreeing
from coprod.feedback.queries import item, stories
from coprod.feedback.queries.item import Opened
from coprod.feedback.queries.stories import Worked
from coprod.feedback.rules.stories import (
    CHECKS,
    STORIES,
    STORY_MOST_WORDS,
    EditReason,
    StoryStage,
    TakenDown,
    how_many_words,
)


def begin(opened: Opened, *, by: int) -> FeedbackStory:
    """A version that says, for now, what the person wrote. There is one for an item. Errors: ``Refused``."""
    if opened.row is None or opened.sheet is None:
        raise Refused(_("This came in today. A version can be made from tomorrow on, when its day is over."))
    _insist_on_consent(opened)
    if (held := agreeing.of_item(opened.key)) is not None:
        return held
    text = stories.own_words(opened)
    if not text:
        raise Refused(_("There are only ticked answers here and no words, so there is nothing to publish."))
    story = FeedbackStory(
        item_key=opened.key,
        form_id=opened.form.id,
        reference=secret.reference(),
        stage=StoryStage.EDITED,
        language=opened.language,
        text=text,
        tone=opened.tone,
        replied_on=opened.row.replied_on,
        started_at=clock.now(),
    )
    db.session.add(story)
    done(story, "story begun", by)
    return story


def edit(
    worked: Worked, *, title: str, text: str, reason: EditReason | None, words: str, seen: int, by: int
) -> None:
    """Change the version. Its words change only with a reason, which the author reads. Errors: ``Refused``."""
    story = _moved(worked, "edit", seen)
    if (title, text) == (story.title, story.text):
        raise Refused(_("Nothing has changed."))
    if text != story.text:
        if reason is None or not words:
            raise Refused(_("Say why the words have changed. Its author reads the reason."))
        db.session.add(
            FeedbackStoryEdit(
                story_id=story.id,
                number=len(worked.edits) + 1,
                reason=reason,
                words=words,
                before=story.text,
                after=text,
                by_id=by,
                at=clock.now(),
            )
        )
    story.title, story.text = title, text
    story.checked_by_id, story.checked_at = None, None
    done(story, "story edited", by)


def send(worked: Worked, *, ticked: Collection[str], seen: int, by: int) -> None:
    """Everything on the list is so: ask the author. Errors: ``Refused`` when something is not (F11, F12)."""
    _insist_on_consent(worked.opened)
    story = _moved(worked, "send", seen)
    most = settings.get(STORY_MOST_WORDS, programme=worked.programme_id)
    if set(CHECKS) - set(ticked):
        raise Refused(
            _("Tick everything that is so. If something is not, do not send it: change the words first.")
        )
    if not story.title:
        raise Refused(_("Give it a title first."))
    if how_many_words(story.text) > most:
        raise Refused(_("It is too long. It can have %(most)s words at most.", most=most))
    story.checked_by_id, story.checked_at = by, clock.now()
    story.publish_on, story.asked_again_on = None, None
    done(story, "story sent", by)
    emails.something_to_read(item.contact(worked.opened), worked.opened.language)


def recall(worked: Worked, *, seen: int, by: int) -> None:
    """Edit it again. A yes that was said to the old version counts no more."""
    story = _moved(worked, "recall", seen)
    story.publish_on = None
    done(story, "story recalled", by)


def take_down(worked: Worked, *, why: str, by: int, after: TakenDown = TakenDown.MODERATOR) -> None:
    """Gone from every page at once, whatever was on the screen of whoever presses. Errors: ``Refused``."""
    agreeing.down(worked.story, after)
    done(worked.story, "story taken down", by, note=why)


def begin_again(worked: Worked, *, seen: int, by: int) -> None:
    """Edit what was taken down; nothing is public before its author says yes again. Errors: ``Refused``."""
    _insist_on_consent(worked.opened)
    story = _moved(worked, "begin_again", seen)
    story.taken_down_on, story.taken_down_why = None, None
    done(story, "story begun again", by)


def done(story: FeedbackStory, deed: str, by: int, *, note: str = "") -> None:
    """Write down who did what when; whoever has an older edition on the screen cannot overwrite it."""
    story.edition = (story.edition or 0) + 1
    db.session.add(FeedbackMove(item_key=story.item_key, move=deed, by_id=by, at=clock.now(), note=note))
    db.session.flush()
    audit.record(f"feedback: {deed}", by=by, kind="feedback story", number=story.id, label=story.reference)


def _moved(worked: Worked, name: str, seen: int) -> FeedbackStory:
    story = worked.story
    if story.edition != seen:
        raise Refused(
            _(
                "Somebody else has changed this since you opened it. Look at it again; what you typed is still here."
            )
        )
    story.stage = STORIES.after(story.stage, name)
    return story


def _insist_on_consent(opened: Opened) -> None:
    if not stories.may_publish(opened):
        raise Refused(_("Its author has not said that it may be published. They can say so with their code."))
