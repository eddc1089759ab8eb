"""The queue of those who read: what came in today, what is due, one search over all of it."""

from __future__ import annotations

from flask import request

from coprod.core import clock, editions, paging, settings
from coprod.core.access import Reply, permit, viewer
from coprod.core.forms import page, tidy
from coprod.core.word_lists import READ_FIRST
from coprod.core.words import language
from coprod.feedback import permissions
from coprod.feedback.queries import forms, queue
from coprod.feedback.queries.exclusions import Reader
from coprod.feedback.rules import STAGE_TAGS, STAGE_WORDS, VIEW_WORDS, Stage, by_due, told_as_words
from coprod.feedback.views import bp
from coprod.people.current import me
from coprod.programmes.rules import Role
from coprod.questionnaires.rules.kinds.answering_as import Perspective

MANAGE = "/manage/feedback"


def reader() -> Reader:
    """Whoever looks, as somebody from whom things may be kept."""
    return Reader(me().name, viewer().on_behalf_of(Role.MODERATOR.value))


@bp.get(MANAGE, endpoint="queue")
@permit(permissions.moderates)
def list_() -> Reply:
    """What has to be read and answered, the oldest promise first."""
    mine = forms.listed(programmes=viewer().programmes(Role.MODERATOR.value))
    search = str(tidy(request.args.get("q", "")))
    stage = next((each for each in Stage if each.value == request.args.get("stage")), None)
    view = next((each for each in Perspective if each.value == request.args.get("view")), None)
    chosen = [form for form in mine if form.slug == request.args.get("form")] or mine
    found = queue.queue(
        chosen,
        paging.wanted(),
        stage=stage,
        view=view,
        search=search,
        reader=reader(),
        first=[
            word
            for number in {form.programme_id for form in chosen}
            for word in settings.get(READ_FIRST, programme=number)
        ],
    )
    return page(
        "feedback/queue.html",
        found=found,
        forms={form.id: editions.read(form.editions, language()).title for form in mine},
        choices=[(form.slug, editions.read(form.editions, language()).title) for form in mine],
        chosen=chosen[0].slug if len(chosen) == 1 and len(mine) > 1 else "",
        search=search,
        stage=stage,
        stages=STAGE_WORDS,
        tags=STAGE_TAGS,
        view=view,
        views=VIEW_WORDS,
        told_as_words=told_as_words,
        to_enter=[form for form in mine if form.is_open],
        due=lambda day: by_due(day, clock.today()),
    )
