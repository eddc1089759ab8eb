"""New questions on both databases: what people answer, what they said before, what they are still writing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from sqlalchemy import select

from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackForm, FeedbackMessage
from coprod.feedback.operations import forms, questions, saying
from coprod.feedback.queries import figures, inbox, item, queue, versions
from coprod.feedback.queries import forms as of_forms
from coprod.feedback.rules import Part
from coprod.questionnaires import queries
from coprod.questionnaires.models import QuestionnaireVersion, Sheet, SheetText, WaitingBatch
from coprod.questionnaires.operations import drafts, freezing, frozen, receipts
from coprod.questionnaires.operations import writing as write
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.rules.consent import PUBLISH
from coprod.questionnaires.rules.kinds.answering_as import Perspective
from tests.factories.feedback import a_form, an_item, on_the_rota, said

NOON, TOMORROW = "2026-06-10T11:00:00+00:00", "2026-06-10T23:05:00+00:00"  # five past midnight in London
ASKED = "q-own"


@pytest.fixture(autouse=True)
def today() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOON) as now:
        yield now


@pytest.fixture
def form() -> FeedbackForm:
    with writing():
        return a_form(slug="first-call")


def change(*, without: str = "happened") -> None:
    """The lead writes a question of their own, and takes one away."""
    with writing():
        form = _form()
        asked = queries.draft(form.questionnaire_id)
        section = asked.sections[-1]
        write.add_question(asked, section, "long_text", "What would you change first?", key=ASKED, by=None)
        for each in [each for each in section.questions if each.key == without]:
            write.remove_question(asked, each, by=None)


def use() -> int:
    """The lead presses the button. Returns the number of the new version."""
    with writing():
        form = _form()
        shown = freezing.document_of(queries.draft(form.questionnaire_id)).sha256()
        return questions.use(form, seen=shown, by=None).number


def _form() -> FeedbackForm:
    form = of_forms.one("first-call")
    assert form is not None
    return form


def _number() -> int:
    with reading():
        version = _form().version
        assert version is not None
        return version.number


def _say(question: str, words: str, version: int | None = None) -> Receipt:
    """Somebody answers one question of a version, the present one unless it is told."""
    with writing():
        form = of_forms.to_say("first-call")
        assert form is not None
        draft = drafts.begin(version or form.version_id or 0, drafts.new_key())
        draft.typed = {question: {"value": words, "other": ""}}
        return saying.send(form, draft, version=versions.one(version) if version else None)


def test_what_is_written_changes_nothing_and_what_is_chosen_is_asked_from_the_next_day_on(
    form: FeedbackForm, today: time_machine.Coordinates
) -> None:
    change()
    assert _number() == 1
    assert use() == 2
    jobs.begin_new_questions()
    assert _number() == 1, "not before the day is over"

    today.move_to(TOMORROW)
    jobs.begin_new_questions()
    jobs.begin_new_questions()

    assert _number() == 2
    with reading():
        version = _form().version
        assert version and ASKED in [each.id for each in frozen.document(version).questions]
        assert versions.first_day(version) == clock.today() == date(2026, 6, 11)
        trail = db.session.scalars(
            select(AuditRow.deed).where(AuditRow.deed.like("feedback form: new questions%"))
        ).all()
        assert sorted(trail) == ["feedback form: new questions begin", "feedback form: new questions chosen"]


def test_whoever_chooses_twice_in_a_day_means_the_last(
    form: FeedbackForm, today: time_machine.Coordinates
) -> None:
    change()
    use()
    with writing():
        asked = queries.draft(_form().questionnaire_id)
        write.add_section(asked, "One thing more", by=None)
        write.add_question(asked, asked.sections[-1], "long_text", "Anything else?", by=None)
    assert use() == 3

    today.move_to(TOMORROW)
    with writing():
        # Chosen after midnight, and so for the day after: it keeps nothing of yesterday's waiting.
        asked = queries.draft(_form().questionnaire_id)
        write.add_question(asked, asked.sections[-1], "long_text", "And what then?", by=None)
    assert use() == 4
    jobs.begin_new_questions()

    assert _number() == 3


def test_everything_that_is_said_on_one_day_answers_one_version(
    form: FeedbackForm, today: time_machine.Coordinates
) -> None:
    _say("happened", "Before the button.")
    change(without="")
    use()
    _say("happened", "After the button.")

    today.move_to(TOMORROW)
    jobs.begin_new_questions()
    jobs.move_due()

    with reading():
        assert len(db.session.scalars(select(Sheet.version_id)).all()) == 2
        assert len(set(db.session.scalars(select(Sheet.version_id)))) == 1, (
            "which came first shows in the version"
        )


def test_what_was_said_and_what_still_waits_keeps_its_questions(
    form: FeedbackForm, today: time_machine.Coordinates
) -> None:
    before = _say("happened", "Nobody rang me back.")
    change()
    use()
    today.move_to(TOMORROW)
    jobs.begin_new_questions()
    after = _say(ASKED, "The telephone.")

    with reading():
        waits = queue.queue([_form()])
        assert sorted(line.words for line in waits.today) == ["Nobody rang me back.", "The telephone."]
    jobs.move_due()
    today.shift(86400)
    jobs.move_due()

    with reading():
        assert sorted(line.words for line in queue.queue([_form()]).before.rows) == [
            "Nobody rang me back.",
            "The telephone.",
        ]
        for receipt, question, words in (
            (before, "happened", "Nobody rang me back."),
            (after, ASKED, "The telephone."),
        ):
            found = receipts.find(receipt.code)
            assert found is not None and found.sheet_key
            belongs = of_forms.of_version(found.version_id)
            assert belongs is not None and belongs.slug == "first-call"
            opened = item.one(found.sheet_key)
            assert opened is not None and opened.texts[0]["text"] == words
            version = of_forms.version(opened.version_id)
            assert frozen.document(version).question(question).id == question


def test_whoever_began_with_the_older_questions_finishes_with_them(
    form: FeedbackForm, today: time_machine.Coordinates
) -> None:
    first = form.version_id or 0
    change()
    use()
    today.move_to(TOMORROW)
    jobs.begin_new_questions()

    receipt = _say("happened", "I began before midnight.", version=first)
    with reading():
        found = receipts.find(receipt.code)
        assert found is not None and found.version_id == first
        assert [each["text"] for each in found.texts] == ["I began before midnight."]
        of_today = queue.queue([_form()]).today
        assert [line.words for line in of_today] == ["I began before midnight."]


def test_what_is_added_and_taken_back_with_the_code_finds_the_older_version(
    form: FeedbackForm, today: time_machine.Coordinates
) -> None:
    receipt = _say("happened", "Nobody rang me back.")
    change()
    use()
    today.move_to(TOMORROW)
    jobs.begin_new_questions()
    jobs.move_due()

    with writing():
        found = receipts.find(receipt.code)
        assert found is not None
        version = versions.of_notes(_form(), found)
        assert saying.add(version, found, kind="answer", text="It was Tuesday.", token=b"press")
    _say(ASKED, "The telephone.")
    with reading():
        batches = db.session.scalars(select(WaitingBatch.version_id)).all()
        assert batches == [_form().version_id], "it lies among what everybody says today"
    with reading():
        opened = item.one(found.sheet_key or "")
        assert opened is not None and [note.text for note in opened.notes] == ["It was Tuesday."]
    with writing():
        found = receipts.find(receipt.code)
        assert found is not None and saying.take_back(_form(), found)
    today.shift(86400)
    jobs.move_due()
    with reading():
        assert db.session.scalars(select(SheetText.text)).all() == ["The telephone."]
        assert db.session.scalars(select(FeedbackMessage.text)).all() == []


def test_what_is_added_to_words_that_wait_waits_with_them(
    form: FeedbackForm, today: time_machine.Coordinates
) -> None:
    change()
    use()
    today.move_to(TOMORROW)
    receipt = _say("happened", "A minute past midnight.")
    jobs.begin_new_questions()
    with writing():
        found = receipts.find(receipt.code)
        assert found is not None
        version = versions.of_notes(_form(), found)
        assert saying.add(version, found, kind="answer", text="And again.", token=b"press")
    today.shift(86400)
    jobs.move_due()

    with reading():
        assert db.session.scalars(select(FeedbackMessage.text)).all() == ["And again."]


def test_an_answer_back_that_is_pressed_again_after_midnight_is_kept_once(
    form: FeedbackForm, today: time_machine.Coordinates
) -> None:
    receipt = _say("happened", "Nobody rang me back.")
    today.shift(86400)
    jobs.move_due()
    for _press in range(2):
        with writing():
            found = receipts.find(receipt.code)
            assert found is not None
            version = versions.of_notes(_form(), found)
            assert saying.add(version, found, kind="answer", text="It was Tuesday.", token=b"press")
        with reading():
            told = inbox.of(_form(), found.sheet_key or "")
            assert len(told.messages) + len(told.notes) == 1, "nobody sees it twice"
        today.shift(86400)
        jobs.move_due()

    with reading():
        assert db.session.scalars(select(FeedbackMessage.text)).all() == ["It was Tuesday."]
        assert db.session.scalars(select(WaitingBatch.key)).all() == []


def test_the_friends_and_family_test_is_counted_over_all_versions_and_public_only_where_all_were_asked(
    today: time_machine.Coordinates,
) -> None:
    may, june, july = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
    with writing():
        form = a_form(slug="first-call")
        older = form.version_id
        asked = queries.draft(form.questionnaire_id)
        write.add_standard(asked, write.FRIENDS_AND_FAMILY, by=None)
    use()
    today.move_to(TOMORROW)
    jobs.begin_new_questions()
    change()
    use()
    today.shift(86400)
    jobs.begin_new_questions()
    with writing():
        form = _form()
        third = db.session.get_one(QuestionnaireVersion, form.version_id)
        second = db.session.scalars(
            select(QuestionnaireVersion).where(
                QuestionnaireVersion.questionnaire_id == form.questionnaire_id,
                QuestionnaireVersion.number == 2,
            )
        ).one()
        assert (third.number, older) != (2, second.id)
        for version in (second, third):
            for given in ("good", "poor", "dont-know"):
                form.version_id = version.id
                told = {"friends-and-family": given}
                an_item(form, ticked=told, perspective="myself", on_day=june, due_on=june)
        slugs = {form.id: form.slug}

        counted = figures.friends_and_family(slugs, june, july)
        assert counted == {Perspective.OWN: {"good": 2, "poor": 2, "dont-know": 2}}
        assert figures.all_ask(slugs, june, july), "the version that did not ask has no items here"
        assert not figures.all_ask(slugs, may, june), "nobody spoke, and not every version asks"
        form.version_id = older
        an_item(form, perspective="myself", on_day=june, due_on=june)
        assert not figures.all_ask(slugs, june, july), "one person was not asked"
        assert figures.friends_and_family(slugs, june, july) == counted
        assert sum(each.people for each in figures.groups(slugs, june, july)) == 7


def _a_form_that_asks(kind: str, title: str) -> FeedbackForm:
    """A form with one more question, whose id is the same whatever it asks."""
    form = a_form(is_open=False)
    asked = queries.draft(form.questionnaire_id)
    question = write.add_question(asked, asked.sections[-1], kind, title, key="overall", by=None)
    if kind == "one_of":
        for answer in ("good", "poor"):
            write.add_option(asked, question, answer, key=answer, by=None)
    for part in Part:
        on_the_rota(form, part)
    forms.open_(form, by=None)
    return form


def test_another_question_of_the_same_id_is_not_counted_as_the_friends_and_family_test() -> None:
    june, july = date(2026, 6, 1), date(2026, 7, 1)
    with writing():
        asks = _a_form_that_asks("friends_and_family", "")
        another = _a_form_that_asks("one_of", "How was the food?")
        for form, given in ((asks, "good"), (another, "poor")):
            an_item(form, ticked={"overall": given}, perspective="myself", on_day=june, due_on=june)

        counted = figures.friends_and_family({asks.id: asks.slug, another.id: another.slug}, june, july)

        assert counted == {Perspective.OWN: {"good": 1}}


def test_new_questions_are_refused_with_the_reason(form: FeedbackForm) -> None:
    with pytest.raises(Refused, match="Nothing has changed"):
        use()
    with writing(), pytest.raises(Refused, match="Look at them again"):
        questions.use(_form(), seen="another", by=None)
    change()
    for kept, sentence in (("who", "stays first"), (PUBLISH, "publish somebody’s words stays")):
        with pytest.raises(Refused, match=sentence), writing():
            asked = queries.draft(_form().questionnaire_id)
            every = [each for section in asked.sections for each in section.questions]
            write.remove_question(asked, next(each for each in every if each.key == kept), by=None)
            db.session.flush()
            assert sentence in " ".join(questions.missing(_form()))
            use_now = freezing.document_of(queries.draft(_form().questionnaire_id)).sha256()
            questions.use(_form(), seen=use_now, by=None)
    with writing():
        forms.move(_form(), "end", by=None)
    with pytest.raises(Refused, match="is not closed"):
        use()
    with reading():
        assert len(db.session.scalars(select(QuestionnaireVersion.id)).all()) == 1


def test_a_paused_form_has_its_new_questions_when_it_opens_again(
    form: FeedbackForm, today: time_machine.Coordinates
) -> None:
    change()
    use()
    with writing():
        forms.move(_form(), "pause", by=None)
    today.move_to(TOMORROW)
    jobs.begin_new_questions()
    with writing():
        forms.move(_form(), "resume", by=None)

    with writing():
        said("first-call", told_as="carer")
    assert _number() == 2
