"""Every question to the tables of groups and meetings, in order, with what it brings."""

from __future__ import annotations

from coprod.meetings.queries.copies import copy_of
from coprod.meetings.queries.papers import file_keys

__all__ = ["copy_of", "file_keys"]
