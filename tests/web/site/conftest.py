"""A world for public pages: a programme, and a consultation that has come all the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from coprod.consultations.models import Consultation
from coprod.consultations.operations import results
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.influence.models import Change, Commitment
from coprod.programmes.models import Organisation, Programme
from coprod.programmes.rules import Sector
from coprod.questionnaires.models import SheetText
from coprod.questionnaires.operations.receipts import Receipt
from coprod.themes.models import Finding
from tests.base.service import Kept
from tests.factories.consultations import a_consultation, a_response
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.oversight import a_check
from tests.factories.people import a_person
from tests.factories.programmes import a_holding, a_programme, an_organisation
from tests.factories.questionnaires import a_receipt, a_text
from tests.factories.themes import a_finding, a_quote

WORDS = "I told it five times."


@dataclass
class Story:
    """One thread from the question to the check, with the receipt of whoever is quoted in it."""

    consultation: Consultation
    finding: Finding
    commitment: Commitment
    change: Change
    receipt: Receipt
    reviewer: Organisation


@pytest.fixture
def programme(kept: Kept) -> Programme:
    with kept():
        return a_programme("Community mental health", "community")


def a_story(programme: Programme, *, answers: int = 1, **finding: Any) -> Story:
    """Call this inside ``kept()``. Somebody's words are quoted; the change is read and confirmed."""
    receipt = a_receipt()
    consultation = a_consultation(programme, stage=Stage.ANSWERED)
    sheet = a_response(consultation, receipt=receipt, may_publish=True)
    for _each in range(answers - 1):
        a_response(consultation)
    text: SheetText = a_text(sheet, WORDS)
    results.fix(consultation)
    found = a_finding(consultation, **finding)
    a_quote(found, text)
    commitment = a_commitment(an_answer(found))
    change = a_change(commitment, read_by=a_person())
    reviewer = an_organisation("Healthwatch Example", Sector.INDEPENDENT_REVIEWER)
    a_holding(programme, reviewer)
    a_check(change, organisation=reviewer, interest="Healthwatch Example is also a partner in this.")
    return Story(consultation, found, commitment, change, receipt, reviewer)


@pytest.fixture
def story(kept: Kept, programme: Programme) -> Story:
    with kept():
        return a_story(programme)


def a_late_promise(programme: Programme, title: str = "The lift is broken", days: int = 12) -> Commitment:
    """Call this inside ``kept()``. A published promise whose day has passed."""
    consultation = a_consultation(programme, stage=Stage.ANSWERED)
    answer = an_answer(a_finding(consultation, title))
    return a_commitment(answer, what="We mend the lift.", due_on=clock.today() - timedelta(days=days))


@pytest.fixture
def count_statements() -> Callable[[], Any]:
    """``with count_statements() as asked: …`` and then ``len(asked)``."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        asked: list[str] = []

        def note(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
            asked.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            event.remove(Engine, "before_cursor_execute", note)

    return counting
