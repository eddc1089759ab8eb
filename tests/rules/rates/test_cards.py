"""A new rate finds its place in time, whatever day it is from, and a card says in words what it pays (P1–P3, P12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from coprod.core import words
from coprod.core.rules import Grant, Viewer
from coprod.programmes.rules import Role
from coprod.rates import permissions
from coprod.rates.rules.benefits import taken_from_uc
from coprod.rates.rules.cards import MOST_MINUTES, Amounts, Fitted, cancellation_words, fitted, rate_words
from coprod.rates.rules.example import EXAMPLE
from coprod.rates.rules.pay import Basis
from coprod.rates.rules.timeline import Work, by_work, holds
from coprod.rates.rules.trying import Tried, tried
from tests.rules.rates.test_pay import BLOCK, HOUR, SESSION, TASK, Rate

_day = date.fromisoformat


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    app = Flask(__name__)
    words.babel.init_app(app)
    with app.test_request_context():
        yield


@dataclass(frozen=True)
class Lasts:
    """A rate between two days."""

    from_day: date
    to_day: date | None = None
    key: str = "session"
    name: str = "Session"
    replaced_at: datetime | None = None


FIRST = Lasts(_day("2026-01-01"), _day("2026-03-31"))
SECOND = Lasts(_day("2026-04-01"))
ENDED = Lasts(_day("2026-04-01"), _day("2026-06-30"))


@pytest.mark.parametrize(
    ("others", "from_day", "place"),
    [
        ([], "2026-05-01", Fitted(None, None, None)),
        # The open one ends the day before, also when the day lies far back.
        ([SECOND], "2026-05-01", Fitted(None, None, SECOND)),
        ([FIRST, SECOND], "2026-05-01", Fitted(None, None, SECOND)),
        ([SECOND, FIRST], "2026-02-01", Fitted(_day("2026-03-31"), None, FIRST)),
        # From the very day of another: that one is replaced, for as long as it held.
        ([FIRST, SECOND], "2026-04-01", Fitted(None, SECOND, None)),
        ([FIRST, SECOND], "2026-01-01", Fitted(_day("2026-03-31"), FIRST, None)),
        # Before all others it holds until the first of them.
        ([FIRST, SECOND], "2025-12-01", Fitted(_day("2025-12-31"), None, None)),
        # Into a gap, or after everything has ended, it cuts nothing.
        ([ENDED], "2026-07-01", Fitted(None, None, None)),
        ([ENDED], "2026-06-30", Fitted(_day("2026-06-30"), None, ENDED)),
        ([FIRST, Lasts(_day("2026-06-01"))], "2026-04-15", Fitted(_day("2026-05-31"), None, None)),
        ([FIRST, Lasts(_day("2026-06-01"))], "2026-03-15", Fitted(_day("2026-03-31"), None, FIRST)),
    ],
)
def test_a_new_rate_finds_its_place(others: list[Lasts], from_day: str, place: Fitted) -> None:
    assert fitted(others, _day(from_day)) == place


def test_the_rates_of_a_card_are_told_by_kind_of_work() -> None:
    today = _day("2026-05-01")
    coming = Lasts(_day("2026-07-01"), key="hour", name="an hour")
    replaced = Lasts(_day("2026-04-01"), replaced_at=datetime(2026, 4, 2, tzinfo=UTC))
    over = Lasts(_day("2020-01-01"), _day("2020-12-31"), key="task", name="Task")

    found = by_work([SECOND, FIRST, coming, replaced, over], today)

    assert found == [
        Work(None, [coming], []),
        Work(SECOND, [], [replaced, FIRST]),
        Work(None, [], [over]),
    ]
    assert [each.told for each in found] == [coming, SECOND, over]
    assert [each.others for each in found] == [[], [replaced, FIRST], []]


def test_a_rate_from_today_is_not_to_come() -> None:
    assert by_work([SECOND], SECOND.from_day) == [Work(SECOND, [], [])]


def test_half_a_day_is_four_hours_and_a_block_has_no_length_unless_somebody_says_so() -> None:
    plain = Amounts(Basis.HOUR, 100)

    assert (plain.full_day_pence, plain.boundary_minutes, plain.block_minutes) == (None, 240, None)
    assert MOST_MINUTES == 1440


@pytest.mark.parametrize(
    ("day", "held"),
    [("2025-12-31", False), ("2026-01-01", True), ("2026-03-31", True), ("2026-04-01", False)],
)
def test_a_rate_holds_on_both_of_its_days(day: str, held: bool) -> None:
    assert holds(FIRST, _day(day)) is held
    assert holds(SECOND, _day("2036-01-01"))
    assert not holds(Lasts(FIRST.from_day, replaced_at=datetime(2026, 1, 2, tzinfo=UTC)), _day(day))


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (TASK, "£12.50 for the task, however long it takes"),
        (HOUR, "£25.00 an hour, counted by the minute"),
        (SESSION, "£75.00 for up to 4 hours, £150.00 for more"),
        (BLOCK, "£20.00 for each 3 hours, or part of that"),
        (Rate(Basis.BLOCK, 500, block_minutes=90), "£5.00 for each 1 hour and 30 minutes, or part of that"),
    ],
)
def test_a_rate_says_what_it_pays(rate: Rate, said: str) -> None:
    assert rate_words(rate) == said


@pytest.mark.parametrize(
    ("hours", "percent", "said"),
    [
        (None, 100, "Nothing is paid for work that is called off."),
        (48, 0, "Nothing is paid for work that is called off."),
        (48, 100, "If we call it off less than 48 hours before, you get all of it."),
        (1, 100, "If we call it off less than 1 hour before, you get all of it."),
        (48, 50, "If we call it off less than 48 hours before, you get 50% of it."),
    ],
)
def test_a_card_says_what_is_paid_for_what_is_called_off(hours: int | None, percent: int, said: str) -> None:
    assert cancellation_words(hours, percent) == said


@pytest.mark.parametrize(
    ("rate", "minutes", "preparation", "wage", "result"),
    [
        (BLOCK, 190, 0, 1271, Tried(4000, 1263, True)),
        (BLOCK, 180, 0, 1271, Tried(2000, 667, True)),
        (SESSION, 240, 60, 1271, Tried(15_000, 3000, False)),
        (TASK, 0, 0, 1271, Tried(1250, None, False)),
        (BLOCK, 180, 0, None, Tried(2000, 667, False)),
    ],
)
def test_a_rate_is_tried_before_anybody_relies_on_it(
    rate: Rate, minutes: int, preparation: int, wage: int | None, result: Tried
) -> None:
    assert tried(rate, minutes, preparation, wage) == result


def test_the_example_has_the_figures_of_the_rule() -> None:
    assert [(each.amounts.amount_pence, each.amounts.full_day_pence) for each in EXAMPLE] == [
        (1250, None),
        (2500, None),
        (5000, None),
        (7500, 15_000),
        (30_000, None),
    ]
    assert len({each.key for each in EXAMPLE}) == len(EXAMPLE)


@pytest.mark.parametrize(
    ("paid", "less"), [(60_000, 9515), (42_700, 0), (42_701, 1), (10_000, 0), (42_800, 55)]
)
def test_the_example_of_universal_credit_is_reckoned_from_its_figures(paid: int, less: int) -> None:
    assert taken_from_uc(paid, 42_700, 55) == less


OURS, THEIRS = 5, 6


@dataclass(frozen=True)
class Card:
    """A card, as far as a rule looks."""

    organisation_id: int = OURS


def _viewer(role: Role, organisation: int | None = OURS) -> Viewer:
    programme = None if role is Role.ADMINISTRATOR else 1
    return Viewer(1, frozenset({Grant(role.value, programme, organisation)}))


@pytest.mark.parametrize(
    ("viewer", "sees", "changes", "looks", "starts"),
    [
        (_viewer(Role.LEAD), True, True, True, True),
        (_viewer(Role.LEAD, THEIRS), False, False, True, True),
        (_viewer(Role.LEAD, None), False, False, True, True),
        (_viewer(Role.FINANCE_APPROVER), True, False, True, False),
        (_viewer(Role.FINANCE_APPROVER, THEIRS), False, False, True, False),
        (_viewer(Role.PAYER), True, False, True, False),
        (_viewer(Role.PAYER, THEIRS), False, False, True, False),
        (_viewer(Role.ADMINISTRATOR, None), True, True, True, True),
        (_viewer(Role.CHAIR), False, False, False, False),
        (_viewer(Role.LIVED_EXPERIENCE), False, False, False, False),
        (_viewer(Role.REVIEWER), False, False, False, False),
        (Viewer(), False, False, False, False),
    ],
)
def test_who_may_see_and_change_a_card(
    viewer: Viewer, sees: bool, changes: bool, looks: bool, starts: bool
) -> None:
    assert permissions.see(viewer, Card()) is sees
    assert permissions.change(viewer, Card()) is changes
    assert permissions.look_through(viewer) is looks
    assert permissions.start(viewer) is starts


def test_an_administrator_has_all_organisations_and_others_their_own() -> None:
    both = Viewer(
        1,
        frozenset(
            {Grant("lead", 1, OURS), Grant("payer", 2, THEIRS), Grant("chair", 3, 7), Grant("lead", 4)}
        ),
    )

    assert permissions.organisations(_viewer(Role.ADMINISTRATOR, None), Role.LEAD) is None
    assert permissions.organisations(both, Role.LEAD) == {OURS}
    assert permissions.organisations(both, Role.LEAD, *permissions.MONEY) == {OURS, THEIRS}
    assert permissions.organisations(Viewer(), Role.LEAD) == frozenset()
