"""Findings: written after everybody has answered, fixed once they are public, never counting more than answered."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core.db import db, reading, writing
from coprod.core.editions import Format, Standing, fingerprint, is_behind
from coprod.core.errors import Refused
from coprod.themes import operations, queries
from coprod.themes.models import Finding
from tests.factories.consultations import a_consultation, a_response
from tests.factories.influence import a_commitment, an_answer
from tests.factories.people import a_person
from tests.factories.questionnaires import a_text
from tests.factories.themes import a_finding, a_quote


def _closed(answers: int = 3) -> Consultation:
    consultation = a_consultation(stage=Stage.CLOSED)
    for _ in range(answers):
        a_response(consultation)
    return consultation


def _add(consultation: Consultation, title: str = "People told it too often", how_many: int = 2) -> Finding:
    return operations.add(
        consultation, title=title, text="Most told it twice.", how_many=how_many, by=a_person().id
    )


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.OPEN])
def test_no_finding_is_made_while_people_can_still_answer(stage: Stage) -> None:
    with writing():
        consultation = a_consultation(stage=stage)
        with pytest.raises(Refused, match="not closed yet"):
            _add(consultation)


def test_a_finding_never_counts_more_people_than_answered() -> None:
    with writing():
        consultation = _closed(answers=3)
        with pytest.raises(Refused, match="Only 3 people answered"):
            _add(consultation, how_many=4)

        consultation.withdrawn = 1
        assert _add(consultation, how_many=4).people.protected, "and a small count is not shown"


def test_once_public_a_finding_can_be_neither_changed_moved_nor_taken_away() -> None:
    with writing():
        finding = queries.one(a_finding(a_consultation(stage=Stage.ANSWERED)).reference)
        assert finding
        by = a_person().id
        for deed in (
            lambda: _add(finding.consultation),
            lambda: operations.edit(finding, title="Other", text="Other", how_many=1, by=by),
            lambda: operations.move(finding, up=True, by=by),
            lambda: operations.remove(finding, by=by),
        ):
            with pytest.raises(Refused, match="is public"):
                deed()


def test_findings_keep_the_order_they_are_given() -> None:
    with writing():
        consultation = _closed()
        one, two, three = (_add(consultation, title).reference for title in ("One", "Two", "Three"))
        by = a_person().id
        operations.move(queries.one(three), up=True, by=by)  # type: ignore[arg-type]
        operations.move(queries.one(one), up=True, by=by)  # type: ignore[arg-type]
        operations.move(queries.one(two), up=False, by=by)  # type: ignore[arg-type]

        assert [each.reference for each in queries.of(consultation)] == [one, three, two]


def test_taking_a_finding_away_takes_its_quotes_and_the_drafted_answer_with_it() -> None:
    with writing():
        consultation = _closed()
        finding = _add(consultation)
        a_quote(finding, a_text(a_response(consultation, may_publish=True), "Five times."))
        a_commitment(an_answer(finding))
        reference, by = finding.reference, a_person().id
    with writing():
        held = queries.one(reference)
        assert held
        operations.remove(held, by=by)
    with reading():
        assert queries.one(reference) is None
        for table in ("quote", "finding_edition", "finding_answer", "commitment"):
            assert db.session.scalar(select(func.count()).select_from(db.metadata.tables[table])) == 0


def test_a_translation_is_behind_once_the_original_has_changed() -> None:
    with writing():
        finding, by = _add(_closed()), a_person().id
        urdu = operations.write_edition(
            finding,
            language="ur",
            format_=Format.STANDARD,
            title="لوگ",
            text="بات",
            translator="",
            checker="",
            by=by,
        )
        assert urdu.standing is Standing.DRAFT
        assert not is_behind(urdu, finding.editions)

        operations.edit(finding, title="New words", text="New", how_many=1, by=by)

        assert is_behind(urdu, finding.editions)


def test_two_people_at_one_finding_do_not_lose_each_others_words() -> None:
    with writing():
        finding, by = _add(_closed()), a_person().id
        seen = fingerprint({"title": "People told it too often", "text": "Most told it twice."})
        operations.edit(finding, title="Hers", text="Hers", how_many=1, by=by, seen=seen)

        with pytest.raises(Refused, match="Somebody else has changed"):
            operations.edit(finding, title="His", text="His", how_many=1, by=by, seen=seen)
        assert finding.edition("en", Format.STANDARD).text["title"] == "Hers"  # type: ignore[union-attr]
