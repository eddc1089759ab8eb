"""A power cut at any moment after somebody was told "sent" loses nothing: the short twin of soak/powercut.py."""

from __future__ import annotations

import pytest

from soak.powercut import SHORT_ACKNOWLEDGED, UNSYNCED, tried

pytestmark = pytest.mark.traced


def test_no_power_cut_at_fifteen_acknowledgements_loses_an_answer_or_its_key() -> None:
    cuts = tried(SHORT_ACKNOWLEDGED, variants=1)

    assert cuts.acknowledged >= SHORT_ACKNOWLEDGED
    assert (cuts.losing, cuts.unsound) == ([], [])
    print(f"cut at {cuts.acknowledged} acknowledgements: {cuts.images} images, 0 lose an answer")


def test_a_database_that_answers_before_it_is_on_the_disk_loses_answers_and_is_caught() -> None:
    cuts = tried(SHORT_ACKNOWLEDGED, application=UNSYNCED, variants=0)

    assert cuts.losing, "the control lost nothing: the cuts show nothing"
