"""A private limit: over all organisations, by both days, and readable by nobody else (domain rule P14)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.payments.models import PrivateLimit
from coprod.payments.operations import limits as operations
from coprod.payments.queries import copy_of, limits
from coprod.payments.rules.claims import Choice, ClaimStage
from coprod.payments.rules.limits import Counting, Limit
from coprod.people.models import Person
from coprod.rates.rules.used import Nearness
from coprod.rates.rules.windows import Span
from coprod.site import privacy
from tests.factories.involvement import an_agreement, an_opportunity
from tests.factories.payments import a_claim
from tests.factories.people import a_person

A_WEEK = Limit(Span.WEEK, 0, 20350, 16 * 60)


def claims_of(person: Person, *more: dict[str, object]) -> None:
    """Sessions of £75 for different organisations, all in one week."""
    for facts in more:
        a_claim(an_agreement(an_opportunity(), person), **facts)  # type: ignore[arg-type]


def monday() -> date:
    return clock.today() - timedelta(days=clock.today().weekday() + 7)


def test_every_organisation_counts_and_only_what_is_taken() -> None:
    with writing():
        person = a_person()
        operations.put(person, A_WEEK)
        claims_of(
            person,
            {"on": monday()},
            {"on": monday() + timedelta(days=6), "stage": ClaimStage.PAID},
            {"on": monday() + timedelta(days=2), "choice": Choice.DONATE, "donate_to": "A charity"},
            {"on": monday() + timedelta(days=3), "stage": ClaimStage.REFUSED},
            {"on": monday() + timedelta(days=3), "stage": ClaimStage.DRAFT},
            {"on": monday() + timedelta(days=7)},
            {"on": monday() - timedelta(days=1), "expense_pence": 5000},
        )
        worked = limits.standings(person, monday())[0]

    assert worked.counting is Counting.WORKED
    assert (worked.total.pence, worked.total.minutes) == (15000, 540)
    assert worked.left_pence == 5350


@pytest.mark.parametrize(
    ("pence", "nearness"),
    [
        (0, Nearness.CLEAR),
        (8780, Nearness.NEAR),
        (12850, Nearness.REACHED),
        (12851, Nearness.PASSED),
    ],
)
def test_one_more_session_is_told_before_it_passes_the_limit(pence: int, nearness: Nearness) -> None:
    with writing():
        person = a_person()
        operations.put(person, Limit(Span.WEEK, 0, 20350, None))
        claims_of(person, {"on": monday()})
        told = limits.would_pass(person, worked_on=monday(), pence=pence, minutes=60)

    by_work = [each.nearness for each in told if each.counting is Counting.WORKED]
    assert by_work == ([nearness] if nearness is not Nearness.CLEAR else [])


def test_by_the_day_of_payment_what_is_unpaid_counts_when_it_is_expected() -> None:
    with writing():
        person = a_person()
        operations.put(person, Limit(Span.MONTH, clock.today().day, 10000, None))
        claims_of(person, {"on": clock.today() - timedelta(days=40)})
        day = limits.entries(person.id, Counting.PAID)[0].day
        worked, paid = limits.standings(person, day)

    assert day >= clock.today()
    assert (worked.total.pence, paid.total.pence) == (0, 7500)


def test_a_limit_that_limits_nothing_is_not_kept() -> None:
    with pytest.raises(Refused), writing():
        operations.put(a_person(), Limit(Span.WEEK, 0, None, None))


def test_nobody_can_tell_from_the_tables_whose_limit_it_is_or_what_it_says() -> None:
    with writing():
        person, other = a_person(), a_person()
        operations.put(person, A_WEEK)
        operations.put(other, Limit(Span.MONTH, 31, None, 60))

    rows = db.session.scalars(select(PrivateLimit)).all()
    assert len({len(each.packet) for each in rows}) == 1
    assert not any(b"20350" in each.packet or person.reference in each.key for each in rows)
    assert db.session.scalars(select(AuditRow).where(AuditRow.subject_number == person.id)).all() == []
    assert db.session.scalars(select(Mail)).all() == []
    assert "20350" not in str(copy_of(person)) and "limit" not in str(privacy.copy_of(person)).casefold()


def test_a_packet_of_somebody_else_opens_for_nobody() -> None:
    with writing():
        person, other = a_person(), a_person()
        operations.put(person, A_WEEK)
        operations.put(other, A_WEEK)
        theirs = db.session.get_one(PrivateLimit, limits.key_of(other))
        theirs.packet = db.session.get_one(PrivateLimit, limits.key_of(person)).packet
        db.session.flush()

        assert limits.of(other) is None
        assert limits.of(person) == A_WEEK


def test_it_goes_when_the_person_takes_it_away_or_is_forgotten() -> None:
    with writing():
        person, other = a_person(), a_person()
        for each in (person, other):
            operations.put(each, A_WEEK)
    with writing():
        operations.take_away(db.session.get_one(Person, person.id))
        privacy.forget(db.session.get_one(Person, other.id), by=None)

    assert db.session.scalars(select(PrivateLimit)).all() == []
