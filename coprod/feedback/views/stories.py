"""Stories for everybody: the list, one of them with what happened next, a feed, JSON, and a way to say it must go.

Nothing that somebody wrote is ever HTML: templates escape it, JSON quotes it (domain rules F11 and F12).
"""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, render_template, request

from coprod.core import clock, crisis, editions, public, settings
from coprod.core.access import Reply, permit
from coprod.core.forms import page, tidy
from coprod.core.pages import ACCENT
from coprod.core.paging import wanted
from coprod.core.rules import everyone
from coprod.core.words import ENGLISH, direction, language
from coprod.feedback import permissions
from coprod.feedback.forms.stories import Notice
from coprod.feedback.models import FeedbackStory
from coprod.feedback.operations import noticing
from coprod.feedback.queries import stories
from coprod.feedback.queries.stories import Told
from coprod.feedback.rules import TONE_WORDS, Tone
from coprod.feedback.rules.stories import NoticeWhy
from coprod.feedback.views import bp

STORIES = "/stories"
IN_THE_FEED, IN_JSON = 25, 100
# Two signs that people can send and XML cannot hold.
NOT_IN_XML = {0xFFFE: None, 0xFFFF: None}


def _marked(story: FeedbackStory) -> dict[str, str]:
    """The language of somebody's own words, for the page around them."""
    return {"lang": story.language, "dir": direction(story.language)}


@bp.get(STORIES, endpoint="stories")
@permit(everyone, anonymous=True, kept=True)
def listed() -> Reply:
    """What people have let us publish, the latest first: searched and filtered by the address alone."""
    search = str(tidy(request.args.get("q", "")))
    tone = next((each for each in Tone if each.value == request.args.get("tone")), None)
    return render_template(
        "feedback/stories.html",
        found=stories.public_list(wanted(), search=search, tone=tone),
        marked=_marked,
        search=search,
        tone=tone,
        tones=TONE_WORDS,
    )


@bp.get(f"{STORIES}/<reference>", endpoint="story_page")
@permit(everyone, on=stories.told_one, see=permissions.is_a_public_story, anonymous=True, kept=True)
def one(told: Told) -> Reply:
    """One story, what happened next, and the way to say that it must go."""
    story = told.story
    return render_template(
        "feedback/story_page.html",
        told=told,
        story=story,
        marked=_marked(story),
        accent=settings.get(ACCENT, programme=told.programme_id),
        form_title=editions.read(story.form.editions, language()).title,
        programme=editions.read(story.form.programme.editions, language()).name,
        tone=TONE_WORDS[story.tone] if story.tone else "",
    )


@bp.route(f"{STORIES}/<reference>/notice", methods=["GET", "POST"], endpoint="story_notice")
@permit(everyone, on=stories.told_one, see=permissions.is_a_public_story, anonymous=True)
def notice(told: Told) -> Reply:
    """Say that a story must go, and why. It needs no account."""
    form = Notice()
    if form.passed():
        noticing.receive(
            told.story,
            why=NoticeWhy(form.why.data),
            words=str(form.words.data),
            name=form.name.data or "",
            reach=form.reach.data or "",
        )
        return render_template("feedback/story_noticed.html", told=told)
    return page(
        "feedback/story_notice.html",
        form=form,
        told=told,
        marked=_marked(told.story),
        routes=crisis.routes(told.programme_id),
    )


@bp.get("/feeds/stories.atom", endpoint="stories_feed")
@permit(everyone, anonymous=True)
def feed() -> Reply:
    """The latest stories as an Atom feed."""
    found = stories.public_list(size=IN_THE_FEED)
    updated = found.rows[0].story.published_on if found.rows else clock.today()
    written = render_template(
        "feedback/stories.xml", found=found, at=public.address, marked=_marked, updated=updated
    ).translate(NOT_IN_XML)
    return Response(written, content_type="application/atom+xml; charset=utf-8")


@bp.get("/open-data/stories.json", endpoint="stories_json")
@permit(everyone, anonymous=True)
def as_json() -> Reply:
    """Every public story with what happened next, a page at a time."""
    found = stories.public_list(wanted(), size=IN_JSON)
    return jsonify(
        stories=[_written(each) for each in found.rows],
        page=found.number,
        pages=found.pages,
        total=found.total,
        next=public.address("feedback.stories_json", page=found.number + 1) if found.has_next else None,
    )


def _written(told: Told) -> dict[str, Any]:
    story, change = told.story, told.change
    return {
        "address": public.address("feedback.story_page", reference=story.reference),
        "title": story.title,
        "text": story.text,
        "language": story.language,
        "kind": story.tone.value if story.tone else None,
        "about": str(editions.read(story.form.editions, ENGLISH).title),
        "programme": story.form.programme.slug,
        "published_on": _day(story.published_on),
        "replied_on": _day(story.replied_on),
        "planned": change.planned if change and told.is_planned else None,
        "planned_on": _day(change.planned_on) if change else None,
        "changed": change.what if change and told.is_changed else None,
        "explanation": change.evidence if change and told.is_changed else None,
        "changed_on": _day(change.done_on) if change and told.is_changed else None,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
