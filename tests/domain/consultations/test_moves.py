"""Opening, keeping open, closing: nothing is asked before it is fair, and nothing that was sent is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import (
    answering,
    controllers,
    drafting,
    moves,
    options,
    readiness,
    ways,
    wording,
)
from coprod.consultations.rules import ANSWER_WITHIN_DAYS, OptionStatus, Stage, WayKind
from coprod.core import clock, settings
from coprod.core.audit import AuditRow
from coprod.core.db import db, writing
from coprod.core.editions import Format
from coprod.core.errors import Refused
from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.operations import drafts
from coprod.questionnaires.operations import writing as questions
from coprod.questionnaires.queries import draft
from tests.factories.consultations import TEXTS, a_consultation
from tests.factories.programmes import a_programme, an_organisation


def _ready() -> str:
    """A draft with everything that opening needs."""
    today = clock.today()
    with writing():
        consultation = drafting.start(a_programme(), title="First contact", by=None)
        wording.write_words(consultation, "en", Format.STANDARD, TEXTS, by=None)
        ways.add_way(consultation, WayKind.TELEPHONE, "Call 01632 960000.", by=None)
        controllers.add_controller(consultation, an_organisation(), from_day=today, by=None)
        drafting.set_dates(
            consultation,
            closes_on=today + timedelta(days=50),
            reads_on=today + timedelta(days=51),
            decides_on=today + timedelta(days=90),
            by=None,
        )
        asked = draft(consultation.questionnaire_id)
        section = questions.add_section(asked, "Contact", by=None)
        questions.add_question(asked, section, "long_text", "What happened?", by=None)
        return consultation.reference


def _whole(reference: str) -> Consultation:
    found = queries.one_whole(reference)
    assert found is not None
    return found


def test_an_empty_draft_says_everything_that_is_missing_and_cannot_be_opened() -> None:
    with writing():
        programme = a_programme(notice=False)
        reference = drafting.start(programme, title="", by=None).reference

    with writing():
        missing = readiness.what_is_missing(_whole(reference))
        assert {each.place for each in missing} == {
            "words",
            "ways",
            "controllers",
            "notice",
            "dates",
            "questions",
        }
        assert sum(each.place == "words" for each in missing) == 7
        with pytest.raises(Refused, match="not online"):
            moves.open_(_whole(reference), by=None)

    with writing():
        assert _whole(reference).stage is Stage.DRAFT


def test_opening_freezes_the_questions_and_fixes_the_notice() -> None:
    reference = _ready()

    with writing():
        assert readiness.what_is_missing(_whole(reference)) == []
        moves.open_(_whole(reference), by=None)

    with writing():
        opened = _whole(reference)
        assert opened.is_open and opened.first_closes_on == opened.closes_on and opened.opened_at
        assert opened.version is not None and "What happened?" in opened.version.document
        assert opened.privacy_notice_id is not None
        with pytest.raises(Refused):
            moves.open_(opened, by=None)
        assert len(list(db.session.scalars(select(QuestionnaireVersion)))) == 1


def test_days_that_have_passed_block_opening() -> None:
    reference = _ready()

    with writing():
        whole = _whole(reference)
        whole.closes_on = clock.today()
        whole.reads_on = clock.today() - timedelta(days=1)
        assert [each.place for each in readiness.what_is_missing(whole)] == ["dates", "dates"]


def test_a_ruled_out_option_without_its_reason_blocks_opening() -> None:
    reference = _ready()

    with writing():
        whole = _whole(reference)
        option = options.add_option(whole, {"title": "Nothing"}, by=None)
        option.status = OptionStatus.DISCARDED
        db.session.flush()
        assert [each.place for each in readiness.what_is_missing(_whole(reference))] == ["options"]


def test_a_short_time_is_warned_of_and_not_refused() -> None:
    reference = _ready()

    with writing():
        whole = _whole(reference)
        whole.closes_on = clock.today() + timedelta(days=20)
        assert any("20 days" in each.sentence for each in readiness.warnings(whole))
        assert readiness.what_is_missing(whole) == []


def test_it_can_be_kept_open_for_longer_but_never_for_shorter() -> None:
    with writing():
        reference = a_consultation(closes_on=clock.today() + timedelta(days=14)).reference

    with writing():
        open_one = _whole(reference)
        assert open_one.closes_on is not None and open_one.decides_on is not None
        for days in (0, -3):
            with pytest.raises(Refused):
                moves.extend(open_one, closes_on=open_one.closes_on + timedelta(days=days), by=None)
        with pytest.raises(Refused, match="decision"):
            moves.extend(open_one, closes_on=open_one.decides_on + timedelta(days=1), by=None)
        moves.extend(open_one, closes_on=open_one.closes_on + timedelta(days=7), by=None)
        assert open_one.was_extended

    with writing():
        deed = db.session.scalars(select(AuditRow).where(AuditRow.deed == "consultation extended")).one()
        assert deed.details["before"] != deed.details["closes_on"]


def test_what_is_over_cannot_be_kept_open_even_before_the_timetable_has_closed_it() -> None:
    with writing():
        late = a_consultation(closes_on=clock.today() - timedelta(days=1))

        with pytest.raises(Refused):
            moves.extend(late, closes_on=clock.today() + timedelta(days=7), by=None)


def test_closing_starts_the_clock_and_releases_every_answer_that_waits() -> None:
    reference = _ready()
    with writing():
        moves.open_(_whole(reference), by=None)
    with writing():
        opened = queries.to_answer(reference)
        assert opened is not None and opened.version_id is not None
        question = draft(opened.questionnaire_id).sections[0].questions[0].key
        typing = drafts.begin(opened.version_id, drafts.new_key())
        typing.typed = {question: {"value": "I told it five times.", "other": ""}}
        answering.send(opened, typing)
    with writing():
        assert queries.sheets_of(_whole(reference)) == []
        settings.put(ANSWER_WITHIN_DAYS, 30, from_day=clock.today(), source="A test")
        moves.close(_whole(reference), by=1)

    with writing():
        closed = _whole(reference)
        assert closed.stage is Stage.CLOSED and closed.closed_at is not None
        assert closed.answer_due_on == clock.today() + timedelta(days=30)
        assert closed.keep_until is not None and closed.keep_until.year == clock.today().year + 1
        assert [said.text.text for said in queries.texts_of(closed, question).rows] == [
            "I told it five times."
        ]
        assert len(queries.sheets_of(closed)) == 1


def test_the_timetable_closes_only_what_is_over_and_counts_from_the_day_that_was_said() -> None:
    with writing():
        programme = a_programme()
        over = a_consultation(programme, closes_on=clock.today() - timedelta(days=2))
        running = a_consultation(programme, closes_on=clock.today())
        assert queries.due_to_close(clock.today()) == [over.reference]

        with pytest.raises(Refused):
            moves.close(running, by=None)
        reference, due = over.reference, clock.today() - timedelta(days=2) + timedelta(days=84)
        moves.close(over, by=None)

    with writing():
        assert _whole(reference).answer_due_on == due
        assert queries.due_to_close(clock.today()) == []


def test_it_is_answered_once_and_then_put_away() -> None:
    with writing():
        closed = a_consultation(stage=Stage.CLOSED)
        with pytest.raises(Refused):
            moves.archive(closed, by=None)
        moves.mark_answered(closed, by=None)
        assert closed.answered_at is not None
        with pytest.raises(Refused):
            moves.mark_answered(closed, by=None)
        moves.archive(closed, by=None)
        assert closed.stage is Stage.ARCHIVED
