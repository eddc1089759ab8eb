"""Dealing with a concern: every step stands in its own log, which nobody can change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from coprod.core import clock, settings
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.settings import Scope
from coprod.people.models import Person
from coprod.safety import operations, queries
from coprod.safety.models import Concern, Entry
from coprod.safety.rules import KEEP_YEARS, Deed, Outcome, Stage
from coprod.site import privacy
from tests.factories.people import a_person
from tests.factories.programmes import a_programme
from tests.factories.safety import a_concern


def log(concern: Concern) -> list[tuple[Deed, int | None]]:
    return [(entry.deed, entry.by_id) for entry in queries.entries(concern)][1:]


def test_from_reading_to_could_not_contact_each_step_stands_in_the_log() -> None:
    with writing():
        concern, lead = a_concern(), a_person()
        settings.put(
            KEEP_YEARS,
            8,
            from_day=date(2020, 1, 1),
            source="The board",
            scope=Scope.PROGRAMME,
            number=concern.programme_id,
        )
        operations.read(concern, by=lead.id)
        operations.take(concern, by=lead.id)
        operations.write_down(concern, words="Rang the desk.", told="The duty worker", by=lead.id)
        operations.close(concern, outcome=Outcome.COULD_NOT_CONTACT, words="No name.", by=lead.id)

        steps = (Deed.READ, Deed.TAKEN, Deed.ACTION, Deed.CLOSED)
        assert log(concern) == [(deed, lead.id) for deed in steps]
        action, closed = queries.entries(concern)[-2:]
        assert (action.words, action.told) == ("Rang the desk.", "The duty worker")
        assert (closed.words, closed.outcome) == ("No name.", Outcome.COULD_NOT_CONTACT)
        assert concern.stage is Stage.CLOSED and concern.closed_at
        assert concern.keep_until and concern.keep_until.year == clock.today().year + 8


def test_a_setting_that_no_calendar_reaches_is_refused_in_words() -> None:
    with writing(), pytest.raises(ValueError, match="100 or fewer"):
        settings.put(KEEP_YEARS, 101, from_day=date(2020, 1, 1), source="The board")


def test_a_colleague_takes_over_and_taking_twice_is_taking_once() -> None:
    with writing():
        concern, first, second = a_concern(), a_person(), a_person()
        operations.take(concern, by=first.id)
        operations.take(concern, by=first.id)
        operations.take(concern, by=second.id)

        assert concern.holder_id == second.id
        assert log(concern) == [(Deed.TAKEN, first.id), (Deed.TAKEN, second.id)]


def test_what_is_given_back_stands_among_those_that_nobody_deals_with() -> None:
    with writing():
        concern, lead = a_concern(), a_person()
        operations.take(concern, by=lead.id)
        assert queries.how_many_open([concern.programme_id]) == (1, 0)

        operations.leave(concern, by=lead.id)

        assert queries.how_many_open([concern.programme_id]) == (1, 1)
        assert concern.holder_id is None


def test_nothing_is_closed_by_whoever_does_not_deal_with_it_and_nothing_without_a_reason() -> None:
    with writing():
        concern, lead = a_concern(), a_person()
        with pytest.raises(Refused, match="cannot be done now"):
            operations.close(concern, outcome=Outcome.SPOKE, words="", by=lead.id)
        operations.take(concern, by=lead.id)

        with pytest.raises(Refused, match="why nothing more"):
            operations.close(concern, outcome=Outcome.NO_FURTHER_ACTION, words="", by=lead.id)
        operations.close(concern, outcome=Outcome.NO_FURTHER_ACTION, words="It was a film.", by=lead.id)

        with pytest.raises(Refused, match="Open it again first"):
            operations.write_down(concern, words="More.", told="", by=lead.id)
        with pytest.raises(Refused, match="cannot be done now"):
            operations.take(concern, by=lead.id)


def test_what_is_opened_again_has_no_end_and_its_log_still_says_how_it_had_ended() -> None:
    with writing():
        concern, lead, other = a_concern(), a_person(), a_person()
        operations.take(concern, by=lead.id)
        operations.close(concern, outcome=Outcome.SPOKE, words="", by=lead.id)

        operations.reopen(concern, words="She rang again.", by=other.id)

        assert (concern.stage, concern.holder_id) == (Stage.DEALING, other.id)
        assert (concern.outcome, concern.closed_at, concern.keep_until) == (None, None, None)
        ends = [entry.outcome for entry in queries.entries(concern) if entry.outcome]
        assert ends == [Outcome.SPOKE]


def test_reading_is_a_line_for_each_visit_and_each_reader() -> None:
    with writing():
        concern, first, second = a_concern(), a_person(), a_person()
        for after, by in ((0, first), (1, first), (2, second), (3, first), (30, first)):
            with clock.at(clock.now() + timedelta(minutes=after)):
                operations.read(concern, by=by.id)

        assert [by for _deed, by in log(concern)] == [first.id, second.id, first.id, first.id]


def test_a_search_looks_in_the_words_and_in_the_log_of_ones_own_programmes_only() -> None:
    with writing():
        programme, lead = a_programme(), a_person()
        older = a_concern(programme, "Łucja said so.", opened_at=clock.now() - timedelta(days=2))
        newer = a_concern(programme, "Somebody else.")
        a_concern(a_programme(), "Łucja of another programme.")
        operations.write_down(newer, words="Asked ŁUCJA.", told="", by=lead.id)
        mine = [programme.id]

        assert list(queries.listed(mine).rows) == [older, newer]
        assert list(queries.listed(mine, search="łucja").rows) == [older, newer]
        assert list(queries.listed(mine, search="asked łucja").rows) == [newer]
        assert list(queries.listed(mine, closed=True).rows) == []
        assert list(queries.listed([]).rows) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE concern_entry SET words = 'Nothing was done.'",
        "UPDATE concern_entry SET at = at",
        "DELETE FROM concern_entry",
        "UPDATE concern SET words = 'Nothing was said.'",
        "UPDATE concern SET opened_by_id = opened_by_id + 1",
        "UPDATE concern SET opened_at = '2020-01-01 00:00:00'",
        "UPDATE concern SET source_key = 'elsewhere'",
    ],
)
def test_the_database_lets_nobody_rewrite_what_was_said_or_done(statement: str) -> None:
    with writing():
        a_concern()

    with pytest.raises(DBAPIError, match="A row of"), writing():
        db.session.execute(text(statement))


def test_a_concern_cannot_be_taken_away_from_over_its_log() -> None:
    with writing():
        a_concern()

    with pytest.raises(DBAPIError), writing():
        db.session.execute(text("DELETE FROM concern"))


@pytest.mark.parametrize("wrong", ["stage = 'closed'", "stage = 'dealing'", "outcome = 'spoke'"])
def test_the_database_holds_no_concern_that_contradicts_itself(wrong: str) -> None:
    with writing():
        a_concern()

    with pytest.raises(DBAPIError), writing():
        db.session.execute(text(f"UPDATE concern SET {wrong}"))  # noqa: S608 - from the list above


def test_when_somebody_is_forgotten_what_they_dealt_with_is_given_back_and_their_name_is_gone() -> None:
    with writing():
        concern, lead = a_concern(), a_person("Maureen", email="maureen@people.example")
        operations.take(concern, by=lead.id)
        privacy.forget(lead, by=a_person().id)

    (left,) = db.session.scalars(select(Entry).where(Entry.deed == Deed.LEFT))
    assert left.by_id is None
    held = db.session.scalars(select(Concern)).one()
    assert (held.stage, held.holder_id) == (Stage.OPEN, None)
    assert "Maureen" not in [each.called for each in db.session.scalars(select(Person))]


def test_the_copy_of_somebodys_data_says_the_same_whether_or_not_they_opened_a_concern() -> None:
    with writing():
        nobody, opener, holder = a_person(), a_person(), a_person()
        operations.take(a_concern(opened_by=opener), by=holder.id)

        copies = [queries.copy_of(each) for each in (nobody, opener, holder)]

        assert copies[0] == copies[1] == copies[2]
        assert "safety" in privacy.copy_of(opener)
