"""What changed: late promises are never at the bottom, drafts are never in it, numbers can embarrass us."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import event

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import db, writing
from coprod.influence import queries
from coprod.influence.models import Commitment
from coprod.influence.rules import Progress, Verdict
from coprod.programmes.rules import Level
from tests.factories.consultations import a_consultation, a_response
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.people import a_person
from tests.factories.programmes import a_programme, a_workstream
from tests.factories.questionnaires import a_text
from tests.factories.themes import a_finding, a_quote


def _published(**more: Any) -> Consultation:
    return a_consultation(stage=Stage.ANSWERED, **more)


def _promise(consultation: Consultation, title: str, due_in_days: int, done: bool = False) -> Commitment:
    today = clock.today()
    answer = an_answer(a_finding(consultation, title), on_day=today - timedelta(days=60))
    commitment = a_commitment(answer, due_on=today + timedelta(days=due_in_days))
    if done:
        a_change(commitment, read_by=a_person(), done_on=today)
    return commitment


def _titles(**asked: Any) -> list[str]:
    return [each.finding.editions[0].text["title"] for each in queries.changes(**asked).rows]


def test_late_promises_come_first_the_latest_of_all_at_the_top() -> None:
    with writing():
        published = _published()
        _promise(published, "not due", 5)
        _promise(published, "3 late", -3)
        _promise(published, "kept", -20, done=True)
        _promise(published, "12 late", -12)
        an_answer(a_finding(published, "no"), Verdict.NO, on_day=clock.today() - timedelta(days=70))
        _promise(a_consultation(stage=Stage.CLOSED), "a draft", -50)

        assert _titles() == ["12 late", "3 late", "kept", "not due", "no"]
        assert [each.days_late for each in queries.changes().rows] == [12, 3, 0, 0, 0]


def test_a_report_that_nobody_has_read_leaves_the_promise_late() -> None:
    with writing():
        commitment = _promise(_published(), "late", -1)
        a_change(commitment)

        assert queries.changes(progress=Progress.LATE).total == 1
        assert queries.changes(progress=Progress.DONE).total == 0
        assert queries.changes().rows[0].change is None


def test_threads_are_filtered_by_where_they_belong_and_how_far_they_came() -> None:
    with writing():
        programme = a_programme()
        stream = a_workstream(programme)
        _promise(_published(programme=programme, workstream_id=stream.id), "stream", 5)
        _promise(_published(level=Level.SYSTEM), "system", -5)
        _promise(_published(), "kept", 5, done=True)
        an_answer(a_finding(_published(), "no"), Verdict.NO)

        assert _titles(programme_id=programme.id) == ["stream"]
        assert _titles(workstream_id=stream.id) == ["stream"]
        assert _titles(level=Level.SYSTEM) == ["system"]
        assert _titles(progress=Progress.PROMISED) == ["stream"]
        assert _titles(progress=Progress.DONE) == ["kept"]
        assert _titles(progress=Progress.NOT_ACCEPTED) == ["no"]
        assert list(queries.of_workstreams([stream.id])) == [stream.id]


def test_a_thread_is_found_by_any_of_its_public_words_and_by_no_others() -> None:
    with writing():
        published = _published()
        commitment = _promise(published, "Told too often", 5)
        finding = queries.one(commitment.reference).finding  # type: ignore[union-attr]
        a_quote(finding, a_text(a_response(published, may_publish=True), "Five times."))
        a_change(commitment, what="Secret so far.")

        for words in ("TOLD often", "five times", "right", "travels"):
            assert queries.changes(search=words).total == 1, words
        for words in ("secret", "100%", "_", "\x00%"):
            assert queries.changes(search=words).total == 0, words


def test_what_changed_lately_has_words_to_quote() -> None:
    with writing():
        published = _published()
        _promise(published, "without words", 5, done=True)
        commitment = _promise(published, "with words", 5, done=True)
        finding = queries.one(commitment.reference).finding  # type: ignore[union-attr]
        a_quote(finding, a_text(a_response(published, may_publish=True), "Five times."))

        assert [each.finding for each in queries.lately()] == [finding]


def test_the_work_lists_show_each_person_what_waits_for_them() -> None:
    with writing():
        published = _published()
        number, lead, chair = published.programme_id, a_person(), a_person()
        _promise(published, "nothing yet", 5)
        reported = a_change(_promise(published, "reported", 3), reported_by=lead)
        a_change(_promise(published, "sent back", 1), reported_by=lead, sent_back_why="Count again.")
        _promise(published, "kept", 2, done=True)
        waiting = a_consultation(stage=Stage.CLOSED)

        def titles(heard: list[queries.Heard]) -> list[str]:
            return [each.finding.editions[0].text["title"] for each in heard]

        assert titles(queries.to_do([number])) == ["sent back", "nothing yet"]
        assert titles(queries.evidence_to_read([number], chair.id)) == ["reported"]
        assert titles(queries.evidence_to_read([number], lead.id)) == []
        assert [each.change for each in queries.evidence_to_read([number], chair.id)] == [reported]
        assert titles(list(queries.commitments([number]).rows))[-1] == "kept"
        assert queries.commitments([number], only_open=True).total == 3
        assert queries.commitments([], only_open=True).total == 0
        assert queries.awaiting_answer([waiting.programme_id]) == [waiting]


def test_the_numbers_say_what_is_late_and_leave_out_what_is_not_due() -> None:
    with writing():
        today = clock.today()
        published = _published(closes_on=today - timedelta(days=100))
        published.answered_at = clock.now() - timedelta(days=20)  # Its day was 16 days ago.
        _promise(published, "late", -3)
        _promise(published, "kept", -3, done=True)
        _promise(published, "not due", 0)
        a_consultation(stage=Stage.CLOSED, closes_on=today - timedelta(days=90))  # overdue by 6 days
        a_consultation(stage=Stage.CLOSED, closes_on=today - timedelta(days=10))  # not due yet

        made, answers = queries.promises(), queries.answers_on_time()

        assert (made.made, made.done, made.late) == (3, 1, 1)
        assert (answers.due, answers.on_time) == (2, 1)
        assert queries.promises(programme_id=0).made == 0


def test_a_long_list_costs_no_more_statements_than_a_short_one(app: Service) -> None:
    with writing():
        published = _published()
        for number in range(3):
            _promise(published, f"Finding {number}", number)
    with writing(), app.test_request_context():
        few = _statements()
        for number in range(20):
            _promise(_published(), f"More {number}", number)
    with writing(), app.test_request_context():
        assert _statements() == few


def _statements() -> int:
    asked: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        asked.append(statement)

    db.session.expire_all()
    event.listen(db.engine, "before_cursor_execute", note)
    try:
        heard = queries.changes(size=100).rows
        queries.first_five(heard)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(asked)
