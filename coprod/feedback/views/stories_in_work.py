"""All stories of those who read: what is in work, what is public, which notices wait, which explanations."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core import clock, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import page
from coprod.core.words import _
from coprod.feedback import permissions
from coprod.feedback.forms import stories as asked
from coprod.feedback.operations import noticing
from coprod.feedback.queries import exclusions, forms, stories
from coprod.feedback.queries.stories import Noticed
from coprod.feedback.rules.stories import (
    DECISION_WORDS,
    NOTICE_WORDS,
    STORY_TAGS,
    STORY_WORDS,
    Decision,
    StoryStage,
)
from coprod.feedback.views import bp
from coprod.feedback.views.queue import MANAGE, reader
from coprod.feedback.views.story import story_page
from coprod.people.current import me
from coprod.programmes.rules import Role


@bp.get(f"{MANAGE}/stories", endpoint="stories_in_work")
@permit(permissions.moderates)
def listed() -> Reply:
    """What waits for somebody first, then every story."""
    mine = [form.id for form in forms.listed(programmes=viewer().programmes(Role.MODERATOR.value))]
    stage = next((each for each in StoryStage if each.value == request.args.get("stage")), None)
    hidden = exclusions.hidden_from(reader())
    return page(
        "feedback/stories_in_work.html",
        found=stories.in_work(mine, paging.wanted(), hidden=hidden, stage=stage),
        notices=[
            (clock.london(notice.received_at).date(), story.title, NOTICE_WORDS[notice.why], notice.id)
            for notice, story in stories.notices_waiting(mine, hidden=hidden)
        ],
        changes=stories.changes_to_read(mine, me().id, hidden=hidden),
        stage=stage,
        stages=STORY_WORDS,
        tags=STORY_TAGS,
    )


@bp.route(f"{MANAGE}/notices/<int:number>", methods=["GET", "POST"], endpoint="notice")
@permit(permissions.read, on=stories.noticed, see=permissions.read)
def notice(noticed: Noticed) -> Reply:
    """One notice: what is said to be wrong, and the decision, each with its moment."""
    form = asked.Decide()
    held = noticed.notice
    if form.passed():
        noticing.decide(
            noticed.worked,
            held,
            decision=Decision(form.decision.data),
            words=str(form.words.data),
            by=me().id,
        )
        say(_("The decision is kept, with its time."))
        return redirect(url_for(".story", key=noticed.worked.story.item_key))
    return story_page(
        "feedback/notice.html",
        noticed.worked,
        form=form,
        notice=held,
        why=NOTICE_WORDS[held.why],
        received=clock.london(held.received_at),
        decided=clock.london(held.decided_at) if held.decided_at else None,
        decision=DECISION_WORDS[held.decision] if held.decision else "",
    )
