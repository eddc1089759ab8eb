"""What the timetable calls for questionnaires."""

from __future__ import annotations

from coprod.core.db import writing
from coprod.questionnaires.operations import drafts, filing, releasing


def erase_unused_drafts() -> None:
    """Erase what nobody has touched for 20 hours, and the files that nothing holds any more."""
    with writing():
        drafts.erase_unused()
        filing.forget_unheld()


def destroy_orphan_keys() -> None:
    """Destroy keys that a crash left behind."""
    with writing():
        releasing.destroy_orphan_keys()
