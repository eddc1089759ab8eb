"""The public results of people's own experience and of somebody else's stand apart, as they were fixed at closing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from coprod import Service
from coprod.consultations import queries
from coprod.consultations.operations import moves
from coprod.core.db import writing
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.consultations import a_consultation, a_response
from tests.factories.questionnaires import a_locked_document, locked_answers

OWN = [("myself", "very-good", 44), ("carer", "dont-know", 16)]


def _closed(app: Service, kept: Kept, answers: Sequence[tuple[str | None, str, int]]) -> str:
    with kept():
        consultation = a_consultation(document=a_locked_document())
        for speaks, overall, people in answers:
            for _each in range(people):
                a_response(consultation, answers=locked_answers(speaks, overall))
        reference = consultation.reference
    with app.app_context(), writing():
        found = queries.one(reference)
        assert found
        moves.close(found, by=1)
    return f"/consultations/{reference}/results"


@pytest.mark.parametrize("language", ["", "/ur"])
def test_both_perspectives_have_tables_of_their_own(
    app: Service, client: Visitor, kept: Kept, language: str
) -> None:
    at = language + _closed(app, kept, [*OWN, ("agrees", "poor", 30), ("unsure", "good", 20)])

    main = client.see(at).main

    assert len(main.all("svg")) == 6, "ways, whose experience and how it was, twice"
    assert len([each for each in main.all("h2")]) == 2


def test_the_figures_are_of_one_perspective_and_the_percentage_comes_from_them(
    app: Service, client: Visitor, kept: Kept
) -> None:
    main = client.see(_closed(app, kept, [*OWN, ("agrees", "poor", 30), ("unsure", "good", 20)])).main

    rows = [row.text for row in main.all("tr")]
    assert rows.count("Very good 45") == 1 and rows.count("Poor 30") == 1
    assert "About 75 of every 100 answers are “very good” or “good”." in main.text
    assert "Everybody who took part: 60." in main.text and "Everybody who took part: 50." in main.text
    assert "Everybody who took part: 110." not in main.text


def test_a_perspective_with_few_answers_has_words_instead(app: Service, client: Visitor, kept: Kept) -> None:
    main = client.see(_closed(app, kept, [*OWN, ("agrees", "poor", 12)])).main

    assert "There are too few answers for tables or charts" in main.text
    assert "Poor 10" not in [row.text for row in main.all("tr")]
    assert len(main.all("svg")) == 3


def test_what_could_be_worked_out_from_the_whole_is_not_shown(
    app: Service, client: Visitor, kept: Kept
) -> None:
    answers = [("myself", "good", 53), ("agrees", "good", 48), (None, "good", 1)]

    main = client.see(_closed(app, kept, answers)).main

    assert "could be worked out from them together" in main.text
    assert not main.all("svg")
