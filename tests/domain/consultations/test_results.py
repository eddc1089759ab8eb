"""What anybody may see of the answers is fixed at closing: nobody can be found by subtracting two versions."""

from __future__ import annotations

from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering, moves
from coprod.core.db import reading, writing
from coprod.questionnaires.operations import receipts
from coprod.questionnaires.operations.receipts import Receipt
from coprod.statistics import release
from coprod.statistics.disclosure import PublicTables, TooFew
from coprod.statistics.perspectives import PublicApart
from tests.factories.consultations import a_consultation, a_response
from tests.factories.questionnaires import a_locked_document, a_receipt, locked_answers


def _answered_by(people: int, *, receipt: Receipt | None = None) -> str:
    """An open consultation that so many people have answered, the first of them with a receipt that we know."""
    with writing():
        consultation = a_consultation()
        a_response(consultation, receipt=receipt)
        for _each in range(people - 1):
            a_response(consultation)
        return consultation.reference


def _asked(reference: str) -> Consultation:
    found = queries.one(reference)
    assert found
    return found


def _close(reference: str) -> None:
    with writing():
        moves.close(_asked(reference), by=1)


def _results(reference: str) -> tuple[int, release.Public]:
    with reading():
        results = queries.results_of(_asked(reference))
        assert results
        return results.answered, release.read(results.shown)


def test_closing_fixes_what_anybody_may_see() -> None:
    reference = _answered_by(43)

    _close(reference)

    answered, public = _results(reference)
    assert answered == 43
    assert isinstance(public, PublicTables)
    assert public.base.shown == 45
    assert public["told"].options["once"].shown == 45


def test_ways_that_nobody_used_are_counted_as_none() -> None:
    reference = _answered_by(43)

    _close(reference)

    public = _results(reference)[1]
    assert isinstance(public, PublicTables)
    assert public.channels
    used = {name: count.shown for name, count in public.channels.options.items()}
    assert used == {"online": 45, "telephone": 0}


def test_an_answer_that_is_taken_back_later_changes_no_published_figure() -> None:
    receipt = a_receipt()
    reference = _answered_by(43, receipt=receipt)
    _close(reference)
    before = _results(reference)

    with writing():
        found = receipts.find(receipt.code)
        assert found
        answering.withdraw(found)

    assert _results(reference) == before
    with reading():
        assert _asked(reference).withdrawn == 1


def test_a_consultation_with_few_answers_keeps_words_and_no_tables() -> None:
    reference = _answered_by(1)

    _close(reference)

    assert isinstance(_results(reference)[1], TooFew)


def test_answers_from_two_perspectives_are_fixed_apart_and_never_added_up() -> None:
    with writing():
        consultation = a_consultation(document=a_locked_document())
        for speaks, overall, people in (
            ("myself", "very-good", 44),
            ("carer", "dont-know", 16),
            ("agrees", "poor", 20),
            (None, "good", 3),
        ):
            for _each in range(people):
                a_response(consultation, answers=locked_answers(speaks, overall))
        reference = consultation.reference

    _close(reference)

    answered, public = _results(reference)
    assert answered == 83
    assert isinstance(public, PublicApart)
    own, behalf, unsaid = public.parts.values()
    assert isinstance(own, PublicTables)
    assert [str(each) for each in own["overall"].options.values()] == ["45", "0", "0", "0", "0", "15"]
    assert dict(own["speaks"].options).keys() == {"myself", "carer"}
    assert isinstance(behalf, TooFew) and isinstance(unsaid, TooFew)
