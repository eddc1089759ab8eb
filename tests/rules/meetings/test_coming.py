"""Who comes by role, what would be lacking, and by when what people need must be arranged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from flask import Flask

from coprod.core import words
from coprod.core.working_days import Nation
from coprod.meetings.rules.answers import Row, by_role, warnings
from coprod.meetings.rules.arranging import is_overdue, needed_by, unmet_people, was_unmet
from coprod.meetings.rules.groups import MemberRole
from coprod.meetings.rules.in_calendars import is_asked_around
from coprod.meetings.rules.invitations import Answer, ArrangementState, Met
from coprod.people.rules.needs import NeedKind

LIVED, CARER, STAFF = MemberRole.LIVED_EXPERIENCE, MemberRole.CARER, MemberRole.STAFF


@pytest.fixture(autouse=True)
def in_english() -> object:
    app = Flask(__name__)
    words.babel.init_app(app)
    with app.test_request_context():
        yield app


def test_answers_are_counted_by_role_and_guests_stand_last() -> None:
    answers = [
        (None, Answer.YES),
        (LIVED, Answer.YES),
        (LIVED, Answer.ONLINE),
        (LIVED, Answer.NONE),
        (CARER, Answer.NO),
        (CARER, Answer.NEED_HELP),
    ]
    assert by_role(answers) == [Row(LIVED, 3, 2, 1, 0), Row(CARER, 2, 1, 0, 1), Row(None, 1, 1, 0, 0)]


@pytest.mark.parametrize(
    ("there", "lacks"),
    [
        ([LIVED, LIVED, CARER, CARER, STAFF], []),
        ([LIVED, CARER, CARER], ["Lived experience: 1 of the 2", "Only one person with lived experience"]),
        ([LIVED, LIVED, CARER, None], ["Only one carer"]),
        ([None, None], ["Lived experience: 0 of the 2"]),
    ],
)
def test_a_role_of_which_too_few_come_and_a_voice_that_is_alone_are_said(
    there: Sequence[MemberRole | None], lacks: list[str]
) -> None:
    found = warnings({"lived_experience": 2}, there)
    assert len(found) == len(lacks)
    assert all(sentence.startswith(begin) for sentence, begin in zip(found, lacks, strict=True))


@pytest.mark.parametrize(
    ("kind", "ahead", "last_day"),
    [
        # Good Friday and Easter Monday 2026 are 3 and 6 April.
        (NeedKind.BSL, 15, date(2026, 3, 20)),
        (NeedKind.INTERPRETER, 7, date(2026, 4, 1)),
        (NeedKind.EASY_READ, None, date(2026, 4, 2)),
        (NeedKind.BREAKS, None, date(2026, 4, 13)),
    ],
)
def test_the_last_day_is_counted_in_working_days_before_the_meeting(
    kind: NeedKind, ahead: int | None, last_day: date
) -> None:
    assert needed_by(kind, date(2026, 4, 14), date(2026, 4, 2), ahead, Nation.ENGLAND) == last_day


@pytest.mark.parametrize(
    ("kind", "ahead", "nation", "last_day"),
    [
        # Monday 30 November 2026 is a holiday in Scotland.
        (NeedKind.BREAKS, None, Nation.ENGLAND, date(2026, 11, 30)),
        (NeedKind.BREAKS, None, Nation.SCOTLAND, date(2026, 11, 27)),
        (NeedKind.TRAVEL, 2, Nation.ENGLAND, date(2026, 11, 27)),
        (NeedKind.TRAVEL, 2, Nation.SCOTLAND, date(2026, 11, 26)),
    ],
)
def test_the_bank_holidays_are_those_of_the_nation(
    kind: NeedKind, ahead: int | None, nation: Nation, last_day: date
) -> None:
    assert needed_by(kind, date(2026, 12, 1), date(2026, 11, 24), ahead, nation) == last_day


@pytest.mark.parametrize(
    ("state", "today", "late"),
    [
        (ArrangementState.TO_ARRANGE, date(2026, 3, 20), False),
        (ArrangementState.TO_ARRANGE, date(2026, 3, 21), True),
        (ArrangementState.ASKED_FOR, date(2026, 3, 21), True),
        (ArrangementState.BOOKED, date(2026, 3, 21), False),
        (ArrangementState.NOT_POSSIBLE, date(2026, 3, 21), False),
    ],
)
def test_only_what_is_not_certain_is_late_and_only_after_its_day(
    state: ArrangementState, today: date, late: bool
) -> None:
    assert is_overdue(state, date(2026, 3, 20), today) is late


@pytest.mark.parametrize(
    ("person", "arranger", "unmet"),
    [
        (Met.NO, Met.YES, True),
        (Met.PARTLY, None, True),
        (Met.YES, Met.NO, False),
        (None, Met.NO, True),
        (None, Met.YES, False),
        (None, None, False),
    ],
)
def test_what_the_person_says_counts_before_what_anybody_else_says(
    person: Met | None, arranger: Met | None, unmet: bool
) -> None:
    assert was_unmet(person, arranger) is unmet


def test_people_are_counted_once_for_a_kind_and_only_when_somebody_spoke() -> None:
    said = [
        (1, NeedKind.BSL, Met.YES, None),
        (1, NeedKind.BSL, Met.NO, None),
        (2, NeedKind.BSL, None, None),
        (3, NeedKind.BREAKS, Met.YES, None),
        (4, NeedKind.BREAKS, None, Met.NO),
    ]
    assert unmet_people(said) == {NeedKind.BSL: ({1}, {1}), NeedKind.BREAKS: ({3, 4}, {4})}


@pytest.mark.parametrize(("role", "asked"), [(LIVED, True), (CARER, True), (None, True), (STAFF, False)])
def test_those_who_share_what_they_went_through_are_asked_before_and_after_too(
    role: MemberRole | None, asked: bool
) -> None:
    assert is_asked_around(role) is asked
