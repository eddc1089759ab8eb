"""Addresses as people outside type them: on posters, on paper, in letters."""

from __future__ import annotations

from typing import Any

from flask import current_app

from coprod.core.words import ENGLISH, LANGUAGES


def address(endpoint: str, language: str = ENGLISH, **parts: Any) -> str:
    """A page at our own address, in a language, and never at the address that somebody asked for.

    Letters and jobs need it where there is no visit.
    """
    path = current_app.url_map.bind("localhost").build(endpoint, parts)
    within = f"/{language}" if language in LANGUAGES and language != ENGLISH else ""
    return f"{str(current_app.config['PUBLIC_ADDRESS']).rstrip('/')}{within}{path}"
