"""Tests of one group (``pytest.mark.xdist_group``) go to one worker, in order.

pytest-xdist 3.8 writes the group of a test where pytest 9.2 no longer looks for it, and says nothing: every test goes
anywhere, and each worker makes the same world again (pytest-xdist issue 1386). This hands it on. It can go when
``tests/house/test_groups.py`` passes without it.
"""

from __future__ import annotations

import pytest
from _pytest.nodeid import NodeId


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        grouped = getattr(item, "_nodeid", item.nodeid)
        if grouped != item.nodeid:
            item._id = NodeId.parse(grouped)
