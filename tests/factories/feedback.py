"""Feedback forms and what people say with them. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from coprod.core import clock, secret
from coprod.core.db import db
from coprod.feedback.models import (
    FeedbackChange,
    FeedbackForm,
    FeedbackItem,
    FeedbackMessage,
    FeedbackRota,
    FeedbackStory,
    FeedbackStoryNotice,
    FeedbackWord,
)
from coprod.feedback.operations import forms, saying
from coprod.feedback.operations.moving import words_in
from coprod.feedback.queries import forms as queries
from coprod.feedback.queries import rota
from coprod.feedback.rules import Part
from coprod.feedback.rules.stories import NoticeWhy, StoryStage
from coprod.programmes.models import Membership, Programme
from coprod.programmes.rules import Role
from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.operations import drafts, frozen
from coprod.questionnaires.operations.receipts import Receipt
from tests.factories.programmes import a_programme, a_role, long_ago
from tests.factories.questionnaires import a_sheet, a_text

_number = count(1)


def a_form(
    programme: Programme | None = None, *, is_open: bool = True, slug: str = "", asks_friends: bool = False
) -> FeedbackForm:
    """A form with the questions that every form begins with; an open one has people on its rota."""
    programme = programme or a_programme()
    form = forms.start(
        programme,
        slug=slug or f"form-{next(_number)}",
        title="The first call",
        about="What happened when you first asked for help.",
        who_reads="The participation team of the programme.",
        by=None,
        has_friends_and_family=asks_friends,
    )
    if is_open:
        for part in Part:
            on_the_rota(form, part)
        forms.open_(form, by=None)
    return form


def on_the_rota(form: FeedbackForm, part: Part) -> FeedbackRota:
    """Somebody who has this part in the form's programme, from today on."""
    member = a_role(Role.MODERATOR, db.session.get_one(Programme, form.programme_id))
    assert isinstance(member, Membership)
    entry = FeedbackRota(
        programme_id=form.programme_id, person_id=member.person_id, part=part, from_day=long_ago()
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def said(slug: str, words: str = "Nobody rang me back.", *, told_as: str = "", **reach: str) -> Receipt:
    """What somebody has said just now: as whom, and with the way to reach them, when these are given."""
    form = queries.one(slug)
    assert form is not None
    draft = drafts.begin(form.version_id or 0, drafts.new_key())
    draft.typed = {"happened": {"value": words, "other": ""}}
    if told_as:
        draft.typed["who"] = {"value": told_as, "other": ""}
    if reach:
        draft.aside["reach"] = {"address": "", "careful": "", **reach}
    return saying.send(form, draft)


def an_item(
    form: FeedbackForm, words: str = "Nobody rang me back.", ticked: dict[str, str] | None = None, **more: Any
) -> FeedbackItem:
    """Something that was said on an earlier day, moved already: its sheet, its words and its row."""
    version = db.session.get_one(QuestionnaireVersion, form.version_id)
    answers = {
        question.id: {"state": "skipped", "value": None} for question in frozen.document(version).questions
    }
    answers["happened"] = {"state": "answered", "value": None}
    answers |= {each: {"state": "answered", "value": value} for each, value in (ticked or {}).items()}
    sheet = a_sheet(version, answers=answers)
    a_text(sheet, words, question="happened")
    yesterday = clock.today() - timedelta(days=1)
    facts = {
        "form_id": form.id,
        "sheet_key": sheet.key,
        "privacy_notice_id": form.privacy_notice_id,
        "on_day": yesterday,
        "due_on": yesterday,
        "keep_until": yesterday + timedelta(days=700),
        "edition": 0,
        **more,
    }
    item = FeedbackItem(key=sheet.key, **facts)
    db.session.add(item)
    db.session.flush()
    db.session.add_all(FeedbackWord(word=word, item_key=item.key) for word in sorted(words_in(words)))
    db.session.flush()
    return item


def form_reader(form: FeedbackForm) -> int:
    """The number of somebody who reads what is said with a form."""
    return rota.people(form, Part.READER)[0].id


def a_message(item: FeedbackItem, text: str, *, number: int = 1, by: int | None = None) -> FeedbackMessage:
    """A message: of the team when it has somebody's number, else of the person."""
    message = FeedbackMessage(
        key=secret.reference(32),
        item_key=item.key,
        number=number,
        from_team=by is not None,
        by_id=by,
        text=text,
        on_day=clock.today(),
    )
    db.session.add(message)
    db.session.flush()
    return message


def a_story(form: FeedbackForm, text: str = "Nobody rang me back for 3 weeks.", **more: Any) -> FeedbackStory:
    """A public story, with its item; ``stage`` and more as they are given."""
    item = an_item(form, text, may_publish=True)
    facts: dict[str, Any] = {
        "stage": StoryStage.PUBLISHED,
        "title": "Three weeks of waiting",
        "language": "en",
        "published_on": clock.today(),
        "started_at": clock.now(),
        **more,
    }
    story = FeedbackStory(
        item_key=item.key, form_id=form.id, reference=secret.reference(), text=text, edition=3, **facts
    )
    db.session.add(story)
    db.session.flush()
    return story


def a_notice(story: FeedbackStory, words: str = "This is about me.") -> FeedbackStoryNotice:
    """Somebody wants a story to go."""
    notice = FeedbackStoryNotice(
        story_id=story.id, why=NoticeWhy.ABOUT_ME, words=words, received_at=clock.now()
    )
    db.session.add(notice)
    db.session.flush()
    return notice


def a_change(item: FeedbackItem | str, *, reported_by: int, read_by: int | None = None) -> FeedbackChange:
    """What was planned and done because of an item, read by a second person when one is given."""
    change = FeedbackChange(
        item_key=item if isinstance(item, str) else item.key,
        planned="A second person answers the telephone.",
        planned_on=clock.today(),
        what="Two people answer the telephone.",
        evidence="The rota of the week shows two names for each day.",
        done_on=clock.today(),
        reported_by_id=reported_by,
        reported_at=clock.now(),
        read_by_id=read_by,
        read_at=clock.now() if read_by else None,
    )
    db.session.add(change)
    db.session.flush()
    return change
