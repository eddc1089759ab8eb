"""What every feedback form asks: whose experience it is first, and whether the words may be published."""

from __future__ import annotations

import pytest

from coprod.feedback.rules.questions import CONSENT, FIRST, first_question, lacks, stays
from coprod.questionnaires.rules.document import Document, Option, Question, Section
from coprod.questionnaires.rules.kinds import KINDS

WHO = Question("who", "answering_as", KINDS["answering_as"].fixed_options)
OWN = Question("q1", "long_text")
PUBLISH = Question("publish", "one_of", (Option("yes"), Option("no")))


def _asks(*sections: tuple[Question, ...]) -> Document:
    return Document(tuple(Section(f"s{number}", asked) for number, asked in enumerate(sections)))


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (_asks((WHO,), (OWN, PUBLISH)), []),
        (_asks((WHO, PUBLISH)), []),
        (_asks((OWN, WHO), (PUBLISH,)), [FIRST]),
        (_asks((), (WHO, PUBLISH)), [FIRST]),
        (_asks((Question("note", "information"), WHO, PUBLISH)), [FIRST]),
        (_asks((OWN,), (PUBLISH,)), [FIRST]),
        (_asks((WHO,), (OWN,)), [CONSENT]),
        (_asks((WHO,), (Question("publish", "one_of", (Option("yes"),)),)), [CONSENT]),
        (_asks((WHO,), (Question("publish", "long_text"),)), [CONSENT]),
        (_asks(), [FIRST, CONSENT]),
    ],
)
def test_a_form_without_them_says_what_it_lacks(document: Document, told: list[object]) -> None:
    assert lacks(document) == [str(each) for each in told]


def test_they_and_the_pages_that_hold_them_cannot_be_taken_away() -> None:
    document = _asks((WHO,), (OWN,), (PUBLISH,))

    assert set(stays(document)) == {"who", "publish", "publish.yes", "publish.no", "s0", "s2"}
    assert first_question(document) == "who"
