"""The version for the public, beside the original: begun, edited with a reason, checked by a human, taken down."""

from __future__ import annotations

from flask import redirect, url_for

from coprod.core import clock, settings
from coprod.core.access import Reply, permit, say
from coprod.core.differing import differences
from coprod.core.words import _
from coprod.feedback import permissions
from coprod.feedback.forms import stories as forms
from coprod.feedback.operations import editing
from coprod.feedback.queries import item, stories
from coprod.feedback.queries.item import Opened
from coprod.feedback.queries.stories import Worked
from coprod.feedback.rules.stories import (
    EDIT_WORDS,
    NOTICE_WORDS,
    STORIES,
    STORY_MOST_WORDS,
    STORY_TAGS,
    STORY_WAIT_DAYS,
    STORY_WORDS,
    TAKEN_DOWN_WORDS,
    EditReason,
    StoryStage,
    how_many_words,
)
from coprod.feedback.views import bp
from coprod.feedback.views.item import ITEM, drawn, pressed
from coprod.people.current import me

STORY = f"{ITEM}/story"
MOVES = {
    "edit": "feedback.story_edit",
    "send": "feedback.story_send",
    "recall": "feedback.story_recall",
    "take_down": "feedback.story_down",
    "begin_again": "feedback.story_again",
}
AT_ONCE = ("recall", "begin_again")


def _there(key: str) -> Reply:
    return redirect(url_for(".story", key=key))


def story_page(template: str, worked: Worked, **told: object) -> Reply:
    """A page about a story, with what the person wrote beside it."""
    story = worked.story
    return drawn(
        template,
        worked.opened,
        story=story,
        story_words=STORY_WORDS[story.stage],
        story_tag=STORY_TAGS[story.stage],
        **told,
    )


@bp.post(f"{STORY}/begin", endpoint="story_begin")
@permit(permissions.read, on=item.one, see=permissions.read)
def begin(opened: Opened) -> Reply:
    """A version for the public, beside the original."""
    pressed()
    editing.begin(opened, by=me().id)
    say(_("The version says what the person wrote. Take out what must go, and give it a title."))
    return _there(opened.key)


@bp.get(STORY, endpoint="story")
@permit(permissions.read, on=stories.one, see=permissions.read)
def show(worked: Worked) -> Reply:
    """Original and version side by side, each change with its reason, what can be done now."""
    story = worked.story
    return story_page(
        "feedback/story.html",
        worked,
        may_publish=stories.may_publish(worked.opened),
        edits=[
            (each, EDIT_WORDS[each.reason], differences(each.before, each.after)) for each in worked.edits
        ],
        notices=[
            (each, NOTICE_WORDS[each.why], clock.london(each.received_at), url_for(".notice", number=each.id))
            for each in worked.notices
        ],
        offered=[
            (each.name in AT_ONCE, each.words, url_for(MOVES[each.name], key=story.item_key))
            for each in STORIES.offered(story.stage)
            if each.name in MOVES
        ],
        count=how_many_words(story.text),
        most=settings.get(STORY_MOST_WORDS, programme=worked.programme_id),
        wait_days=settings.get(STORY_WAIT_DAYS, programme=worked.programme_id),
        taken_down=TAKEN_DOWN_WORDS[story.taken_down_why] if story.taken_down_why else "",
        stages=StoryStage,
    )


@bp.route(f"{STORY}/edit", methods=["GET", "POST"], endpoint="story_edit")
@permit(permissions.read, on=stories.one, see=permissions.read)
def edit(worked: Worked) -> Reply:
    """Change the version, and say why."""
    story = worked.story
    form = forms.Edit(seen=str(story.edition), title=story.title, text=story.text)
    if form.passed():
        editing.edit(
            worked,
            title=str(form.title.data),
            text=str(form.text.data),
            reason=EditReason(form.reason.data) if form.reason.data else None,
            words=form.words.data or "",
            seen=form.edition,
            by=me().id,
        )
        say(_("The version is saved."))
        return _there(story.item_key)
    return story_page("feedback/story_edit.html", worked, form=form)


@bp.route(f"{STORY}/send", methods=["GET", "POST"], endpoint="story_send")
@permit(permissions.read, on=stories.one, see=permissions.read)
def send(worked: Worked) -> Reply:
    """Look once more at everything that must be so; then its author is asked."""
    form = forms.Check(seen=str(worked.story.edition))
    if form.passed():
        editing.send(worked, ticked=form.ticked.data or [], seen=form.edition, by=me().id)
        say(_("Its author is asked. They see the version and each change with their code."))
        return _there(worked.story.item_key)
    return story_page("feedback/story_send.html", worked, form=form)


@bp.post(f"{STORY}/recall", endpoint="story_recall")
@permit(permissions.read, on=stories.one, see=permissions.read)
def recall(worked: Worked) -> Reply:
    """Edit it again: a yes to the old version counts no more."""
    editing.recall(worked, seen=pressed(), by=me().id)
    say(_("You can edit it again. Its author is asked anew when you send it."))
    return _there(worked.story.item_key)


@bp.route(f"{STORY}/take-down", methods=["GET", "POST"], endpoint="story_down")
@permit(permissions.read, on=stories.one, see=permissions.read)
def take_down(worked: Worked) -> Reply:
    """Gone from every page at once."""
    form = forms.TakeDown(seen=str(worked.story.edition))
    if form.passed():
        editing.take_down(worked, why=str(form.why.data), by=me().id)
        say(_("It is taken down, from every page."))
        return _there(worked.story.item_key)
    return story_page("feedback/story_down.html", worked, form=form)


@bp.post(f"{STORY}/again", endpoint="story_again")
@permit(permissions.read, on=stories.one, see=permissions.read)
def again(worked: Worked) -> Reply:
    """Edit what was taken down."""
    editing.begin_again(worked, seen=pressed(), by=me().id)
    say(_("You can edit it again. Nothing is public before its author says yes."))
    return _there(worked.story.item_key)
