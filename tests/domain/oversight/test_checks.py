"""The reviewer says whether it is so: only of what is public, only who holds the review, and for good."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from coprod import Service
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.influence import queries as influence_queries
from coprod.influence.models import Answer, Change
from coprod.influence.rules import Verdict
from coprod.oversight import operations, queries
from coprod.oversight.models import Check
from coprod.oversight.rules import Judgement
from coprod.programmes.models import Organisation, ReviewHolding
from coprod.programmes.rules import Sector
from tests.factories.consultations import a_consultation
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.oversight import a_check
from tests.factories.people import a_person
from tests.factories.programmes import a_holding, a_partner, a_programme, an_organisation
from tests.factories.themes import a_finding


def _published() -> tuple[Consultation, Organisation]:
    """An answered consultation and whoever holds the review of its programme."""
    programme = a_programme()
    holder = an_organisation("Healthwatch Example", Sector.INDEPENDENT_REVIEWER)
    a_holding(programme, holder)
    return a_consultation(programme, stage=Stage.ANSWERED), holder


def _check(about: Answer | Change, organisation: Organisation, **more: Any) -> Check:
    told = {"judgement": Judgement.CONFIRMED, "why": "We asked 12 people.", "by": a_person().id, **more}
    return operations.check(about, organisation=organisation, **told)


def test_what_is_not_public_cannot_be_checked() -> None:
    with writing():
        consultation, holder = _published()
        answer = an_answer(a_finding(consultation))
        unread = a_change(a_commitment(answer))
        with pytest.raises(Refused, match="Nobody has read the evidence"):
            _check(unread, holder)

        consultation.stage = Stage.CLOSED
        with pytest.raises(Refused, match="not public yet"):
            _check(answer, holder)


def test_only_the_holder_of_the_review_checks_and_only_while_it_holds_it() -> None:
    with writing():
        consultation, holder = _published()
        answer = an_answer(a_finding(consultation))
        with pytest.raises(Refused, match="does not hold"):
            _check(answer, an_organisation(sector=Sector.INDEPENDENT_REVIEWER))

        db.session.execute(update(ReviewHolding).values(to_day=clock.today() - timedelta(days=1)))
        with pytest.raises(Refused, match="does not hold"):
            _check(answer, holder)


def test_nobody_checks_a_change_that_they_reported_or_read() -> None:
    with writing():
        consultation, holder = _published()
        lead, chair = a_person(), a_person()
        change = a_change(a_commitment(an_answer(a_finding(consultation))), reported_by=lead, read_by=chair)
        for person in (lead, chair):
            with pytest.raises(Refused, match="somebody else"):
                _check(change, holder, by=person.id)

        assert _check(change, holder).change_id == change.id


@pytest.mark.parametrize(
    ("sector", "is_partner", "said"),
    [
        (Sector.INDEPENDENT_REVIEWER, False, ""),
        (Sector.NHS_COMMISSIONER, False, "plans and pays for care"),
        (Sector.VCFSE, True, "is a partner in this programme"),
    ],
)
def test_an_interest_of_the_holder_is_said_beside_what_it_says(
    sector: Sector, is_partner: bool, said: str
) -> None:
    with writing():
        programme = a_programme()
        holder = an_organisation("Riverside", sector)
        a_holding(programme, holder)
        if is_partner:
            a_partner(programme, holder)
        answer = an_answer(a_finding(a_consultation(programme, stage=Stage.ANSWERED)))

        interest = _check(answer, holder).interest

        assert said in interest
        assert bool(interest) == bool(said)


def test_a_later_check_stands_above_and_the_earlier_one_stays_in_sight() -> None:
    with writing():
        consultation, holder = _published()
        answer = an_answer(a_finding(consultation))
        first = _check(answer, holder, judgement=Judgement.NOT_CONFIRMED)
        second = _check(answer, holder, judgement=Judgement.CONFIRMED)
        again = _check(answer, holder, judgement=Judgement.CONFIRMED)

        heard = influence_queries.outcome(consultation)
        checked = queries.checks_of(heard)[heard[0].finding.id]

        assert again is second, "a second press says nothing new"
        assert checked.of_answer == (second, first)
        assert checked.answer is second
        db.session.flush()
        assert list(db.session.scalars(select(AuditRow.deed))).count("checked") == 2


@pytest.mark.parametrize("deed", ["change", "hide"])
def test_nobody_can_edit_or_take_away_what_the_reviewer_said(deed: str) -> None:
    with writing():
        a_check(an_answer(a_finding(a_consultation(stage=Stage.ANSWERED))))
    with pytest.raises(DBAPIError), writing():
        db.session.execute(update(Check).values(why="All is well.") if deed == "change" else delete(Check))
    with writing():
        assert db.session.scalars(select(Check.why)).one() == "We asked 12 people; it is so."


def test_what_waits_for_the_reviewer_is_public_unchecked_and_of_their_programmes() -> None:
    with writing():
        consultation, holder = _published()
        unchecked = a_finding(consultation, "answer waits", position=1)
        an_answer(unchecked, Verdict.NO)
        done = a_finding(consultation, "change waits", position=2)
        answer = an_answer(done)
        change = a_change(a_commitment(answer), read_by=a_person())
        _check(answer, holder)
        an_answer(a_finding(a_consultation(stage=Stage.CLOSED)))
        an_answer(a_finding(a_consultation(stage=Stage.ANSWERED)))
        mine = [consultation.programme_id]

        assert [each.finding for each in queries.waiting(mine).rows] == [done, unchecked]
        assert queries.waiting([]).total == 0

        _check(change, holder)
        assert [each.finding for each in queries.waiting(mine).rows] == [unchecked]


def test_late_promises_are_shown_to_the_reviewer_most_late_first() -> None:
    with writing():
        consultation, _ = _published()
        today = clock.today()
        for title, days in (("3 late", 3), ("12 late", 12), ("not due", -5)):
            a_commitment(an_answer(a_finding(consultation, title)), due_on=today - timedelta(days=days))

        assert [each.days_late for each in queries.overdue([consultation.programme_id])] == [12, 3]


def test_the_thread_has_six_stations_and_says_what_the_reviewer_said(app: Service) -> None:
    with writing(), app.test_request_context():
        consultation, holder = _published()
        due = clock.today() - timedelta(days=12)
        late = a_finding(consultation, "late", position=1)
        a_commitment(an_answer(late), due_on=due)
        done = a_finding(consultation, "done", position=2)
        change = a_change(a_commitment(an_answer(done)), read_by=a_person())
        _check(change, holder, judgement=Judgement.DISPUTED, why="It is not so.")
        no = a_finding(consultation, "no", position=3)
        an_answer(no, Verdict.NO)

        found = queries.threads(influence_queries.outcome(consultation))

        for stations in found.values():
            assert [each.key for each in stations] == ["asked", "said", "heard", "decided", "done", "checked"]
            assert sum(each.next for each in stations) <= 1
        assert (found[late.id][4].overdue_days, found[late.id][4].on) == (12, due)
        assert found[late.id][4].next
        last = found[done.id][5]
        assert (last.reached, last.what, last.who) == (True, "Disputed", holder.name)
        assert last.sentence == "It is not so."
        assert found[no.id][4].what == "Nothing was promised"
        assert found[no.id][5].next


def test_the_thread_never_tells_a_small_number_of_people(app: Service) -> None:
    with writing(), app.test_request_context():
        consultation, _ = _published()
        an_answer(a_finding(consultation, how_many=3), Verdict.NO)

        stations = next(iter(queries.threads(influence_queries.outcome(consultation)).values()))

        assert stations[1].what == "Nobody answered"
        assert stations[2].sentence == "Fewer than 8 people said this"


def test_the_numbers_count_what_stands_now_of_each_change() -> None:
    with writing():
        consultation, holder = _published()
        changes = [
            a_change(a_commitment(an_answer(a_finding(consultation))), read_by=a_person()) for _ in range(3)
        ]
        a_change(a_commitment(an_answer(a_finding(consultation))))
        _check(changes[0], holder, judgement=Judgement.NOT_CONFIRMED)
        _check(changes[0], holder)
        _check(changes[1], holder, judgement=Judgement.DISPUTED)

        counted = queries.checks(consultation.programme_id)

        assert (counted.done, counted.checked) == (3, 2)
        assert (counted.confirmed, counted.not_confirmed, counted.disputed) == (1, 0, 1)
