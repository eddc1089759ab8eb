"""A promised day is one on which somebody reads, whatever the calendar and the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from coprod.core.working_days import Nation, ReadingHours, add_working_days, is_working_day, promised

ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND = Nation
EVERY_DAY = frozenset(range(7))


@pytest.mark.parametrize(
    ("day", "works_in"),
    [
        ("2026-11-25", "ENG WLS SCT NIR"),  # a Wednesday
        ("2026-11-28", ""),  # a Saturday
        ("2026-11-29", ""),  # a Sunday
        ("2026-11-30", "ENG WLS NIR"),  # Saint Andrew
        ("2026-03-17", "ENG WLS SCT"),  # Saint Patrick
        ("2026-07-13", "ENG WLS SCT"),  # for the 12th, which is a Sunday
        ("2026-08-03", "ENG WLS NIR"),  # the first Monday in August, in Scotland
        ("2026-08-31", "SCT"),  # the last one, elsewhere
        ("2026-04-03", ""),  # Good Friday
        ("2026-04-06", "SCT"),  # Easter Monday
        ("2027-03-29", "SCT"),  # the next year's
        ("2026-12-28", ""),  # for Boxing Day, which is a Saturday
        ("2027-12-27", ""),  # for Christmas, which is a Saturday
        ("2027-12-28", ""),  # and Boxing Day, which is a Sunday
        ("2027-12-29", "ENG WLS SCT NIR"),
        ("2028-01-03", ""),  # for New Year, which is a Saturday
        ("2028-01-04", "ENG WLS NIR"),  # for the 2nd of January, in Scotland
        ("2028-02-29", "ENG WLS SCT NIR"),
    ],
)
def test_each_nation_works_on_its_own_days(day: str, works_in: str) -> None:
    found = [nation.value for nation in Nation if is_working_day(date.fromisoformat(day), nation)]

    assert found == works_in.split()


@pytest.mark.parametrize(
    ("day", "days", "nation", "result"),
    [
        ("2026-11-25", 0, ENGLAND, "2026-11-25"),
        ("2026-11-28", 0, ENGLAND, "2026-11-30"),  # a Saturday becomes the Monday
        ("2026-11-28", 0, SCOTLAND, "2026-12-01"),  # which is a holiday there
        ("2026-11-25", 1, ENGLAND, "2026-11-26"),
        ("2026-11-25", 3, ENGLAND, "2026-11-30"),  # over a weekend
        ("2026-11-28", 1, ENGLAND, "2026-11-30"),  # the day itself is never counted
        ("2026-04-02", 3, ENGLAND, "2026-04-09"),  # a complaint on the Thursday before Easter
        ("2026-04-02", 3, SCOTLAND, "2026-04-08"),
        ("2026-04-02", 3, NORTHERN_IRELAND, "2026-04-09"),
        ("2026-12-24", 3, ENGLAND, "2026-12-31"),  # on Christmas Eve
        ("2026-12-31", 1, ENGLAND, "2027-01-04"),  # over a new year
        ("2026-12-31", 1, SCOTLAND, "2027-01-05"),
        ("2027-12-24", 1, WALES, "2027-12-29"),
    ],
)
def test_working_days_are_counted_from_the_next_day(day: str, days: int, nation: Nation, result: str) -> None:
    assert add_working_days(date.fromisoformat(day), days, nation) == date.fromisoformat(result)


def test_working_days_are_not_taken_away() -> None:
    with pytest.raises(ValueError, match="not taken away"):
        add_working_days(date(2026, 11, 25), -1)


USUAL = ReadingHours(sent_by=time(12), read_by=time(17))
DAILY = ReadingHours(EVERY_DAY, time(12), time(17), on_bank_holidays=True)
WEDNESDAYS = ReadingHours(frozenset({2}), time(12), time(17))
AT_ONCE = ReadingHours(sent_by=time(17), read_by=time(17))
AT_NIGHT = ReadingHours(EVERY_DAY, time(1, 15), time(1, 30), on_bank_holidays=True)


@pytest.mark.parametrize(
    ("sent", "hours", "nation", "read_by"),
    [
        # Winter: London is on Greenwich's time.
        ("2026-11-25T02:00", USUAL, ENGLAND, "2026-11-25T17:00"),  # at two in the morning
        ("2026-11-25T11:59:59", USUAL, ENGLAND, "2026-11-25T17:00"),
        ("2026-11-25T12:00", USUAL, ENGLAND, "2026-11-26T17:00"),  # at the hour it is the next day
        ("2026-11-27T12:00", USUAL, ENGLAND, "2026-11-30T17:00"),  # Friday afternoon
        ("2026-11-27T12:00", USUAL, SCOTLAND, "2026-12-01T17:00"),  # Monday is Saint Andrew's
        ("2026-11-28T09:00", USUAL, ENGLAND, "2026-11-30T17:00"),  # Saturday
        ("2026-11-28T09:00", DAILY, ENGLAND, "2026-11-28T17:00"),
        ("2026-11-25T16:59", AT_ONCE, ENGLAND, "2026-11-25T17:00"),
        ("2026-11-25T17:00", AT_ONCE, ENGLAND, "2026-11-26T17:00"),
        # Summer: an hour before Greenwich.
        ("2026-07-01T10:59", USUAL, ENGLAND, "2026-07-01T16:00"),
        ("2026-07-01T11:00", USUAL, ENGLAND, "2026-07-02T16:00"),
        ("2026-06-30T23:30", USUAL, ENGLAND, "2026-07-01T16:00"),  # half past midnight on the 1st in London
        ("2026-07-31T23:30", WEDNESDAYS, ENGLAND, "2026-08-05T16:00"),
        # Christmas and Easter.
        ("2026-12-24T11:00", USUAL, ENGLAND, "2026-12-24T17:00"),
        ("2026-12-24T12:00", USUAL, ENGLAND, "2026-12-29T17:00"),
        ("2026-12-25T02:00", USUAL, ENGLAND, "2026-12-29T17:00"),
        ("2026-12-25T02:00", DAILY, ENGLAND, "2026-12-25T17:00"),
        ("2026-12-31T18:00", USUAL, ENGLAND, "2027-01-04T17:00"),
        ("2026-12-31T18:00", USUAL, SCOTLAND, "2027-01-05T17:00"),
        (
            "2026-04-02T12:00",
            USUAL,
            ENGLAND,
            "2026-04-07T16:00",
        ),  # Thursday before Easter, one in the afternoon
        ("2026-04-02T12:00", USUAL, SCOTLAND, "2026-04-06T16:00"),
        ("2029-12-19T13:00", WEDNESDAYS, ENGLAND, "2030-01-02T17:00"),  # one Wednesday is Boxing Day
        # The clocks go forward in the night to Sunday 29 March 2026 …
        ("2026-03-27T12:00", USUAL, ENGLAND, "2026-03-30T16:00"),
        ("2026-03-28T23:00", DAILY, ENGLAND, "2026-03-29T16:00"),
        ("2026-03-29T10:59", DAILY, ENGLAND, "2026-03-29T16:00"),  # a minute to noon
        ("2026-03-29T11:00", DAILY, ENGLAND, "2026-03-30T16:00"),
        ("2026-03-29T00:30", AT_NIGHT, ENGLAND, "2026-03-29T01:30"),  # half past one does not exist
        ("2026-03-29T01:20", AT_NIGHT, ENGLAND, "2026-03-30T00:30"),
        # … and back in the night to Sunday 25 October 2026.
        ("2026-10-23T11:00", USUAL, ENGLAND, "2026-10-26T17:00"),
        ("2026-10-25T11:59", DAILY, ENGLAND, "2026-10-25T17:00"),
        ("2026-10-25T12:00", DAILY, ENGLAND, "2026-10-26T17:00"),
        ("2026-10-25T00:10", AT_NIGHT, ENGLAND, "2026-10-25T00:30"),  # ten past one for the first time
        ("2026-10-25T01:10", AT_NIGHT, ENGLAND, "2026-10-26T01:30"),  # and for the second
    ],
)
def test_what_is_sent_is_read_by_the_promised_hour(
    sent: str, hours: ReadingHours, nation: Nation, read_by: str
) -> None:
    moment = datetime.fromisoformat(sent).replace(tzinfo=UTC)

    assert promised(moment, hours, nation) == datetime.fromisoformat(read_by).replace(tzinfo=UTC)


def test_a_promise_is_never_for_a_moment_that_is_over() -> None:
    for hours in (USUAL, DAILY, WEDNESDAYS, AT_ONCE, AT_NIGHT):
        for day in range(1, 29):
            for hour in range(24):
                for month in (3, 10, 12):
                    moment = datetime(2026, month, day, hour, tzinfo=UTC)
                    assert promised(moment, hours) > moment


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        promised(datetime(2026, 11, 25), USUAL)


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekdays": frozenset()},
        {"weekdays": frozenset({7})},
        {"sent_by": time(17, 1), "read_by": time(17)},
        {"read_by": time(17, tzinfo=UTC)},
    ],
)
def test_hours_that_nobody_could_keep_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"day of the week|hour of reading|Hours of reading"):
        ReadingHours(**wrong)  # type: ignore[arg-type]
