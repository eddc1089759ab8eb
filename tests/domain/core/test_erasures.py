"""What was erased is remembered with the erasure, or not at all, and tells nobody what it was."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.consultations.models import Response
from coprod.consultations.operations import answering
from coprod.consultations.rules import Stage
from coprod.core import clock, erasures, secret
from coprod.core.db import db, reading, writing
from coprod.questionnaires.models import SheetText
from coprod.questionnaires.operations import receipts
from coprod.questionnaires.operations.receipts import Receipt
from coprod.site import privacy
from coprod.themes import operations as themes
from coprod.themes import queries
from tests.factories.consultations import a_consultation, a_response
from tests.factories.people import a_person
from tests.factories.themes import a_finding

NOVEMBER = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_file_yet(inside: Service) -> None:
    erasures.file_path().unlink(missing_ok=True)


def known() -> frozenset[str]:
    with reading():
        return erasures.flat(erasures.known())


def test_somebody_who_is_forgotten_is_remembered_as_a_name_that_only_their_reference_makes() -> None:
    with writing():
        person = a_person("Rose Canary")
        reference = person.reference
        privacy.forget(person, by=None)

    assert known() == {erasures.name("person", reference)}
    assert reference not in erasures.file_path().read_text()


def test_an_answer_that_is_taken_back_is_remembered_by_what_its_receipt_makes() -> None:
    receipt = Receipt("ABCDEFGH", "ABCDEFGHJKLMNPRST")
    with writing():
        consultation = a_consultation(stage=Stage.CLOSED)
        a_response(consultation, "Ask once.", receipt=receipt)
    with writing():
        found = receipts.find(receipt.code)
        assert found is not None
        answering.withdraw(found)

    with reading():
        assert db.session.scalars(select(Response)).all() == []
    assert known() == {erasures.name("answer", receipt.locator_hash)}


def test_a_quotation_that_is_taken_away_is_remembered_alone_and_with_its_finding() -> None:
    with writing():
        consultation = a_consultation(stage=Stage.CLOSED)
        sheet = a_response(consultation, "Ask once.", may_publish=True)
        text = db.session.scalars(select(SheetText).where(SheetText.sheet_key == sheet.key)).one()
        made = [a_finding(consultation).reference for _each in range(2)]
        editor = a_person().id
        for each in made:
            finding = queries.one(each)
            assert finding is not None
            themes.quote(finding, text_key=text.key, words="Ask once.", by=editor)
        names = {erasures.name("quote", each, text.key) for each in made}
    with writing():
        alone, whole = (queries.one(each) for each in made)
        assert alone is not None and whole is not None
        themes.unquote(alone, quote_id=alone.quotes[0].id, by=None)
        themes.remove(whole, by=editor)

    assert known() == names


def test_what_was_undone_is_not_remembered() -> None:
    with pytest.raises(ZeroDivisionError), writing():
        privacy.forget(a_person(), by=None)
        raise ZeroDivisionError

    assert known() == frozenset()
    assert not erasures.file_path().exists()


def test_the_file_has_what_the_database_has_and_keeps_what_the_database_lost() -> None:
    with writing():
        erasures.note("answer", "one")
    with writing():
        erasures.note("answer", "two")
        db.session.flush()
    before = erasures.read(erasures.file_path().read_text())
    with writing():
        db.session.execute(erasures.Erasures.__table__.delete())  # type: ignore[attr-defined]

    erasures.export()

    assert erasures.flat(before) == {erasures.name("answer", each) for each in ("one", "two")}
    assert erasures.read(erasures.file_path().read_text()) == before
    assert erasures.file_path().stat().st_mode & 0o077 == 0


def test_a_crash_between_an_erasure_and_its_copy_is_made_up_for_by_the_timetable() -> None:
    with writing():
        erasures.note("answer", "one")
    erasures.file_path().unlink()

    erasures.export()

    assert erasures.flat(erasures.read(erasures.file_path().read_text())) == known()


@pytest.mark.parametrize("database", ["sqlite"])
def test_nothing_tells_the_order_the_day_or_the_kind() -> None:
    with clock.at(NOVEMBER), writing():
        for number in range(30):
            erasures.note("answer" if number % 2 else "person", str(number))
    with reading():
        (row,) = db.session.scalars(select(erasures.Erasures))

    assert (row.month, row.names) == ("2026-11", sorted(row.names))
    assert {len(each) for each in row.names} == {erasures.LETTERS}
    assert erasures.file_path().read_text().splitlines() == [f"2026-11 {each}" for each in row.names]


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_name_is_let_go_of_when_every_backup_from_before_it_is_past_its_day() -> None:
    with clock.at(NOVEMBER), writing():
        erasures.note("answer", "one")
    for day, there in ((datetime(2027, 1, 4, 12, tzinfo=UTC), 1), (datetime(2027, 1, 6, 12, tzinfo=UTC), 0)):
        with clock.at(day):
            with writing():
                erasures.forget_old()
            erasures.export()
            assert len(known()) == there
            assert len(erasures.read(erasures.file_path().read_text())) == there


@pytest.mark.parametrize("database", ["sqlite"])
def test_another_secret_makes_other_names(inside: Service) -> None:
    one = erasures.name("answer", "one")
    inside.config["SECRET_KEY"] = "another secret, as long as a good one: 0123456789"

    assert erasures.name("answer", "one") != one
    assert secret.same(erasures.name("answer", "one"), erasures.name("answer", "one"))


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_letter_is_read_as_the_file_is() -> None:
    told = "Rows: 3\nHead: " + "ab" * 32 + "\n\nErasures:\n> 2026-11 " + "0123456789abcdef" * 2 + "\n"

    assert erasures.read(told) == {"2026-11": {"0123456789abcdef" * 2}}
