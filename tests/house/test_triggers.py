"""What the database itself refuses, whoever asks and however."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from coprod import Service
from coprod.consultations.rules import Stage
from coprod.core import audit, clock
from coprod.core.db import db, writing
from coprod.core.editions import Format
from coprod.meetings.models import TermsEdition
from coprod.questionnaires.models import Questionnaire
from tests.factories.consultations import a_consultation, a_response
from tests.factories.influence import a_change
from tests.factories.meetings import a_group, some_terms
from tests.factories.oversight import a_check
from tests.factories.questionnaires import a_version

REFUSED = {
    "a deed is rewritten": "UPDATE audit SET deed = 'nothing'",
    "a deed is taken away": "DELETE FROM audit",
    "a link of the chain is rewritten": "UPDATE audit_link SET hash = ''",
    "a link of the chain is taken away": "DELETE FROM audit_link",
    "a judgement is turned round": "UPDATE reviewer_check SET judgement = 'confirmed'",
    "a judgement is taken away": "DELETE FROM reviewer_check",
    "a question is changed after it was asked": "UPDATE questionnaire_version SET document = '{}'",
    "questions that were asked are taken away": "DELETE FROM questionnaire_version",
    "somebody's choice is changed": "UPDATE sheet SET answers = '{}'",
    "somebody's answers are moved to other questions": "UPDATE sheet SET version_id = version_id",
    "somebody's words are changed": "UPDATE sheet_text SET text = 'All is well.'",
    "another notice is put under an answer": "UPDATE response SET privacy_notice_id = privacy_notice_id",
    "agreed terms get another day": "UPDATE meeting_terms SET agreed_on = NULL",
    "agreed terms get another quorum": "UPDATE meeting_terms SET quorum = '{}'",
    "agreed terms are taken away": "DELETE FROM meeting_terms",
    "the words of agreed terms are changed": "UPDATE meeting_terms_edition SET text = '{}' WHERE language = 'en'",
    "the words of agreed terms are taken away": "DELETE FROM meeting_terms_edition",
    "a consultation gets other questions": "UPDATE consultation SET version_id = NULL",
}
REPLACED = "INSERT OR REPLACE INTO audit SELECT at, by_person, 'nothing', subject_kind, subject_number, "
REPLACED += "subject_label, details, id FROM audit"


@pytest.fixture
def world(database: str, app: Service) -> Service:
    with app.app_context():
        with writing():
            a_response(a_consultation(stage=Stage.CLOSED), "Ask me once.")
            a_check(a_change())
            a_group()
            audit.record("made", by=None, kind="world")
        with writing():
            audit.chain()
    return app


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED.keys())
def test_the_database_refuses_that(world: Service, statement: str) -> None:
    with world.app_context(), pytest.raises(DBAPIError, match="A row of"), writing():
        db.session.execute(text(statement))


def test_the_trail_is_not_replaced_row_by_row(world: Service, database: str) -> None:
    statement = REPLACED if database == "sqlite" else "TRUNCATE audit CASCADE"

    with world.app_context(), pytest.raises(DBAPIError, match="A row of audit"), writing():
        db.session.execute(text(statement))


def test_an_answer_can_be_taken_back_with_all_its_words(world: Service) -> None:
    with world.app_context(), writing():
        db.session.execute(text("DELETE FROM sheet"))

    with world.app_context():
        assert db.session.scalar(text("SELECT count(*) FROM sheet_text")) == 0
        assert db.session.scalar(text("SELECT count(*) FROM response")) == 0


def test_a_draft_can_still_be_given_its_questions(world: Service) -> None:
    with world.app_context(), writing():
        draft, other = a_consultation(stage=Stage.DRAFT), a_consultation(stage=Stage.DRAFT)
        number, questions = draft.id, other.questionnaire_id
    with world.app_context(), writing():
        version = a_version(db.session.get_one(Questionnaire, questions))
        db.session.execute(
            text("UPDATE consultation SET version_id = :version WHERE id = :number"),
            {"version": version.id, "number": number},
        )


def test_the_next_terms_and_a_late_translation_of_agreed_ones_can_still_be_written(world: Service) -> None:
    with world.app_context(), writing():
        group = a_group()
        late = TermsEdition(
            terms_id=group.terms[0].id, language="ur", format=Format.STANDARD, text={}, changed_at=clock.now()
        )
        db.session.add(late)
        some_terms(group)
        db.session.flush()
        following = group.terms[1].id
        db.session.execute(text("UPDATE meeting_terms_edition SET text = '{}' WHERE language = 'ur'"))
        db.session.execute(
            text("UPDATE meeting_terms_edition SET text = '{}' WHERE terms_id = :terms"), {"terms": following}
        )
        db.session.execute(
            text("UPDATE meeting_terms SET quorum = '{}' WHERE id = :terms"), {"terms": following}
        )
