"""A full disk and a lock that somebody keeps are said in words and lose nothing: short twins of soak/faults.py."""

from __future__ import annotations

from soak import troubles
from soak.faults import CARELESS, Case, tried

FULL = Case("nothing can be written", troubles.no_room, seconds=2, before=0.5)
# Longer than anybody waits for a turn (coprod/core/turns.py), so that somebody is refused.
LOCKED = Case("turn to write not given back", troubles.turn_kept, seconds=7, before=0.5)


def test_a_disk_that_takes_no_more_loses_nothing_and_the_site_goes_on_when_there_is_room() -> None:
    outcome = tried(FULL)

    assert outcome.broken(FULL) == []


def test_a_turn_that_is_not_given_back_refuses_in_words_and_loses_nothing() -> None:
    outcome = tried(LOCKED)

    assert outcome.broken(LOCKED) == []


def test_a_site_that_takes_a_failed_commit_for_a_kept_one_loses_answers_and_is_caught() -> None:
    outcome = tried(FULL, application=CARELESS)

    assert outcome.loss(), "the control lost nothing: the faults show nothing"
