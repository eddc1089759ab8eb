"""Where people were asked whose experience it is, a lead sees each perspective by itself and no table over both."""

from __future__ import annotations

from coprod.consultations.rules import Stage
from coprod.programmes.models import Programme
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation, a_response
from tests.factories.questionnaires import a_locked_document, a_text, locked_answers


def _answered(kept: Kept, programme: Programme) -> str:
    with kept():
        consultation = a_consultation(programme, stage=Stage.CLOSED, document=a_locked_document())
        for speaks, overall, people in (
            ("myself", "very-good", 6),
            ("carer", "dont-know", 2),
            ("cannot", "poor", 3),
        ):
            for _each in range(people):
                a_response(consultation, answers=locked_answers(speaks, overall))
        wrote = a_response(consultation, answers=locked_answers("carer", "good"))
        a_text(wrote, "They came at once.", question="why")
        return f"/manage/consultations/{consultation.reference}/results"


def test_each_perspective_has_its_own_tables(lead: Visitor, kept: Kept, programme: Programme) -> None:
    at = _answered(kept, programme)

    main = lead.see(at).main

    headings = [each.text for each in main.all("h2")]
    assert headings == [
        "People who answered about their own experience",
        "People who answered for somebody else",
        "What people wrote",
    ]
    rows = [row.text for row in main.all("tr")]
    assert "Very good 6" in rows and "Don’t know 2" in rows
    assert "Someone else: they cannot agree at present 3" in rows
    assert not any(row.endswith(" 12") for row in rows), "nothing is counted over both"


def test_the_figure_of_the_friends_and_family_test_stands_below_and_gives_no_detail_of_three(
    lead: Visitor, kept: Kept, programme: Programme
) -> None:
    main = lead.see(_answered(kept, programme)).main

    assert "78 of every 100 answers are “very good” or “good”. All 9 answers count" in main.text
    assert "Fewer than 5 people have answered this." in main.text
    assert "Poor 3" not in [row.text for row in main.all("tr")]


def test_words_are_read_with_whose_experience_it_is_beside_them(
    lead: Visitor, kept: Kept, programme: Programme
) -> None:
    at = _answered(kept, programme)
    assert lead.see(at).link("Read what 1 person wrote Why?")

    main = lead.see(f"{at}/why").main
    assert "They came at once." in main.text
    assert "A carer, about my own experience as a carer" in main.text


def test_the_spreadsheet_has_a_column_for_each(lead: Visitor, kept: Kept, programme: Programme) -> None:
    at = _answered(kept, programme)

    answers = lead.get(f"{at}/answers.csv").text
    codebook = lead.get(f"{at}/codebook.csv").text

    assert '"speaks","speaks:state","overall","overall:state"' in answers
    assert '"cannot","answered","poor","answered"' in answers
    assert '"overall","overall","friends_and_family","dont-know"' in codebook
