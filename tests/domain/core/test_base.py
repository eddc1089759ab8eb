"""The ground that other tests stand on: what it promises, it does, on both databases."""

from __future__ import annotations

from sqlalchemy import func, select

from coprod.consultations.rules import Stage
from coprod.core.db import db, reading, writing
from coprod.people.models import Person
from tests.base.service import Kept
from tests.factories.consultations import a_consultation, a_response
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.oversight import a_check
from tests.factories.people import a_person
from tests.factories.questionnaires import a_document, a_text
from tests.factories.themes import a_finding, a_quote


def test_a_test_finds_an_empty_database_and_numbers_that_begin_at_one() -> None:
    with writing():
        number = a_person().id

    assert number == 1


def test_and_so_does_the_next_one() -> None:
    with reading():
        assert db.session.scalar(select(func.count()).select_from(Person)) == 0
    with writing():
        assert a_person().id == 1


def test_what_was_kept_can_be_read_without_the_database(kept: Kept) -> None:
    with kept():
        person = a_person("Ada Example")

    assert (person.name, person.id, person.forgotten_at, person.language) == ("Ada Example", 1, None, "en")


def test_every_factory_makes_something_that_the_database_takes(kept: Kept) -> None:
    with kept():
        consultations = {stage: a_consultation(stage=stage) for stage in Stage}
        sheet = a_response(consultations[Stage.CLOSED], "Ask me once.", may_publish=True)
        finding = a_finding(consultations[Stage.CLOSED])
        a_quote(finding, a_text(sheet, "And listen.", question="told", part="other"))
        change = a_change(a_commitment(an_answer(finding)), read_by=a_person())
        check = a_check(change)

    assert check.change_id == change.id
    assert a_document().problems() == []
