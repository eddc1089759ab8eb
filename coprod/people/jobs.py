"""What the timetable calls for people."""

from __future__ import annotations

from coprod.core.db import writing
from coprod.people import operations


def remove_old() -> None:
    """Remove codes and sign-ins that are over."""
    with writing():
        operations.remove_old()


def ask_again() -> int:
    """Ask those whose year is over whether what they need is still so."""
    with writing():
        return operations.ask_again()
