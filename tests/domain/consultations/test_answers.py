"""Reading the answers: exact, for the right consultation only, however the search is written."""

from __future__ import annotations

from coprod.consultations import queries
from coprod.consultations.rules import Stage
from coprod.core.db import writing
from coprod.questionnaires.models import Channel
from tests.factories.consultations import a_consultation, a_response
from tests.factories.questionnaires import a_text


def test_texts_are_found_in_capitals_or_not_and_a_wildcard_means_itself() -> None:
    with writing():
        consultation, other = a_consultation(stage=Stage.CLOSED), a_consultation(stage=Stage.CLOSED)
        a_response(consultation, "I told it FIVE times, 100% true")
        a_response(consultation, "Nobody told me")
        a_response(other, "five times elsewhere")

    with writing():
        for search in ("five times", "FIVE", "100%", "true told"):
            found = queries.texts_of(consultation, "better", search)
            assert [said.text.text for said in found.rows] == ["I told it FIVE times, 100% true"], search
        assert queries.texts_of(consultation, "better", "f_ve").total == 0
        assert queries.texts_of(consultation, "better", "fi%es").total == 0
        assert queries.texts_of(consultation, "told").total == 0
        assert queries.texts_of(consultation, "better", "\0").total == 2


def test_sheets_are_those_of_the_consultation_with_their_channels() -> None:
    with writing():
        consultation, other = a_consultation(stage=Stage.CLOSED), a_consultation(stage=Stage.CLOSED)
        a_response(consultation, "On paper", channel=Channel.PAPER)
        a_response(consultation, told="more")
        a_response(other, channel=Channel.BSL)

    with writing():
        assert sorted(sheet.channel for sheet in queries.sheets_of(consultation)) == ["online", "paper"]
        assert queries.counts_by_channel(consultation) == {Channel.ONLINE: 1, Channel.PAPER: 1}
        assert queries.free_text_counts(consultation) == {"better": 1}
        texts = [words for _, words in queries.export_lines(consultation) if words]
        assert texts == [{("better", ""): "On paper"}]


def test_a_box_beside_other_is_read_with_its_question() -> None:
    with writing():
        consultation = a_consultation(stage=Stage.CLOSED)
        a_text(a_response(consultation, told="other"), "By letter", question="told", part="other")

    with writing():
        assert [said.text.part for said in queries.texts_of(consultation, "told").rows] == ["other"]
