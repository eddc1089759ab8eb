"""A consultation that is still a draft, through whose doors the shared builder is tried, and its lead."""

from __future__ import annotations

from tests.web.consultations.manage.conftest import draft, lead, programme

__all__ = ["draft", "lead", "programme"]
