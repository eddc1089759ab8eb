"""Connections to PostgreSQL that ended while nobody used them, noticed before somebody does.

A database that was restarted leaves dead connections behind, and the next visitor of each would be turned away. Whoever
ends a connection makes it readable (a last word, or its end), and an idle one that lives never is. So one look at the
socket tells, without the journey to the database and back that a question would cost every page.
"""

from __future__ import annotations

import select
from typing import Any

import psycopg
from sqlalchemy.exc import InvalidatePoolError


def look(connection: Any, _record: Any, _proxy: Any) -> None:
    """Before a connection is handed out. Errors: ``InvalidatePoolError``, and then the pool makes new ones."""
    if isinstance(connection, psycopg.Connection) and has_ended(connection):
        raise InvalidatePoolError


def has_ended(connection: psycopg.Connection[Any]) -> bool:
    """Whether the other side has said a last word, or nothing is there any more."""
    try:
        socket = connection.fileno()
    except psycopg.Error:
        return True
    poll = select.poll()
    poll.register(socket, select.POLLIN)
    return bool(poll.poll(0))
