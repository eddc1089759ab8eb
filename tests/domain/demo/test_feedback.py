"""What is said in the demo world at any hour is read as it was promised, and two of its stories are told whole."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from sqlalchemy import select

from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db
from coprod.core.outbox import Mail
from coprod.core.working_days import is_working_day
from coprod.demo import receipts as known
from coprod.feedback.models import FeedbackContact, FeedbackItem
from coprod.feedback.operations import forms as operations
from coprod.feedback.queries import forms, inbox, item, rota, stories, waiting
from coprod.feedback.rules import FormStage, Helped, Part, Stage, Tone
from coprod.feedback.rules.stories import ASK_AGAIN_DAYS, EditReason
from coprod.questionnaires.models import Channel
from coprod.questionnaires.operations import receipts


def of_story(name: str) -> FeedbackItem:
    found = receipts.find(known.code_of(name))
    assert found is not None
    return db.session.get_one(FeedbackItem, found.sheet_key)


def test_each_programme_has_open_forms_and_people_who_read_them() -> None:
    by_programme = Counter(form.programme_id for form in forms.listed(stages=[FormStage.OPEN]))

    assert sorted(by_programme.values()) == [1, 2]
    for form in forms.listed():
        whole = forms.one(form.slug)
        assert whole and not operations.missing(whole)


def test_there_is_something_at_every_stage() -> None:
    stages = set(db.session.scalars(select(FeedbackItem.stage)))

    assert stages == set(Stage)


def test_words_from_two_in_the_morning_were_answered_the_same_morning_and_changed_the_weekends() -> None:
    row = of_story("at-two-in-the-morning")
    messages = item.messages(row.key)
    opened = item.one(row.key)

    assert opened and "It is two in the morning." in opened.texts[0]["text"] + opened.texts[1]["text"]
    assert not row.has_contact
    assert row.on_day == row.replied_on == row.due_on and is_working_day(row.on_day)
    assert [message.from_team for message in messages] == [True, False, True, False, True]
    assert "weekend meal support" in messages[-1].text
    assert (row.helped, row.may_publish, row.stage, row.tone) == (
        Helped.YES,
        True,
        Stage.CLOSED,
        Tone.CONCERN,
    )


def test_the_words_from_two_in_the_morning_are_public_with_what_came_of_them_as_their_author_agreed() -> None:
    row = of_story("at-two-in-the-morning")
    (told,) = stories.public_list().rows
    story, change = told.story, told.change

    (edit,) = stories.edits(story)
    assert story.item_key == row.key and edit.reason is EditReason.DATE
    assert "middle of the night" in story.text and "two in the morning" not in story.text
    assert change and change.planned and change.is_read and change.read_by_id != change.reported_by_id
    # Their yes to the version, seven days, asked once more in between; then the timetable, and nobody by hand.
    deeds = {deed: at for deed, at in db.session.execute(select(AuditRow.deed, AuditRow.at))}
    sent, published = deeds["feedback: story sent"], deeds["feedback: story published"]
    assert story.publish_on == story.published_on == clock.london(published).date()
    assert story.asked_again_on == story.publish_on - timedelta(days=ASK_AGAIN_DAYS)
    assert story.publish_on - clock.london(sent).date() > timedelta(days=7)


def test_a_card_for_carers_was_made_and_somebody_else_has_read_how_one_can_see_it() -> None:
    change = stories.change(of_story("by-telephone-in-polish").key)

    assert change and "contact card" in change.what and change.is_read
    assert stories.of_item(change.item_key) is None, "its author did not agree to be published"


def test_a_call_in_polish_was_written_down_and_answered_by_post() -> None:
    row = of_story("by-telephone-in-polish")
    opened = item.one(row.key)
    held = db.session.get_one(FeedbackContact, row.key)

    assert opened and (opened.channel, opened.language, opened.told_as) == (Channel.TELEPHONE, "pl", "carer")
    assert held.way.value == "post" and "without a sender" in held.careful
    assert "card is ready" in item.messages(row.key)[-1].text
    form = forms.of_version(opened.version_id)
    assert form and inbox.of(form, row.key).is_answered


def test_one_thing_lies_unread_some_is_due_next_and_some_came_in_today() -> None:
    today = clock.today()
    unread = Counter(
        "late" if due_on < today else "next"
        for due_on in db.session.scalars(select(FeedbackItem.due_on).where(FeedbackItem.stage == Stage.NEW))
    )
    due_next = set(
        db.session.scalars(
            select(FeedbackItem.due_on).where(FeedbackItem.stage == Stage.NEW, FeedbackItem.due_on >= today)
        )
    )

    assert unread == {"late": 1, "next": 3}
    (day,) = due_next
    assert is_working_day(day) and not any(
        is_working_day(today + timedelta(days=each)) for each in range((day - today).days)
    )
    assert len(waiting.today([form.id for form in forms.listed()]).items) == 2


def test_the_deputy_and_then_the_manager_were_told_of_what_nobody_has_read_once_each() -> None:
    letters = db.session.execute(
        select(Mail.to_address).where(Mail.kind == "feedback-unread").order_by(Mail.id)
    ).scalars()

    assert [each.split(".")[0] for each in letters] == ["nasrin", "clive"]


def test_what_was_taken_back_is_gone_and_counted() -> None:
    told = {form.slug: form.taken_back for form in forms.listed()}

    assert told["first-contact"] == 1
    for key in db.session.scalars(select(FeedbackItem.key)):
        opened = item.one(key)
        assert opened and not any("written anywhere" in each["text"] for each in opened.texts)


def test_five_or_more_answered_the_friends_and_family_question_of_each_form_that_asks_it() -> None:
    for slug in ("first-contact", "eating-disorders"):
        form = forms.one(slug)
        assert form
        keys = db.session.scalars(select(FeedbackItem.key).where(FeedbackItem.form_id == form.id))
        answered = [
            opened
            for opened in map(item.one, keys)
            if opened and opened.answers["friends-and-family"]["state"] == "answered"
        ]
        assert len(answered) >= 5


def test_only_readers_are_on_the_rota() -> None:
    for form in forms.listed():
        readers = {person.id for person in rota.who_can(form.programme_id)}
        for part in Part:
            people = rota.people(form, part)
            assert len(people) == 1 and {person.id for person in people} <= readers
