"""Tests that belong together run in one worker: else stories break off, and worlds are made twice."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("together")
def test_a_test_that_belongs_to_a_group_is_sent_to_the_worker_of_its_group(
    request: pytest.FixtureRequest,
) -> None:
    if not request.config.getoption("loadgroup", False):
        pytest.skip("There are no workers, or they take tests as they come.")

    assert request.node.nodeid.endswith("@together")
