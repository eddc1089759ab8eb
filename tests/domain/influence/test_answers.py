"""Answering and promising: why is always said, a promise has an owner and a day, and what is public stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import writing
from coprod.core.editions import fingerprint
from coprod.core.errors import Refused
from coprod.influence import operations, queries
from coprod.influence.models import Answer
from coprod.influence.rules import Verdict
from coprod.themes import queries as themes_queries
from coprod.themes.models import Finding
from tests.factories.consultations import a_consultation
from tests.factories.influence import a_change
from tests.factories.people import a_person
from tests.factories.programmes import a_partner, an_organisation
from tests.factories.themes import a_finding


def _finding(stage: Stage = Stage.CLOSED) -> Finding:
    found = themes_queries.one(a_finding(a_consultation(stage=stage)).reference)
    assert found
    return found


def _answer(finding: Finding, verdict: Verdict = Verdict.ACCEPTED, **more: Any) -> Answer:
    told = {"why": "You are right.", "by_role": "Chair", "on_day": clock.today(), **more}
    return operations.answer(finding, verdict=verdict, by=a_person().id, **told)


def _promise(answer: Answer, **more: Any) -> Any:
    due = clock.today() + timedelta(days=30)
    told = {"what": "One page.", "owner_role": "Head of access", "organisation": None, "due_on": due, **more}
    return operations.promise(answer, by=a_person().id, **told)


def test_an_answer_can_be_changed_until_it_is_public_and_then_never() -> None:
    with writing():
        finding = _finding()
        _answer(finding)
        again = _answer(finding, Verdict.PARTLY, why="Partly, because …")
        _promise(again)
        assert queries.answer_to(finding).why == "Partly, because …"  # type: ignore[union-attr]

        finding.consultation.stage = Stage.ANSWERED
        finding.consultation.answered_at = clock.now()
        for deed in (
            lambda: _answer(finding, Verdict.NO),
            lambda: _promise(again, what="Less"),
            lambda: operations.take_back_promise(again, by=a_person().id),
        ):
            with pytest.raises(Refused, match="is public"):
                deed()


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.OPEN])
def test_nothing_is_decided_while_people_can_still_answer(stage: Stage) -> None:
    with writing(), pytest.raises(Refused, match="not closed yet"):
        _answer(_finding(stage))


@pytest.mark.parametrize(("days", "reason"), [(1, "still to come"), (-30, "cannot be older")])
def test_an_answer_is_not_dated_before_the_closing_nor_ahead(days: int, reason: str) -> None:
    with writing(), pytest.raises(Refused, match=reason):
        _answer(_finding(), on_day=clock.today() + timedelta(days=days))


def test_no_leaves_no_promise_hanging_and_nothing_is_promised_for_a_no() -> None:
    with writing():
        finding = _finding()
        answer = _answer(finding)
        _promise(answer)
        with pytest.raises(Refused, match="Take the promise back first"):
            _answer(finding, Verdict.NO)

        operations.take_back_promise(answer, by=a_person().id)
        answer = _answer(finding, Verdict.NO)

        with pytest.raises(Refused, match="nothing to promise"):
            _promise(answer)


@pytest.mark.parametrize(("days", "reason"), [(-1, "has passed"), (3000, "more than 5 years")])
def test_a_promise_has_a_day_that_can_be_kept(days: int, reason: str) -> None:
    with writing(), pytest.raises(Refused, match=reason):
        _promise(_answer(_finding()), due_on=clock.today() + timedelta(days=days))


def test_a_promise_of_which_something_was_reported_is_not_taken_back() -> None:
    with writing():
        answer = _answer(_finding())
        a_change(_promise(answer), reported_by=a_person())
        with pytest.raises(Refused, match="reported already"):
            operations.take_back_promise(answer, by=a_person().id)

        assert queries.commitment_of(answer) is not None


def test_only_an_organisation_that_takes_part_can_promise() -> None:
    with writing():
        finding = _finding()
        partner, stranger = an_organisation(), an_organisation()
        a_partner(finding.consultation.programme, partner)
        with pytest.raises(Refused, match="not a partner"):
            _promise(_answer(finding), organisation=stranger)

        assert _promise(_answer(finding), organisation=partner).organisation is partner


def test_two_people_answering_one_finding_do_not_lose_each_others_words() -> None:
    with writing():
        finding = _finding()
        empty = fingerprint({})
        _answer(finding, seen=empty)

        with pytest.raises(Refused, match="Somebody else has changed"):
            _answer(finding, Verdict.NO, why="No.", seen=empty)
