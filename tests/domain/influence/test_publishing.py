"""Publishing: all of it or nothing, with every reason in words."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from coprod.consultations import queries as consultations_queries
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core.audit import AuditRow
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.influence import operations, queries
from coprod.influence.rules import Verdict
from tests.factories.consultations import a_consultation
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.people import a_person
from tests.factories.themes import a_finding


def _publish(consultation: Consultation) -> None:
    found = consultations_queries.one(consultation.reference)
    assert found
    operations.publish(found, by=a_person().id)


def test_a_consultation_without_findings_is_not_published() -> None:
    with writing(), pytest.raises(Refused, match="no finding yet"):
        _publish(a_consultation(stage=Stage.CLOSED))


def test_every_finding_without_an_answer_and_every_yes_without_a_promise_is_named() -> None:
    with writing():
        consultation = a_consultation(stage=Stage.CLOSED)
        a_finding(consultation, "Told too often", position=1)
        an_answer(a_finding(consultation, "One page", position=2))
        an_answer(a_finding(consultation, "One record", position=3), Verdict.NO)
        an_answer(a_finding(consultation, "Texts", position=4), Verdict.PARTLY)

        with pytest.raises(Refused) as refused:
            _publish(consultation)

        assert "Finding 1 has no answer yet: “Told too often”." in refused.value.message
        assert "Finding 2 is accepted and needs a promise: “One page”." in refused.value.message
        assert "One record" not in refused.value.message
        assert "Texts" not in refused.value.message, "partly may stand without a promise"


def test_published_once_and_written_down() -> None:
    with writing():
        consultation = a_consultation(stage=Stage.CLOSED)
        a_commitment(an_answer(a_finding(consultation)))
        assert queries.outcome(consultation) == [], "nobody sees it before"

        _publish(consultation)

        assert consultation.stage is Stage.ANSWERED
        assert consultation.answered_at is not None
        assert len(queries.outcome(consultation)) == 1
        db.session.flush()
        assert "outcome published" in db.session.scalars(select(AuditRow.deed)).all()
        with pytest.raises(Refused, match="is public"):
            _publish(consultation)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.OPEN])
def test_nothing_is_published_while_people_can_still_answer(stage: Stage) -> None:
    with writing():
        consultation = a_consultation(stage=stage)
        an_answer(a_finding(consultation), Verdict.NO)
        with pytest.raises(Refused, match="not closed yet"):
            _publish(consultation)


def test_the_public_sees_a_change_only_after_its_evidence_was_read() -> None:
    with writing():
        consultation = a_consultation(stage=Stage.ANSWERED)
        commitment = a_commitment(an_answer(a_finding(consultation)))
        change = a_change(commitment)
        assert queries.outcome(consultation)[0].change is None
        assert queries.one(commitment.reference).change is None  # type: ignore[union-attr]
        assert queries.to_work_on(commitment.reference).change is change  # type: ignore[union-attr]

        operations.read_evidence(change, by=a_person().id)

        assert queries.one(commitment.reference).change is change  # type: ignore[union-attr]


def test_a_drafted_promise_cannot_be_found_by_its_reference() -> None:
    with writing():
        commitment = a_commitment()

        assert queries.one(commitment.reference) is None
        assert queries.to_work_on(commitment.reference) is not None
        assert queries.one("nothing") is None
