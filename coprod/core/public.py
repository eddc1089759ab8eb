"""Addresses as people outside type them: on posters, on paper, in letters."""

from __future__ import annotations

from flask import current_app


def address(path: str) -> str:
    """Our own address of a page, and not the one that somebody asked for."""
    return str(current_app.config["PUBLIC_ADDRESS"]).rstrip("/") + path
