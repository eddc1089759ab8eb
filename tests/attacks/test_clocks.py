"""A clock that jumps decides nothing wrongly and stops nothing: the short twin of soak/clock.py."""

from __future__ import annotations

from soak.clock import NAIVE, after_jumps, decided_wrongly, running


def test_a_closing_day_counts_to_its_midnight_in_london_and_a_clock_that_jumps_stops_nothing() -> None:
    with running() as on:
        assert decided_wrongly(on, days=2) == []
        assert after_jumps(on) == []
        assert on.faults() == []


def test_a_site_whose_days_end_in_greenwich_decides_wrongly_and_is_caught() -> None:
    with running(NAIVE, worker="") as on:
        assert decided_wrongly(on, days=1, has_worker=False)
