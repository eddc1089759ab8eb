"""What an opportunity must have: the word co-production is earned, and people are asked little."""

from __future__ import annotations

import pytest

from coprod.involvement.rules.opening import (
    NO_EQUAL_SAY,
    NO_REASON,
    NOT_FROM_THE_START,
    lacks_evidence,
    lacks_questions,
)
from coprod.involvement.rules.opportunities import OPPORTUNITIES, EqualSay, Stage
from coprod.programmes.rules import Rung
from coprod.questionnaires.rules.document import Document
from coprod.questionnaires.rules.question import Question, Section

CHAIRS, NONE = EqualSay.CO_CHAIR, EqualSay.NONE


@pytest.mark.parametrize(
    ("rung", "equal_say", "facts", "lacking"),
    [
        (Rung.CO_PRODUCTION, CHAIRS, (True, True, False), []),
        (Rung.CO_PRODUCTION, EqualSay.EQUAL_RIGHTS, (True, False, True), []),
        (Rung.CO_PRODUCTION, NONE, (True, True, False), [NO_EQUAL_SAY]),
        (Rung.CO_PRODUCTION, CHAIRS, (False, True, False), [NOT_FROM_THE_START]),
        (Rung.CO_PRODUCTION, CHAIRS, (True, False, False), [NO_REASON]),
        (Rung.CO_PRODUCTION, NONE, (False, False, False), [NO_EQUAL_SAY, NO_REASON, NOT_FROM_THE_START]),
        # Nobody has to prove a smaller word.
        (Rung.CO_DESIGN, NONE, (False, False, False), []),
        (Rung.INFORMING, NONE, (False, False, False), []),
    ],
)
def test_the_word_co_production_is_refused_without_its_evidence(
    rung: Rung, equal_say: EqualSay, facts: tuple[bool, bool, bool], lacking: list[object]
) -> None:
    from_the_start, is_paid, says_why_not = facts

    found = lacks_evidence(
        rung, equal_say, from_the_start=from_the_start, is_paid=is_paid, says_why_not=says_why_not
    )

    assert found == [str(each) for each in lacking]


@pytest.mark.parametrize(
    ("kinds", "faults"),
    [
        (["long_text", "long_text", "files"], 0),
        (["short_text", "one_of", "long_text"], 0),
        (["information", "long_text", "one_of"], 0),
        (["long_text"], 1),
        (["long_text", "files"], 1),
        (["long_text"] * 4, 1),
        (["one_of", "one_of"], 1),
        (["files"], 2),
        (["long_text", "answering_as"], 1),
    ],
)
def test_people_are_asked_two_or_three_questions_and_one_of_them_in_their_own_words(
    kinds: list[str], faults: int
) -> None:
    asked = tuple(Question(f"q{number}", kind, (), 0) for number, kind in enumerate(kinds))

    assert len(list(lacks_questions(Document((Section("s1", asked),), {"en": {}})))) == faults


@pytest.mark.parametrize(
    ("stage", "moves"),
    [
        (Stage.DRAFT, ["publish"]),
        (Stage.OPEN, ["extend", "close", "withdraw"]),
        (Stage.CLOSED, ["decide", "withdraw"]),
        (Stage.DECIDED, ["end"]),
        (Stage.ENDED, []),
        (Stage.WITHDRAWN, []),
    ],
)
def test_nobody_who_was_chosen_finds_their_role_taken_back(stage: Stage, moves: list[str]) -> None:
    assert [each.name for each in OPPORTUNITIES.offered(stage)] == moves
