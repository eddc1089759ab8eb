"""A promise counts as kept only when somebody else has read the evidence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.influence import operations
from coprod.influence.models import Change, Commitment
from coprod.people.models import Person
from tests.factories.consultations import a_consultation
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.people import a_person
from tests.factories.themes import a_finding


def _promised(stage: Stage = Stage.ANSWERED) -> Commitment:
    return a_commitment(an_answer(a_finding(a_consultation(stage=stage))))


def _report(commitment: Commitment, by: Person, what: str = "The page is used.", days: int = 0) -> Change:
    return operations.report_change(
        commitment,
        what=what,
        evidence="We counted 40 pages.",
        done_on=clock.today() + timedelta(days=days),
        by=by.id,
    )


def test_nobody_reads_the_evidence_for_their_own_report() -> None:
    with writing():
        lead, chair = a_person(), a_person()
        change = _report(_promised(), lead)
        for deed in (
            lambda: operations.read_evidence(change, by=lead.id),
            lambda: operations.send_back(change, why="Hm", by=lead.id),
        ):
            with pytest.raises(Refused, match="Somebody else"):
                deed()

        operations.read_evidence(change, by=chair.id)

        assert change.is_read


def test_the_database_refuses_a_reporter_who_reads_their_own() -> None:
    with pytest.raises(IntegrityError), writing():
        lead = a_person()
        a_change(_promised(), reported_by=lead, read_by=lead)


def test_a_report_that_was_read_stays_as_it_was_read() -> None:
    with writing():
        commitment, lead = _promised(), a_person()
        change = _report(commitment, lead)
        operations.read_evidence(change, by=a_person().id)

        with pytest.raises(Refused, match="public already"):
            _report(commitment, lead, "Much more was done.")
        with pytest.raises(Refused, match="public already"):
            operations.send_back(change, why="Second thoughts", by=a_person().id)


def test_a_reader_never_makes_public_what_they_have_not_seen() -> None:
    with writing():
        commitment, lead, chair = _promised(), a_person(), a_person()
        change = _report(commitment, lead)
        seen = operations.print_of(change)
        _report(commitment, lead, "Something else was done.")

        with pytest.raises(Refused, match="has changed since"):
            operations.read_evidence(change, by=chair.id, seen=seen)
        assert not change.is_read


def test_a_report_that_convinced_nobody_is_sent_back_and_reported_afresh() -> None:
    with writing():
        commitment, lead, chair = _promised(), a_person(), a_person()
        change = _report(commitment, lead)
        operations.send_back(change, why="Count again.", by=chair.id)
        with pytest.raises(Refused, match="sent back"):
            operations.read_evidence(change, by=chair.id)

        assert _report(commitment, lead, "We counted again.") is change
        operations.read_evidence(change, by=chair.id)

        assert change.is_read
        assert db.session.query(Change).count() == 1


def test_whoever_replaces_a_report_becomes_its_reporter() -> None:
    with writing():
        commitment, lead, other = _promised(), a_person(), a_person()
        _report(commitment, lead)
        change = _report(commitment, other, "Hers.")

        with pytest.raises(Refused, match="Somebody else"):
            operations.read_evidence(change, by=other.id)


def test_nothing_is_reported_before_the_promise_is_public_nor_before_it_is_done() -> None:
    with writing():
        with pytest.raises(Refused, match="not public yet"):
            _report(_promised(Stage.CLOSED), a_person())
        with pytest.raises(Refused, match="still to come"):
            _report(_promised(), a_person(), days=1)
