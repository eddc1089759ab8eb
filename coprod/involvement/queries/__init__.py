"""Every question to the tables of paid roles, in order, with what it brings."""

from __future__ import annotations

from coprod.involvement.queries.copies import copy_of

__all__ = ["copy_of"]
