"""The plain question builder, which all domains share: a lead without training, a translator with one page.

Tried here once, through the doors of a consultation; each domain tries its own doors.
"""

from __future__ import annotations

import pytest

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.core.db import db, reading
from coprod.programmes.models import Programme
from coprod.questionnaires import queries
from coprod.questionnaires.models import Questionnaire
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation


@pytest.fixture
def at(draft: Consultation) -> str:
    return f"/manage/consultations/{draft.reference}/questions"


def _stands(app: Service, draft: Consultation) -> Questionnaire:
    with app.app_context(), reading():
        found = queries.draft(draft.questionnaire_id)
        db.session.expunge_all()
        return found


def test_a_question_is_changed_and_its_options_added_changed_moved_and_removed(
    app: Service, lead: Visitor, draft: Consultation, at: str
) -> None:
    lead.fill(f"{at}/told", title="How many times did you tell it?", hint="A guess is fine.")
    lead.fill(f"{at}/told/options", options="Twice\nThree times")
    told = _stands(app, draft).sections[0].questions[0]
    twice = told.options[-2].key
    lead.fill(f"{at}/told/options/{twice}", label="Two times", hint="With 2 people")
    lead.fill(f"{at}/told", form=f"{at}/told/options/{twice}/move", button="to=up")
    lead.fill(f"{at}/told/options/more/remove")

    stands = _stands(app, draft)
    english = next(
        each for each in stands.editions if (each.language, each.format.value) == ("en", "standard")
    )
    keys = [option.key for option in stands.sections[0].questions[0].options]
    assert "more" not in keys and keys.index(twice) == len(keys) - 3
    assert english.text["told.title"] == "How many times did you tell it?"
    assert english.text[f"told.{twice}"] == "Two times"


def test_an_option_cannot_be_two_things_at_once(lead: Visitor, at: str) -> None:
    answer = lead.fill(f"{at}/told/options/other", prefer_not="y")

    assert answer.status_code == 422 and "Choose one of the two" in answer.text


def test_questions_and_sections_are_moved_and_removed(
    app: Service, lead: Visitor, draft: Consultation, at: str
) -> None:
    lead.fill(at, form=f"{at}/better/move", button="to=down")
    lead.fill(at, form=f"{at}/sections/you/move", button="to=up")
    stands = _stands(app, draft)
    assert [section.key for section in stands.sections] == ["you", "contact"]
    assert [question.key for question in stands.sections[0].questions] == ["better", "who"]

    lead.fill(f"{at}/who/remove")
    assert "Your first contact" in lead.see(f"{at}/sections/contact/remove").main.text
    lead.fill(f"{at}/sections/contact/remove")
    stands = _stands(app, draft)
    assert [question.key for section in stands.sections for question in section.questions] == ["better"]


def test_all_words_are_translated_on_one_page_and_the_preview_speaks_the_language(
    app: Service, lead: Visitor, draft: Consultation, at: str
) -> None:
    page = f"{at}/words?language=ur&format=standard"
    words = {"t-contact-title": "پہلا رابطہ", "t-who-carer": "دیکھ بھال کرنے والا"}
    assert lead.fill(page, checker="A reader", **words).status_code == 302

    preview = lead.see(f"/ur{at}/preview").main.text
    assert "پہلا رابطہ" in preview and "دیکھ بھال کرنے والا" in preview
    assert "What would have made it better?" in preview, "what is not translated is shown in English"
    easy = lead.see(f"{at}/preview?format=easy_read").main.text
    assert "How many times did you tell your story?" in easy


def test_the_builder_says_beside_each_question_what_must_be_put_right(lead: Visitor, at: str) -> None:
    lead.fill(f"{at}/sections/contact/new", kind="many_of", title="What got in the way?")

    assert "Give at least 2 options" in lead.see(at).main.text


def test_a_question_without_words_or_kind_or_with_endless_options_is_answered_in_words(
    lead: Visitor, at: str
) -> None:
    new = f"{at}/sections/contact/new"

    answer = lead.fill(new, title="", options="\n".join("x" * 201 for _ in range(2)))

    assert answer.status_code == 422
    for sentence in ("Write the question.", "Choose a kind of question.", "Shorten option 1 to 200"):
        assert sentence in answer.text
    assert "x" * 201 in answer.text
    assert lead.post(new, data={"kind": "drop", "title": "x"}).status_code == 422
    assert lead.post(f"{at}/calm", data={"title": "x", "points": "999"}).status_code == 422


def test_a_standard_question_that_is_there_already_is_not_added_twice(lead: Visitor, at: str) -> None:
    answer = lead.post(f"{at}/standard/who", data={})

    assert answer.status_code == 409 and "in the questionnaire already" in answer.text


def test_when_people_answer_the_questions_can_be_looked_at_and_not_touched(
    lead: Visitor, kept: Kept, programme: Programme
) -> None:
    with kept():
        running = a_consultation(programme)
    page = lead.see(f"/manage/consultations/{running.reference}/questions")

    assert "The questions are frozen" in page.main.text
    assert not [each for each in page.main.all("form")]
    assert (
        "How calm did you feel?"
        in lead.see(f"/manage/consultations/{running.reference}/questions/preview").main.text
    )
