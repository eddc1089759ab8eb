"""Which tests run one after the other in one process: those of a file, and those that share what is dear to make.

Any other file goes to whichever process is free.
"""

from __future__ import annotations

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

DEMO_WORLD = "the demo world"
# How the names of files begin that share something, and what.
SHARED = {
    "tests/browser/test_every_page.py": "every page",
    "tests/house/test_pages.py": "every page",
    "tests/browser/test_zoom.py": DEMO_WORLD,
    "tests/domain/demo/": DEMO_WORLD,
    "tests/web/demo/test_every_page.py": DEMO_WORLD,
    "tests/house/test_doors.py": "the doors",
    "tests/house/test_second_step.py": "the doors",
}


class Together(LoadScopeScheduling):
    """Hands out the files, and what is shared by several of them in one piece."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        return next((shared for begins, shared in SHARED.items() if file.startswith(begins)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together | None:
    """Ours takes the place of the one that hands out files."""
    return Together(config, log) if config.getoption("dist") == "loadfile" else None
