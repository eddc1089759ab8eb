"""Quotes: nobody is quoted who did not agree, nobody is made to say something else, and taking back takes back."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.questionnaires.models import Sheet, SheetText
from coprod.themes import operations, queries
from coprod.themes.models import Finding, Quote
from tests.factories.consultations import a_consultation, a_response
from tests.factories.people import a_person
from tests.factories.questionnaires import a_text
from tests.factories.themes import a_finding

WORDS = "I told it five times in Preston. By the fifth I had stopped crying."


def _finding(consultation: Consultation | None = None) -> Finding:
    found = queries.one(a_finding(consultation).reference)
    assert found
    return found


def _said(finding: Finding, may_publish: bool = True, words: str = WORDS) -> SheetText:
    return a_text(a_response(finding.consultation, may_publish=may_publish), words)


def test_words_without_consent_are_never_offered_and_never_quoted() -> None:
    with writing():
        finding = _finding()
        kept_back = _said(finding, may_publish=False)

        assert queries.quotable(finding, "", 1).total == 0
        with pytest.raises(Refused, match="not agreed"):
            operations.quote(finding, text_key=kept_back.key, words=WORDS, by=a_person().id)
        assert db.session.scalars(select(Quote)).all() == []


def test_words_from_another_consultation_are_never_quoted() -> None:
    with writing():
        finding = _finding()
        elsewhere = _said(_finding(a_consultation(stage=Stage.CLOSED)))

        with pytest.raises(Refused):
            operations.quote(finding, text_key=elsewhere.key, words=WORDS, by=a_person().id)


def test_a_name_or_place_can_be_left_out_and_nothing_put_in() -> None:
    with writing():
        finding = _finding()
        text = _said(finding)

        with pytest.raises(Refused, match="own words"):
            operations.quote(
                finding, text_key=text.key, words="I told it five times in Blackpool.", by=a_person().id
            )
        quote = operations.quote(
            finding, text_key=text.key, words="I told it five times [...]. By the fifth", by=a_person().id
        )
        assert quote.words == "I told it five times […]. By the fifth"


def test_the_same_words_are_not_quoted_twice_under_one_finding() -> None:
    with writing():
        finding = _finding()
        text = _said(finding)
        operations.quote(finding, text_key=text.key, words=WORDS, by=a_person().id)

        with pytest.raises(Refused, match="already"):
            operations.quote(finding, text_key=text.key, words="I told it five times", by=a_person().id)
        assert queries.quotable(finding, "", 1).total == 0


def test_when_somebody_takes_their_answer_back_their_quote_is_gone_and_the_count_stays() -> None:
    with writing():
        finding = _finding()
        text = _said(finding)
        operations.quote(finding, text_key=text.key, words=WORDS, by=a_person().id)
        reference, sheet_key = finding.reference, text.sheet_key
    with writing():
        db.session.execute(delete(Sheet).where(Sheet.key == sheet_key))
    with reading():
        left = queries.one(reference)
        assert left
        assert left.quotes == []
        assert left.how_many == 20


def test_a_quote_can_be_taken_away_after_publishing_and_none_can_be_added() -> None:
    with writing():
        finding = _finding(a_consultation(stage=Stage.ANSWERED))
        text = _said(finding)
        db.session.add(
            Quote(finding_id=finding.id, text_key=text.key, words=WORDS, language="en", position=1)
        )
        db.session.flush()
        db.session.refresh(finding, ["quotes"])
        with pytest.raises(Refused, match="is public"):
            operations.quote(finding, text_key=text.key, words=WORDS, by=a_person().id)

        operations.unquote(finding, quote_id=finding.quotes[0].id, by=a_person().id)
        db.session.flush()

        assert db.session.scalars(select(Quote)).all() == []


def test_the_words_that_may_be_quoted_can_be_searched_and_a_percent_sign_is_only_itself() -> None:
    with writing():
        finding = _finding()
        _said(finding)
        _said(finding, words="It was 100% worse.")

        assert queries.quotable(finding, "FIVE times", 1).total == 1
        assert queries.quotable(finding, "%", 1).total == 1
        assert queries.quotable(finding, "\x00nothing like it", 1).total == 0
